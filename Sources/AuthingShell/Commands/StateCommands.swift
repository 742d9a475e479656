import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// The whole pool, with clock and seed, in a file.
extension Command {
    static let state: [Command] = [stateSave, stateLoad, stateDiff, stateAnonymise]

    private static let file = CommandSignature.Parameter.required("file", "the file")

    static let stateSave = Command(
        "state save",
        group: .laboratory,
        summary: "Saves the whole pool, the clock and the seed in one JSON file",
        discussion: """
            A row stands in a line, tables and rows in a fixed order: equal states give equal files, and `diff` and git \
            can work with them. The file holds password hashes, keys and the outbox: it is readable by its owner alone, and \
            appears whole or not at all. Who is logged in is not part of it.
            """,
        parameters: [file],
        result: ResultShape(
            "the file",
            fields: [.init("file", "where"), .init("bytes", "how long it is")]
        ).shown { arguments, _ in "saved in \(arguments.text("file"))" },
        errors: [1000],
        examples: [
            Example(given: ["let u = user create --username bob"], "state save bob.json", prints: "saved in bob.json")
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let name = arguments.text("file")
            let place = NamedFile(name, in: host.workingFolder)
            let file = try FileFault.failing { () throws(FileFault) in try PrivateFile(replacing: place) }
            let laboratory = host.services.laboratory
            _ = try host.wait { try await laboratory.writeState { file.write($0) } }
            try FileFault.failing { () throws(FileFault) in try file.finish() }
            return .record(["file": .string(name), "bytes": .integer(file.count)])
        }
    )

    static let stateLoad = Command(
        "state load",
        group: .laboratory,
        summary: "Replaces pool, clock and seed by those of a file of `state save`",
        discussion: """
            The file is checked as a whole first: versions, tables, columns, types, every rule of the schema, every \
            reference. Then everything is replaced in one step, or nothing. A file of an older version is brought up to date; \
            one of a newer version is refused. With --pool the pool in the file is replaced, which needs --replace unless it \
            was never used. Nobody is logged in afterwards: `token set` takes a token that the loaded pool knows. Pipeline \
            functions are the session's own, and stay.
            """,
        parameters: [file, .flag("replace", "a pool in a file is replaced although it was used")],
        result: ResultShape(
            "what there is now",
            fields: [.init("users", "how many users"), .init("appId", "the application that calls name")]
        ).shown { arguments, value in
            guard case .record(let record) = value, case .integer(let users) = record["users"] else { return nil }
            return "\(arguments.text("file")) is loaded: \(users) \(users == 1 ? "user" : "users")"
        },
        errors: [400, 1000],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "state save bob.json", "user block bob",
                    "state load bob.json",
                ],
                "print (user show bob).blocked",
                prints: "false"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let bytes = try contents(arguments.text("file"), host)
            let replacing = arguments.flag("replace")
            let services = host.services
            let loaded = try host.wait { try await services.laboratory.readState(bytes, replacing: replacing) }
            services.client.clearSession()
            services.client.options.appID = loaded.appID
            return .record(["users": .integer(loaded.userCount), "appId": .string(loaded.appID)])
        }
    )

    static let stateDiff = Command(
        "state diff",
        group: .laboratory,
        summary: "Shows what differs between a saved state and another one, or the present",
        discussion: """
            Rows are matched by their id, or their key where they have none. Secrets are covered: that a hash or key changed \
            is shown, its text is not.
            """,
        parameters: [
            .required("old", "a file of `state save`"),
            .optional("new", "another one; the present by default"),
        ],
        result: ResultShape(
            "what differs",
            fields: [
                .init("same", "whether nothing does"),
                .init("clock", "old and new, null where it is the same"),
                .init("random", "old and new, null where it is the same"),
                .init("tables", "per table: added, removed and changed rows"),
            ]
        ).shown { _, value in StateReport.text(of: value) },
        errors: [400, 1000],
        examples: [
            Example(
                given: ["let u = user create --username bob", "state save bob.json"],
                "state diff bob.json",
                prints: "nothing differs"
            ),
            Example(
                given: ["let u = user create --username bob", "state save bob.json", "user block bob"],
                "print (state diff bob.json).tables[1].changed[0].fields.isBlocked.new",
                prints: "1"
            ),
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let old = try document(contents(arguments.text("old"), host), host)
            let new: StateDocument
            if let name = arguments.optionalText("new") {
                new = try document(contents(name, host), host)
            } else {
                let memory = ByteCollector()
                let laboratory = host.services.laboratory
                _ = try host.wait { try await laboratory.writeState(to: memory.append) }
                new = try document(memory.bytes, host)
            }
            return Value(StateDifference(from: old, to: new).json)
        }
    )

    static let stateAnonymise = Command(
        "state anonymise",
        group: .laboratory,
        summary: "Makes a saved state in which nobody can be recognised",
        discussion: """
            Names, addresses, phone numbers, usernames, texts, custom data, messages, network addresses and browsers become \
            others, the same ones in all tables and in each run. Ids, references, domains of addresses, lengths of texts and \
            kinds of characters stay. Keys, digests, tokens and codes become others, so that none of the old ones is good; \
            webhooks call nobody. Hashes of passwords become some that no password fits, unless told otherwise. The new \
            names are a function of the state with its keys, or of --seed: who knows that number can try names out.
            """,
        parameters: [
            file,
            .optional("out", "where it is written; in the place of the file by default"),
            .option("seed", "what the new names are a function of", kind: .integer(Int.min...Int.max)),
            CommandSignature.Parameter(
                "password",
                placement: .option,
                isSecret: true,
                summary: "the password that everybody then has who had one"
            ),
            .flag("keep-hashes", "hashes of passwords stay as they are"),
        ],
        result: ResultShape(
            "the file",
            fields: [.init("file", "where"), .init("names", "how many people's names it had")]
        )
        .shown { arguments, _ in
            "\(arguments.optionalText("out") ?? arguments.text("file")) holds nobody who can be recognised"
        },
        errors: [400, 1000],
        examples: [
            Example(
                given: ["let u = user create --username bob --email bob@example.org", "state save bob.json"],
                "state anonymise bob.json case.json",
                prints: "case.json holds nobody who can be recognised"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let bytes = try contents(arguments.text("file"), host)
            let name = arguments.optionalText("out") ?? arguments.text("file")
            let hashes: AnonymisingOptions.Hashes =
                arguments.flag("keep-hashes")
                ? .kept : arguments.optionalSecret("password").map { .known($0) } ?? .unusable
            let options = AnonymisingOptions(seed: arguments.integer("seed").map { Int64($0) }, hashes: hashes)
            let laboratory = host.services.laboratory
            let state = try host.wait { try await laboratory.anonymiseState(bytes, options) }
            try FileFault.failing { () throws(FileFault) in
                let file = try PrivateFile(replacing: NamedFile(name, in: host.workingFolder))
                file.write(state.bytes)
                try file.finish()
            }
            return .record(["file": .string(name), "names": .integer(state.names.count)])
        }
    )

    private static func contents(_ name: String, _ host: ShellHost) throws(CommandFailure) -> [UInt8] {
        try FileFault.failing { () throws(FileFault) in
            try PrivateFile.contents(of: NamedFile(name, in: host.workingFolder))
        }
    }

    private static func document(_ bytes: [UInt8], _ host: ShellHost) throws(CommandFailure) -> StateDocument {
        try host.wait { try StateDocument(bytes) }
    }
}
