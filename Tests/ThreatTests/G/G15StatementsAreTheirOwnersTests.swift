import Foundation
import Glibc
import TestSupport
import Testing

/// The person's own file of statements is read at the prompt alone, and only where nobody else could have written it.
@Suite("G15: own statements are their owner's")
struct G15StatementsAreTheirOwnersTests {
    private static let statements = "print \"from the own file\""

    /// A home with a file of statements in its folder of settings.
    private func makeHome() throws -> ProductHome {
        let home = try ProductHome()
        let folder = home.path("config/authing")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try home.write(Self.statements, to: "config/authing/init.authing")
        chmod(folder, 0o700)
        chmod(home.path("config/authing/init.authing"), 0o600)
        return home
    }

    private func settings(_ home: ProductHome) -> [String: String] { ["XDG_CONFIG_HOME": home.path("config")] }

    /// Starts the prompt, ends it, and gives what it showed.
    private func shown(in home: ProductHome) throws -> String {
        let terminal = try home.prompt(environment: settings(home))
        try terminal.enter("print \"still here\"")
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(terminal.screen.lines.contains("still here"))
        return terminal.screen.lines.joined(separator: "\n")
    }

    @Test("it is read at the prompt")
    func prompt() throws {
        let home = try makeHome()
        #expect(try shown(in: home).contains("from the own file"))
    }

    @Test("no way to run a script opens it", arguments: ["code", "file", "input", "check", "test"])
    func scripts(way: String) throws {
        let home = try makeHome()
        let script = try home.write("print mine\ntest \"one\" { print mine }")
        let log = home.path("opened.log")
        let arguments: [String] =
            switch way {
            case "code": ["-c", "print mine"]
            case "file": [script]
            case "input": []
            default: [way, script]
            }
        let tracer = ["-f", "-qq", "-e", "trace=open,openat,openat2", "-o", log, try BuiltProduct.path("authing")]
        let outcome = try RunningProgram.run(
            "/usr/bin/strace",
            tracer + arguments,
            input: "print mine",
            environment: home.environment(settings(home)),
            workingFolder: home.path("config/authing")
        )
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.output.contains("from the own file"))
        let opened = try String(contentsOfFile: log, encoding: .utf8)
        #expect(opened.contains("openat(") && !opened.contains("init.authing"))
    }

    /// What somebody else could have had a hand in.
    enum Flaw: CaseIterable {
        case groupWrites, othersWrite, groupWritesFolder, othersWriteFolder, link, danglingLink, otherOwner

        /// Those that can be made: only the superuser can give a file away.
        static var possible: [Self] { allCases.filter { $0 != .otherOwner || geteuid() == 0 } }
    }

    @Test("it is refused, and told, where somebody else could have written it", arguments: Flaw.possible)
    func refused(flaw: Flaw) throws {
        let home = try makeHome()
        let file = home.path("config/authing/init.authing")
        var reason = "others may write"
        switch flaw {
        case .groupWrites: chmod(file, 0o620)
        case .othersWrite: chmod(file, 0o602)
        case .groupWritesFolder: chmod(home.path("config/authing"), 0o770)
        case .othersWriteFolder: chmod(home.path("config/authing"), 0o707)
        case .link, .danglingLink:
            reason = "it is a link"
            #expect(rename(file, home.path("elsewhere.authing")) == 0)
            let target = flaw == .link ? "elsewhere.authing" : "nowhere.authing"
            #expect(symlink(home.path(target), file) == 0)
        case .otherOwner:
            reason = "belongs to another user"
            #expect(chown(file, 65_534, 65_534) == 0)
        }
        let screen = try shown(in: home)
        #expect(screen.contains("init.authing is not read") && screen.contains(reason), "\(screen)")
        #expect(!screen.contains("from the own file"))
    }

    @Test("files that look like settings are not opened, at the prompt or by a script", arguments: [true, false])
    func planted(atPrompt: Bool) throws {
        let home = try ProductHome()
        let names = [".rc", ".authingrc", "init.authing", ".authing", "authing.rc", ".editrc", ".inputrc"]
        try FileManager.default.createDirectory(atPath: home.path("work"), withIntermediateDirectories: false)
        for name in names { try home.write("print \"planted\"\nexit 3\n", to: "work/\(name)") }
        let log = home.path("opened.log")
        let tracer = ["-f", "-qq", "-e", "trace=open,openat,stat,newfstatat,access", "-o", log]
        let program = try BuiltProduct.path("authing")
        let environment = home.environment([
            "SWIFT_BACKTRACE": "enable=no", "XDG_CONFIG_HOME": "", "TERM": "xterm-256color",
        ])
        if atPrompt {
            let terminal = try PseudoTerminal(columns: 80, rows: 24)
            try terminal.launch(
                "/usr/bin/env",
                ["-C", home.path("work"), "/usr/bin/strace"] + tracer + [program],
                environment: environment
            )
            try terminal.waitForPrompt()
            try terminal.enter("print mine")
            try terminal.press(.control("d"))
            #expect(try terminal.waitForEnd() == .exited(0))
            #expect(!String(decoding: terminal.output, as: UTF8.self).contains("planted"))
        } else {
            let outcome = try RunningProgram.run(
                "/usr/bin/strace",
                tracer + [program, "-c", "print mine"],
                environment: environment,
                workingFolder: home.path("work")
            )
            #expect(outcome.output == "mine\n" && outcome.exitCode == 0, "\(outcome)")
        }
        let opened = try String(contentsOfFile: log, encoding: .utf8)
        #expect(opened.contains("openat"))
        let stray = opened.split(separator: "\n").filter { line in
            names.contains { name in
                ["\"\(name)\"", "work/\(name)\"", "\"./\(name)\""].contains { line.contains($0) }
            }
        }
        #expect(stray.isEmpty, "\(stray)")
    }
}
