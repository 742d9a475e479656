import AuthingAPI
import AuthingScript

/// Writes a session down as a script that can be run and replayed.
///
/// It is used on the script's thread only. All that was recorded is kept, since a secret may be known only after it was
/// written as a plain text: then the file is written anew without it.
final class Recording {
    /// How a recording begins; `authing replay` compares all that one shows.
    static let heading = "# authing recording"

    private struct Entry {
        let source: String
        let lines: [String]
        let answers: [SecretRewriter.Answer]
    }

    /// The names of the secrets that were used.
    let names = SecretNames()
    /// Told about secrets although nothing is recorded.
    var listener: SecretNames?
    /// What listens to the runs.
    let tap = TranscriptTap()
    private let commands: CommandTable
    private let redactor: Redactor
    private var file: RecordingFile?
    private var opening = (text: "", isExact: false)
    private var entries: [Entry] = []
    /// What became known since the file was written last.
    private var fresh = Redactor()
    private var body = ""
    private var written = ""
    private var answers: [SecretRewriter.Answer] = []
    private var consumed: (file: SourceFile, offset: Int)?
    private var onFault: (FileFault) -> Void = { _ in }

    init(commands: CommandTable, redactor: Redactor) {
        self.commands = commands
        self.redactor = redactor
        tap.onEnd = { [unowned self] stretch in end(stretch) }
    }

    /// Whether something is being recorded.
    var isOn: Bool { file != nil }
    /// Where.
    var place: NamedFile? { file?.place }
    /// How many entries were recorded.
    var count: Int { entries.count }

    /// Begins.
    ///
    /// - Parameters:
    ///   - place: the file.
    ///   - mode: what becomes of one that is there.
    ///   - laboratory: the clock and the seed that hold.
    ///   - isFresh: whether nothing has been drawn from the seed but the pool's own keys.
    ///   - onFault: told why the recording ended by itself.
    /// - Throws: `FileFault` where the file may not be.
    func start(
        _ place: NamedFile,
        _ mode: RecordingFile.Mode,
        _ laboratory: any Laboratory,
        isFresh: Bool,
        onFault: @escaping (FileFault) -> Void
    ) throws(FileFault) {
        let new = try RecordingFile(place, mode)
        stop()
        file = new
        self.onFault = onFault
        entries = []
        answers = []
        var lines = ["\(Self.heading) 1, by authing \(StateFormat.appVersion) at \(TimeText.write(laboratory.now()))"]
        let seed = laboratory.seedInUse
        if let seed {
            // What was drawn before must not be drawn again, where it is in use already.
            let next = isFresh ? seed : Int64(bitPattern: laboratory.randomBits() >> 1)
            laboratory.seed(next)
            lines.append("seed \(next)")
        }
        if laboratory.isFrozen {
            let present: Value = .record(["now": .time(laboratory.now()), "frozen": .boolean(true)])
            lines.append("clock freeze \(TimeText.write(laboratory.now()))")
            lines += TranscriptLines.result(present, isCommand: true).map(TranscriptLines.comment)
        }
        opening = (lines.joined(separator: "\n") + "\n", seed != nil && laboratory.isFrozen)
        (written, body) = ("", "")
        write()
    }

    /// Ends.
    func stop() {
        tap.end()
        file = nil
    }

    /// Notes what the person answered.
    func answered(_ parameter: String, isSecret: Bool, _ value: Value) {
        guard isOn else { return }
        let text = if case .secret(let secret) = value { secret.reveal { $0.printed } } else { value.printed }
        answers.append(.init(parameter: parameter, isSecret: isSecret, text: text))
    }

    /// Notes an entry that did not check, and so did nothing.
    func refused(_ codes: [String]) {
        guard isOn else { return }
        add(
            Entry(
                source: "# left out: an entry that does not check (\(codes.joined(separator: ", ")))",
                lines: [],
                answers: []
            )
        )
    }

    private func end(_ stretch: TranscriptTap.Stretch) {
        let known = consumed
        consumed = (stretch.file, stretch.endOfLine)
        defer { answers = [] }
        guard isOn else { return }
        let start = known.flatMap { $0.file === stretch.file ? $0.offset : nil } ?? 0
        add(
            Entry(
                source: Self.statements(stretch.file.text(in: start..<stretch.endOfLine)),
                lines: stretch.lines,
                answers: answers
            )
        )
    }

    /// The text without earlier results, the first line for the system and line breaks around it.
    private static func statements(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix(TranscriptLines.mark) && !$0.hasPrefix("#!")
                && !$0.hasPrefix(heading)
        }
        return lines.joined(separator: "\n").trimmingLines
    }

    private func add(_ entry: Entry) {
        entries.append(entry)
        body += rendered(entry)
        write()
    }

    /// Notes the secrets in what a command was given or has answered.
    func learn(_ value: Value) { if isOn { fresh.learn(value) } }

    private func rendered(_ entry: Entry) -> String {
        let rewriter = SecretRewriter(commands: commands, names: names, redactor: redactor)
        let lines =
            [
                rewriter.text(of: entry.source, answers: entry.answers)
                    ?? "# left out, for a secret stands in the middle of it"
            ]
            + entry.lines.map { TranscriptLines.comment(redactor.cover($0)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Brings the file to what is known now.
    private func write() {
        guard let file else { return }
        if fresh.finds(in: body) || entries.contains(where: { fresh.finds(in: $0.source) }) {
            body = entries.map(rendered).joined()
        }
        fresh = Redactor()
        let isExact = opening.isExact || RecordedScript.isExact(body)
        let text =
            "#!/usr/bin/env -S authing replay\n" + (isExact ? "" : Self.warning) + redactor.cover(opening.text) + "\n"
            + body
        do throws(FileFault) {
            if !written.isEmpty, text.hasPrefix(written) {
                try file.append(String(text.dropFirst(written.count)))
            } else {
                try file.rewrite(text)
            }
            written = text
        } catch {
            self.file = nil
            onFault(error)
        }
    }

    private static let warning =
        "# Not both seeded and frozen at its start: ids, times, codes and tokens differ, and a replay masks them.\n"
}

extension String {
    /// The same without empty lines at both ends.
    fileprivate var trimmingLines: String {
        var text = self[...]
        while text.first == "\n" { text = text.dropFirst() }
        while let last = text.last, last == "\n" || last == " " { text = text.dropLast() }
        return String(text)
    }
}
