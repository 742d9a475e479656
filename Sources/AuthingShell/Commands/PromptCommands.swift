import AuthingScript

/// What was typed at the prompt, and the screen.
extension Command {
    static let promptCommands: [Command] = [history, rerun, edit, clear]

    /// Entries that are shown where no number is given.
    private static let shownEntries = 20

    @Sendable
    private static func prompt(_ host: ShellHost) throws(CommandFailure) -> any PromptServices {
        guard let prompt = host.desk.prompt else {
            throw .fault(
                code: DiagnosticCode.promptOnly.id,
                message: "this is a command of the prompt",
                hint: "start `authing` without a file"
            )
        }
        return prompt
    }

    private static func noEntry(_ text: String, of count: Int) -> CommandFailure {
        .fault(
            code: DiagnosticCode.noSuchEntry.id,
            message: count == 0 ? "there is no entry yet" : "no entry \(text): they are numbered 1 to \(count)",
            hint: count == 0 ? nil : "`history` shows them"
        )
    }

    static let history = Command(
        "history",
        group: .laboratory,
        summary: "Shows the last entries of the prompt with their numbers",
        discussion: "A secret that was typed shows as `?`: it is not kept. `rerun` runs an entry again.",
        parameters: [.optional("count", "how many, 20 by default", kind: .integer(1...Int.max))],
        result: ResultShape(
            "a list of entries",
            fields: [.init("number", "what `rerun` and `edit` call it"), .init("entry", "the text")]
        ).shown { _, value in
            guard case .list(let rows) = value, !rows.isEmpty else { return nil }
            return rows.compactMap { row -> String? in
                guard case .record(let record) = row, let number = record["number"], let entry = record["entry"] else {
                    return nil
                }
                let text = number.printed
                let lead = String(repeating: " ", count: max(0, 5 - text.count)) + text + "  "
                return lead + entry.printed.replacing("\n", with: "\n       ")
            }.joined(separator: "\n")
        },
        body: .immediate { arguments, host throws(CommandFailure) in
            let entries = try prompt(host).entries
            let first = max(0, entries.count - (arguments.integer("count") ?? shownEntries))
            return .list(
                entries[first...].enumerated().map { offset, entry in
                    .record(["number": .integer(first + offset + 1), "entry": .string(entry)])
                }
            )
        }
    )

    static let rerun = Command(
        "rerun",
        group: .laboratory,
        summary: "Runs entries of the prompt again",
        discussion: "`rerun` alone runs the last one, `rerun 7` one, `rerun 7-9` three. Each `?` asks anew.",
        parameters: [.optional("entries", "a number N or a range N-M, as `history` shows them")],
        body: .immediate { arguments, host throws(CommandFailure) in
            let prompt = try prompt(host)
            let entries = prompt.entries
            let text = arguments.optionalText("entries") ?? String(entries.count)
            guard let range = range(text), range.lowerBound >= 1, range.upperBound <= entries.count else {
                throw noEntry(text, of: entries.count)
            }
            prompt.run(later: Array(entries[(range.lowerBound - 1)..<range.upperBound]))
            return .null
        }
    )

    /// `7` or `7-9`.
    private static func range(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        switch ends.count {
        case 1: return ends[0].map { $0...$0 }
        case 2:
            guard let first = ends[0], let last = ends[1], first <= last else { return nil }
            return first...last
        default: return nil
        }
    }

    static let edit = Command(
        "edit",
        group: .laboratory,
        summary: "Opens an entry in your editor and runs what is saved",
        discussion: """
            The editor is $VISUAL, else $EDITOR, else vi. Nothing runs where nothing was saved, or the editor ends with a \
            failure. Secrets are `?` in it, as in the history.
            """,
        parameters: [
            .optional("number", "the entry, the last one by default", kind: .integer(1...Int.max)),
            .flag("new", "begin with nothing"),
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let prompt = try prompt(host)
            let entries = prompt.entries
            var text = entries.last ?? ""
            if let number = arguments.integer("number") {
                guard number <= entries.count else { throw noEntry(String(number), of: entries.count) }
                text = entries[number - 1]
            }
            if arguments.flag("new") { text = "" }
            guard let saved = try prompt.edit(text) else {
                host.console.report("nothing was saved, so nothing runs\n")
                return .null
            }
            prompt.run(later: [saved])
            return .null
        }
    )

    static let clear = Command(
        "clear",
        group: .laboratory,
        summary: "Empties the screen",
        body: .immediate { _, host throws(CommandFailure) in
            try prompt(host).clearScreen()
            return .null
        }
    )
}
