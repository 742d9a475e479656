import AuthingStore
import Foundation
import Glibc
import TestSupport
import Testing

/// Whatever the umask, what the program writes is its owner's alone; what is not is refused.
@Suite("F6: files are their owner's")
struct F6FilesAreTheirOwnersTests {
    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    private func run(_ mask: String, _ arguments: [String], in home: ProductHome) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            "/bin/sh",
            ["-c", "umask \(mask); exec \"$0\" \"$@\"", try BuiltProduct.path("authing")] + arguments,
            environment: home.environment(),
            workingFolder: home.path("")
        )
    }

    private static let masks = ["000", "022", "077", "277"]

    /// A command that writes a file besides the pool, and which one.
    struct Writer: Sendable, CustomTestStringConvertible {
        let command: String
        let file: String

        var testDescription: String { command }
    }

    private static let writers = [
        Writer(command: "state save out.json", file: "out.json"),
        Writer(command: "user export out.csv --with-hashes", file: "out.csv"),
        Writer(command: "user export out.jsonl", file: "out.jsonl"),
        Writer(command: "record out.authing --force\nprint ada", file: "out.authing"),
    ]

    /// What writes a file without a pool: a subcommand, and the file.
    ///
    /// `case.authing` is there, and `pool.json`, a saved state.
    private static let tools: [(arguments: [String], file: String)] = [
        (["-c", "state anonymise pool.json out.json"], "out.json"),
        (["test", "--report-json", "out.json", "case.authing"], "out.json"),
        (["test", "--report-junit", "out.xml", "case.authing"], "out.xml"),
        (["test", "--report-tap", "out.tap", "case.authing"], "out.tap"),
        (["test", "--report-html", "out.html", "case.authing"], "out.html"),
        (["shrink", "case.authing", "--until", "error 2004", "-o", "out.authing"], "out.authing"),
        (["repro", "save", "out.authingz", "case.authing", "--force"], "out.authingz"),
        (["import", "curl", "curl https://ada.authing.cn/api/v2/users/me", "-o", "out.authing"], "out.authing"),
    ]

    /// A home with what the tools read.
    private func workshop() throws -> ProductHome {
        let home = try ProductHome()
        try home.write("print ada\nlogin username ada password", to: "case.authing")
        let outcome = try home.run(["-c", "register username ada password\nstate save pool.json"])
        #expect(outcome.exitCode == 0, "\(outcome)")
        return home
    }

    @Test("what a subcommand writes, where nothing was and over an older file", arguments: masks, tools.indices)
    func toolWritten(mask: String, tool: Int) throws {
        let (arguments, file) = Self.tools[tool]
        let home = try workshop()
        for older in [nil, 0o666] as [mode_t?] {
            if let older {
                try home.write("old", to: file)
                #expect(chmod(home.path(file), older) == 0)
            }
            let before = try names(in: home.path(""))
            let outcome = try run(mask, arguments, in: home)
            #expect(mode(home.path(file)) == 0o600, "\(arguments): \(outcome)")
            #expect(try names(in: home.path("")) == before.union([file]))
        }
    }

    @Test("a link in the place of what a subcommand writes is refused, also one to nowhere", arguments: tools.indices)
    func toolPlanted(tool: Int) throws {
        let (arguments, file) = Self.tools[tool]
        let home = try workshop()
        let target = home.path("target")
        #expect(symlink(target, home.path(file)) == 0)
        for exists in [false, true] {
            if exists { try Data("mine".utf8).write(to: URL(filePath: target)) }
            let outcome = try run("022", arguments, in: home)
            #expect(outcome.exitCode != 0 && outcome.error.contains("is a link"), "\(arguments): \(outcome)")
            #expect(FileManager.default.contents(atPath: target) == (exists ? Data("mine".utf8) : nil))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: home.path(file)) == target)
        }
    }

    @Test("a script that is brought up to date stays as open as it was", arguments: masks)
    func renewed(mask: String) throws {
        for arguments in [["fmt", "out.authing"], ["replay", "--accept", "out.authing"]] {
            let home = try ProductHome()
            try home.write("print   ada\n#> old", to: "out.authing")
            #expect(chmod(home.path("out.authing"), 0o640) == 0)
            let outcome = try run(mask, arguments, in: home)
            #expect(mode(home.path("out.authing")) == 0o640, "\(arguments): \(outcome)")
            let text = try String(contentsOfFile: home.path("out.authing"), encoding: .utf8)
            #expect(text.hasPrefix(arguments[0] == "fmt" ? "print ada" : "print   ada\n#> ada"), "\(text)")
        }
    }

    /// Names below a folder.
    private func names(in folder: String) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    }

    @Test("nothing of the product makes files but what is looked at here")
    func makers() throws {
        let calls = [
            "O_CREAT", "mkstemp(", "mkdir(", "mkdtemp(", "createFile(", "createDirectory(atPath", ".write(to: URL",
            "write(toFile:", "forWritingAtPath", "forWritingTo", "fopen(", "OutputStream(", "DatabaseQueue(path",
            "DatabasePool(", "VACUUM INTO", "symlink(", "mkfifo(", "copyItem(",
        ]
        let makers = try SourceText.lines().filter { line in calls.contains { line.text.contains($0) } }
        #expect(
            Set(makers.map(\.file)) == [
                "AuthingShell/Files/PrivateFile.swift",
                "AuthingShell/Prompting/PromptDesk.swift", "AuthingShell/REPL/Editing/HistoryFile.swift",
                "AuthingStore/Files/PoolFile.swift",
                "AuthingStore/Pool/SQLitePool.swift",
            ],
            "\(makers)"
        )
        let users = try SourceText.lines().filter { $0.text.contains("PrivateFile(replacing") }
        #expect(
            Set(users.map(\.file)) == [
                "AuthingShell/Commands/StateCommands.swift", "AuthingShell/Commands/TransferCommands.swift",
                "AuthingShell/Formatting/Launcher+Format.swift", "AuthingShell/Import/Importer.swift",
                "AuthingShell/Prompting/PromptDesk.swift", "AuthingShell/REPL/Editing/HistoryFile.swift",
                "AuthingShell/Recording/RecordingFile.swift", "AuthingShell/Running/Launcher+Replay.swift",
                "AuthingShell/Running/Launcher+Repro.swift", "AuthingShell/Running/Launcher+Shrink.swift",
                "AuthingShell/Running/Launcher+Tests.swift",
            ],
            "\(users)"
        )
    }

    @Test("what a command writes, where nothing was and over an older file", arguments: masks, writers)
    func written(mask: String, writer: Writer) throws {
        let home = try ProductHome()
        let script = "register username ada password\n\(writer.command)"
        for older in [nil, 0o666, 0o604] as [mode_t?] {
            unlink(home.path("a.pool"))
            if let older {
                try Data("old".utf8).write(to: URL(filePath: home.path(writer.file)))
                #expect(chmod(home.path(writer.file), older) == 0)
            }
            let outcome = try run(mask, ["-c", script, "--pool", "a.pool"], in: home)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(mode(home.path(writer.file)) == 0o600)
            #expect(try names(in: home.path("")) == ["a.pool", "a.pool-journal", writer.file])
            let text = FileManager.default.contents(atPath: home.path(writer.file)) ?? Data()
            #expect(text.range(of: Data("ada".utf8)) != nil)
        }
    }

    @Test("a link in the place of what a command writes is refused, also one to nowhere", arguments: writers)
    func plantedOutput(writer: Writer) throws {
        let home = try ProductHome()
        let target = home.path("target")
        #expect(symlink(target, home.path(writer.file)) == 0)
        for exists in [false, true] {
            if exists { try Data("mine".utf8).write(to: URL(filePath: target)) }
            let outcome = try run("022", ["-c", writer.command], in: home)
            #expect(outcome.exitCode != 0 && outcome.error.contains("is a link"), "\(outcome)")
            #expect(FileManager.default.contents(atPath: target) == (exists ? Data("mine".utf8) : nil))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: home.path(writer.file)) == target)
        }
    }

    /// Types a statement at the prompt and ends it.
    private func converse(_ mask: String, in home: ProductHome) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal()
        try terminal.launch(
            "/bin/sh",
            ["-c", "umask \(mask); exec \"$0\"", try BuiltProduct.path("authing")],
            // On a terminal Swift's backtracer would ask what to do.
            environment: home.environment(["SWIFT_BACKTRACE": "enable=no"])
        )
        try terminal.wait(forCursorLine: "authing>")
        try terminal.send("print 4711\r")
        try terminal.wait(for: "next prompt") { $0.lines.contains("4711") && $0.cursorLine == "authing>" }
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        return terminal
    }

    @Test("the history and its folders", arguments: masks)
    func history(mask: String) throws {
        let home = try ProductHome()
        for _ in 0..<2 {
            _ = try converse(mask, in: home)
            #expect(mode(home.path("state")) == 0o700 && mode(home.path("state/authing")) == 0o700)
            #expect(mode(home.path("state/authing/history")) == 0o600)
            #expect(try names(in: home.path("state/authing")) == ["history"])
            // One that was opened to others is closed again.
            #expect(chmod(home.path("state/authing/history"), 0o666) == 0)
        }
    }

    @Test("a link in the place of the history is not followed, also one to nowhere")
    func plantedHistory() throws {
        let home = try ProductHome()
        let target = home.path("target")
        try FileManager.default.createDirectory(atPath: home.path("state/authing"), withIntermediateDirectories: true)
        #expect(symlink(target, home.path("state/authing/history")) == 0)
        for exists in [false, true] {
            if exists { try Data("mine".utf8).write(to: URL(filePath: target)) }
            let terminal = try converse("022", in: home)
            #expect(String(decoding: terminal.output, as: UTF8.self).contains("symbolic link"))
            #expect(FileManager.default.contents(atPath: target) == (exists ? Data("mine".utf8) : nil))
        }
    }

    @Test("a pool and its journal", arguments: masks)
    func pools(mask: String) throws {
        let home = try ProductHome()
        let outcome = try run(mask, ["-c", "register username ada password", "--pool", "a.pool"], in: home)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(mode(home.path("a.pool")) == 0o600)
        #expect(mode(home.path("a.pool-journal")) == 0o600)
    }

    @Test("a link, also to nowhere, and files open to others are refused, and nothing is written through them")
    func planted() throws {
        let home = try ProductHome()
        let target = home.path("target")
        for exists in [false, true] {
            if exists { try Data("mine".utf8).write(to: URL(filePath: target)) }
            unlink(home.path("a.pool"))
            #expect(symlink(target, home.path("a.pool")) == 0)
            let outcome = try run("022", ["-c", "register username ada password", "--pool", "a.pool"], in: home)
            #expect(outcome.exitCode != 0 && outcome.error.contains("symbolic link"), "\(outcome)")
            #expect(FileManager.default.contents(atPath: target) == (exists ? Data("mine".utf8) : nil))
        }
        unlink(home.path("a.pool"))
        _ = try run("022", ["-c", "print 1", "--pool", "a.pool"], in: home)
        for loose in [0o644, 0o660, 0o606] as [mode_t] {
            #expect(chmod(home.path("a.pool"), loose) == 0)
            let outcome = try run("022", ["-c", "user list", "--pool", "a.pool"], in: home)
            #expect(outcome.exitCode != 0 && outcome.error.contains("by others"), "\(outcome)")
        }
    }

    @Test("a journal that was planted before the pool is refused: a link, or one that others may write to")
    func plantedFirst() throws {
        for name in ["a.pool-journal", "a.pool-wal", "a.pool-shm"] {
            let home = try ProductHome()
            let arguments = ["-c", "register username ada password", "--pool", "a.pool"]
            let target = home.path("target")
            #expect(symlink(target, home.path(name)) == 0)
            let linked = try run("022", arguments, in: home)
            #expect(linked.exitCode != 0 && linked.error.contains("journal of the pool file is a link"), "\(linked)")
            #expect(mode(target) == nil && mode(home.path("a.pool")) == nil)
            unlink(home.path(name))
            try Data("theirs".utf8).write(to: URL(filePath: home.path(name)))
            #expect(chmod(home.path(name), 0o666) == 0)
            let loose = try run("022", arguments, in: home)
            #expect(loose.exitCode != 0 && loose.error.contains("the journal of the pool file"), "\(loose)")
            #expect(FileManager.default.contents(atPath: home.path(name)) == Data("theirs".utf8))
        }
    }

    @Test("a planted journal that is a link is not followed")
    func plantedJournal() throws {
        let home = try ProductHome()
        _ = try run("022", ["-c", "register username ada password", "--pool", "a.pool"], in: home)
        let target = home.path("target")
        try Data("mine".utf8).write(to: URL(filePath: target))
        unlink(home.path("a.pool-journal"))
        #expect(symlink(target, home.path("a.pool-journal")) == 0)
        let outcome = try run("022", ["-c", "register username bob password", "--pool", "a.pool"], in: home)
        #expect(outcome.exitCode != 0, "\(outcome)")
        #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
    }
}
