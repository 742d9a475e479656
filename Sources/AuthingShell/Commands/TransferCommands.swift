import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// Users by the file.
extension Command {
    static let transfer: [Command] = [userImport, userExport]

    private static let formats = UserFileFormat.allCases.map(\.rawValue)
    private static let formatOption = CommandSignature.Parameter.option(
        "format",
        "jsonl or csv; by the file's name, else jsonl",
        kind: .choice(formats)
    )
    /// The most faults that a terminal shows.
    private static let mostShownFaults = 20

    static let userImport = Command(
        "user import",
        group: .console,
        summary: "Imports users from a file, all of them or none",
        discussion: """
            A JSON object a line, or a table with a heading (RFC 4180; an empty cell is no value). `-` is standard input. \
            The file is checked as a whole before the pool is touched.
            Fields: \(UserRecord.fieldNames.joined(separator: ", ")).
            Custom data: customData, a record; or customData.KEY; or KEY, where a user has no such field.
            password is a plain text, which is hashed; it has to be one that `user create` takes. passwordHash is a hash of this or another system: bcrypt ($2b$), \
            Argon2id and Argon2i, scrypt ($7$ and $scrypt$), PBKDF2 ($pbkdf2-sha256$ and Django's pbkdf2_sha256$, with \
            SHA-1 and SHA-512 too). It stays until the first login, which hashes the password anew. A hash that costs \
            more than 256 MiB, bcrypt cost 15 or 10 000 000 iterations to check is refused.
            --on-conflict says what happens to a user whose id, email, username, phone or externalId the pool has: fail \
            (the default), skip, or update, which takes over the fields that the file names and keeps the id. A user who \
            gets another password, or is blocked or put away, is logged out everywhere.
            """,
        parameters: [
            .required("file", "the file"),
            formatOption,
            .option(
                "on-conflict",
                "fail, skip or update; fail by default",
                kind: .choice(UserImportOptions.ConflictRule.allCases.map(\.rawValue))
            ),
            .flag("dry-run", "everything is tried, nothing is kept"),
            .flag("keep-going", "users with a fault are left out, the others are imported"),
        ],
        result: ResultShape(
            "what the import came to",
            fields: [
                .init("imported", "users added"),
                .init("updated", "users of the pool that were changed"),
                .init("skipped", "users that the pool had and kept"),
                .init("failed", "users with a fault"),
                .init("faults", "the first 100 faults: line, column, field, code, message, hint"),
            ]
        ).shown { arguments, value in importSentence(value, isDryRun: arguments.flag("dry-run")) },
        errors: [400, 1000],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob --password pass-4711",
                    "user export users.jsonl --with-hashes",
                ],
                "user import users.jsonl --on-conflict skip",
                prints: "0 users imported, 1 skipped"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in try importUsers(arguments, host) }
    )

    private static func importUsers(_ arguments: Arguments, _ host: ShellHost) throws(CommandFailure) -> Value {
        let name = arguments.text("file")
        let format =
            arguments.optionalText("format").flatMap { UserFileFormat(rawValue: $0) } ?? UserFileFormat(of: name)
        let rule = arguments.optionalText("on-conflict").flatMap { UserImportOptions.ConflictRule(rawValue: $0) }
        let options = UserImportOptions(
            conflictRule: rule ?? .fail,
            isDryRun: arguments.flag("dry-run"),
            keepsGoing: arguments.flag("keep-going")
        )
        let place =
            name == "-"
            ? UserFile.Place.bytes(try FileFault.failing { () throws(FileFault) in try PrivateFile.standardInput() })
            : .file(NamedFile(name, in: host.workingFolder))
        let source = UserFile(place, format: format)
        let bar = ProgressBar(on: host.console)
        let (services, position) = (host.services, bar.position)
        defer { bar.clear() }
        let report = try host.wait(tick: bar.show) {
            try await services.administration.importUsers(from: source, options: options, progress: position.note)
        }
        return Value(report.json(in: services.client.options.language))
    }

    private static func importSentence(_ value: Value, isDryRun: Bool) -> String? {
        guard case .record(let record) = value, case .integer(let imported) = record["imported"] else { return nil }
        let kinds = ["updated", "skipped", "failed"].compactMap { kind -> String? in
            guard case .integer(let count) = record[kind], count > 0 else { return nil }
            return ", \(count) \(kind)"
        }
        let verb = isDryRun ? "would be imported" : "imported"
        var lines = ["\(imported) \(imported == 1 ? "user" : "users") \(verb)\(kinds.joined())"]
        guard case .list(let faults) = record["faults"] else { return lines[0] }
        for case .record(let fault) in faults.prefix(mostShownFaults) {
            let place = "\(fault["line"]?.printed ?? ""):\(fault["column"]?.printed ?? "")"
            lines.append("  \(place) \(fault["message"]?.printed ?? "")")
        }
        if faults.count > mostShownFaults { lines.append("  … and \(faults.count - mostShownFaults) more") }
        return lines.joined(separator: "\n")
    }

    static let userExport = Command(
        "user export",
        group: .console,
        summary: "Exports all users to a file that `user import` reads",
        discussion: """
            The file is readable by its owner alone and appears whole or not at all; `-` is standard output. Fields \
            without a value are left out of JSON lines and empty in a table. Password hashes are written only with \
            --with-hashes; tokens never are.
            """,
        parameters: [
            .required("file", "the file"),
            formatOption,
            .flag("with-hashes", "the hashes of the passwords, too"),
        ],
        result: ResultShape(
            "what was exported",
            fields: [.init("exported", "how many users"), .init("file", "where"), .init("format", "jsonl or csv")]
        ).shown { _, value in
            guard case .record(let record) = value, case .integer(let count) = record["exported"] else { return nil }
            return "\(count) \(count == 1 ? "user" : "users") exported to \(record["file"]?.printed ?? "")"
        },
        errors: [500, 1000],
        examples: [
            Example(
                given: ["let u = user create --username bob"],
                "user export users.csv",
                prints: "1 user exported to users.csv"
            )
        ],
        body: .immediate { arguments, host throws(CommandFailure) in try exportUsers(arguments, host) }
    )

    private static func exportUsers(_ arguments: Arguments, _ host: ShellHost) throws(CommandFailure) -> Value {
        let name = arguments.text("file")
        let format =
            arguments.optionalText("format").flatMap { UserFileFormat(rawValue: $0) } ?? UserFileFormat(of: name)
        let withHashes = arguments.flag("with-hashes")
        let services = host.services
        guard name != "-" else {
            // The script's thread alone writes to standard output.
            let output = ByteCollector()
            let writer = UserFileWriter(format, withHashes: withHashes, to: output.append)
            _ = try host.wait { try await services.administration.exportUsers(withHashes: withHashes, to: writer) }
            for line in output.bytes.split(separator: 0x0A) {
                host.console.print(String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self))
            }
            return .null
        }
        let place = NamedFile(name, in: host.workingFolder)
        let file = try FileFault.failing { () throws(FileFault) in try PrivateFile(replacing: place) }
        let writer = UserFileWriter(format, withHashes: withHashes, to: { file.write($0) })
        let outcome = Result { () throws(CommandFailure) in
            try host.wait { try await services.administration.exportUsers(withHashes: withHashes, to: writer) }
        }
        // A disk that is full is the reason why an export stopped.
        if case .failure(.refused) = outcome, file.fault == nil { _ = try outcome.get() }
        try FileFault.failing { () throws(FileFault) in try file.finish() }
        return .record([
            "exported": .integer(try outcome.get()), "file": .string(name), "format": .string(format.rawValue),
        ])
    }

}
