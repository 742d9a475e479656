import AuthingAPI
import AuthingScript

/// Writing a session down.
extension Command {
    static let recordings: [Command] = [record, recordOff]

    static let record = Command(
        "record",
        group: .laboratory,
        summary: "Writes what follows in a file, as a script with its results",
        discussion: """
            The file can be run, and `authing replay` shows the first thing that is no longer as it was. Statements stand \
            in it as typed, results and errors behind them as comments that begin with `#>`. No secret is in it: \
            `(secret PASSWORD)` stands where one was written or asked for, and whoever runs the file gives it with \
            `--secret PASSWORD=…`, the environment, or when asked. Seed and frozen clock are written down where they hold; a \
            seed that was in use already is left for one that is drawn from it. Each entry is in the file when it has run; \
            the file is for its owner alone. `authing --record FILE` records from the start.
            """,
        parameters: [
            .required("file", "the file"),
            .flag("append", "go on in a file that is there"),
            .flag("force", "replace a file that is there"),
        ],
        result: ResultShape("the recording", fields: [.init("file", "where it is")])
            .shown { arguments, _ in "what follows is recorded in \(arguments.text("file")); `record off` ends it" },
        examples: [
            Example(
                "record case.authing",
                prints: "what follows is recorded in case.authing; `record off` ends it"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let place = NamedFile(arguments.text("file"), in: host.workingFolder)
            let mode: RecordingFile.Mode =
                arguments.flag("force") ? .replacing : arguments.flag("append") ? .appending : .new
            try FileFault.failing { () throws(FileFault) in
                try host.startRecording(place, mode, isFresh: !host.hasAsked)
            }
            return .record(["file": .string(arguments.text("file"))])
        }
    )

    static let recordOff = Command(
        "record off",
        group: .laboratory,
        summary: "Ends the recording",
        result: ResultShape(
            "what was recorded, null where nothing was",
            fields: [.init("file", "where"), .init("entries", "how many"), .init("secrets", "the names it asks for")],
            absence: "nothing was being recorded"
        ),
        examples: [Example("record off", prints: "nothing was being recorded")],
        body: .immediate { _, host in
            guard let place = host.recording.place else { return .null }
            let (count, names) = (host.recording.count, host.recording.names.given)
            // Who reads the recording need not know how it ended.
            host.recording.tap.drop()
            host.recording.stop()
            return .record([
                "file": .string(place.name), "entries": .integer(count),
                "secrets": .list(names.map { .string($0) }),
            ])
        }
    )
}

extension ShellHost {
    /// Begins to record.
    ///
    /// - Throws: `FileFault` where the file may not be.
    func startRecording(_ place: NamedFile, _ mode: RecordingFile.Mode, isFresh: Bool) throws(FileFault) {
        try recording.start(place, mode, services.laboratory, isFresh: isFresh) { [console] fault in
            console.report("authing: the recording has ended: \(fault.message)\n")
        }
    }
}
