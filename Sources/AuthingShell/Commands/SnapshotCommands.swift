import AuthingAPI
import AuthingScript

/// States to go back to, in memory.
extension Command {
    static let snapshots: [Command] = [snapshot, undo, snapshotList]

    private static let fields: [ResultShape.Field] = [
        .init("name", "its name, null without one"),
        .init("takenAt", "what the session's clock showed"),
        .init("automatic", "whether the prompt took it, before an entry"),
    ]

    static let snapshot = Command(
        "snapshot",
        group: .laboratory,
        summary: "Keeps pool, clock, seed and session, to go back to with `undo`",
        discussion: """
            It is in memory and ends with the session; `state save` writes a file. Variables, functions and what was printed \
            are not part of it. A name that is used again means the later one.
            """,
        parameters: [.optional("name", "what to call it")],
        result: ResultShape("the state", fields: fields).shown { arguments, _ in
            arguments.optionalText("name").map { "kept as \($0)" } ?? "kept"
        },
        errors: [1000],
        examples: [
            Example(
                given: ["let u = user create --username bob", "snapshot before", "user delete bob", "undo before"],
                "print (user show bob).username",
                prints: "bob"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            Value(of: try host.takeSnapshot(arguments.optionalText("name")))
        }
    )

    static let undo = Command(
        "undo",
        group: .laboratory,
        summary: "Goes back to the last state that was kept, or to that of a name",
        discussion: """
            The prompt keeps the state before each entry that changes something, the last 20 of them, so that `undo` alone \
            takes back the last one; a second `undo` takes back the one before. A script goes back to its own `snapshot`s. \
            A state with a name stays, and can be gone back to as often as wanted. What has left the pool, such as messages to \
            webhooks, is not called back. With --pool other processes may have written to the file, which would be lost as well: \
            that needs --force, and the prompt keeps no states of its own.
            """,
        parameters: [
            .optional("name", "the state of this name"),
            .flag("force", "go back although the pool is in a file that others may have written to"),
        ],
        result: ResultShape("the state", fields: fields).shown { _, value in
            guard case .record(let record) = value, let takenAt = record["takenAt"] else { return nil }
            if let name = record["name"], !name.isNull { return "back to \(name.printed)" }
            return record["automatic"] == .boolean(true)
                ? "the last entry that changed something is taken back" : "back to the state of \(takenAt.printed)"
        },
        errors: [1000],
        examples: [
            Example(
                given: ["let u = user create --username bob", "user block bob", "undo"],
                "print (user show bob).blocked",
                prints: "false"
            ),
            Example(
                given: ["clock freeze 2026-01-01T00:00:00Z", "clock advance 1h", "undo"],
                "clock show",
                prints: "2026-01-01T00:00:00Z (frozen)"
            ),
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            guard !host.services.laboratory.isShared || arguments.flag("force") else {
                throw .fault(
                    code: DiagnosticCode.sharedPool.id,
                    message: "the pool is in a file that other processes may have written to since",
                    hint: "`undo --force` goes back, and loses what they wrote"
                )
            }
            let name = arguments.optionalText("name")
            guard let entry = try host.goBack(to: name) else { throw nothingKept(name, host) }
            return Value(of: entry)
        }
    )

    private static func nothingKept(_ name: String?, _ host: ShellHost) -> CommandFailure {
        let names = host.snapshots.named.keys.sorted()
        let hint = name.map { name in
            NearMatch.find(name, among: names).map { "did you mean \($0)?" } ?? "`snapshots` lists what there is"
        }
        return .fault(
            code: DiagnosticCode.nothingKept.id,
            message: name.map { "no state is called \($0)" } ?? "there is no state to go back to",
            hint: hint ?? "`snapshot` keeps one"
        )
    }

    static let snapshotList = Command(
        "snapshots",
        group: .laboratory,
        summary: "Lists the states that `undo` can go back to, the latest last",
        result: ResultShape("a list of states", fields: fields),
        examples: [
            Example(given: ["snapshot before", "let s = snapshots"], "print (last($s)).name", prints: "before")
        ],
        body: .immediate { _, host in
            let entries = host.snapshots.entries
            let passed = host.snapshots.named.values.filter { named in
                !entries.contains { $0.handle == named.handle }
            }
            return .list((passed + entries).sorted { $0.handle < $1.handle }.map { Value(of: $0) })
        }
    )
}

extension Value {
    /// A state as a record.
    fileprivate init(of entry: SnapshotShelf.Entry) {
        self = .record([
            "name": entry.name.map { .string($0) } ?? .null,
            "takenAt": .time(entry.takenAt),
            "automatic": .boolean(entry.isAutomatic),
        ])
    }
}
