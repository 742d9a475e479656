import Foundation
import Glibc
import TestSupport
import Testing

/// Whatever ends the shell and wherever it stands, the terminal is set as before; without one it works all the same.
@Suite("G16: every death is clean")
struct G16EveryDeathIsCleanTests {
    /// Every signal that ends a process, but for SIGKILL, which nobody can catch, and SIGXFSZ and SIGPIPE, which are
    /// ignored.
    private static let deaths: [Int32] =
        [
            SIGHUP, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2, SIGALRM, SIGTERM,
            SIGSTKFLT, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSYS,
        ] + [34, 50, 64]

    /// Where the shell is when it dies.
    enum Place: CaseIterable {
        case line, candidates, question, run

        /// Brings a prompt there.
        func reach(_ terminal: PseudoTerminal) throws {
            switch self {
            case .line:
                try terminal.send("half a li")
                try terminal.wait(forText: "half a li")
            case .candidates:
                try terminal.send("role ")
                try terminal.press(.tab, .tab)
                try terminal.wait(forText: "assign  Gives a role")
            case .question:
                try terminal.send("let p = secret PW\r")
                try terminal.wait(forText: "secret PW:")
            case .run:
                try terminal.send("print \"it \" + \"runs\"\r")
                try terminal.send("sleep 100s\r")
                terminal.pause(milliseconds: 200)
            }
        }
    }

    /// Starts the prompt.
    ///
    /// - Returns: How the terminal was set, and its other end: kept open, so that the terminal is not set anew when its last
    ///   program ends.
    private func start(on terminal: PseudoTerminal, in home: ProductHome) throws -> (settings: [UInt64], held: Int32) {
        let held = terminal.openProgramEnd()
        let before = terminal.settings
        try terminal.launch(
            BuiltProduct.path("authing"),
            environment: home.environment(["SWIFT_BACKTRACE": "enable=no"])
        )
        try terminal.waitForPrompt()
        return (before, held)
    }

    @Test("the terminal is set as before", arguments: deaths, Place.allCases)
    func killed(signal: Int32, place: Place) throws {
        let home = try ProductHome()
        let terminal = try PseudoTerminal(columns: 200, rows: 50)
        let (before, held) = try start(on: terminal, in: home)
        defer { close(held) }
        #expect(!before.isEmpty && terminal.settings != before)
        try place.reach(terminal)
        kill(try #require(terminal.process), signal)
        #expect(try terminal.waitForEnd() == .killed(signal: signal))
        #expect(terminal.settings == before)
        #expect(!terminal.screen.modes.contains(2004))
    }

    @Test("so it is after the ends that are meant, and after changes of the window's size")
    func ended() throws {
        let home = try ProductHome()
        for end in ["exit\r", "exit 3\r", "\u{4}"] {
            let terminal = try PseudoTerminal(columns: 80, rows: 24)
            let (before, held) = try start(on: terminal, in: home)
            defer { close(held) }
            try terminal.send("print \"a line that is folded\"")
            try terminal.wait(forText: "folded")
            for columns in [10, 200, 1, 80] { terminal.resize(columns: columns, rows: 10) }
            try terminal.wait(forCursorLine: "authing> print \"a line that is folded\"")
            try terminal.press(.enter)
            try terminal.wait(forLine: "a line that is folded")
            try terminal.send("sleep 300ms; print (4 + 3)\r")
            for columns in [10, 200, 60] { terminal.resize(columns: columns, rows: 10) }
            // The result first: a change of the size may draw the prompt anew before the entry runs.
            try terminal.wait(for: "the prompt behind the result") { $0.lines.contains("7") && $0.isAtPrompt }
            try terminal.send(end)
            #expect(try terminal.waitForEnd() == .exited(end == "exit 3\r" ? 3 : 0))
            #expect(terminal.settings == before)
        }
    }

    @Test(
        "a reader that has had enough ends every way of printing quietly, with one code",
        arguments: ["run", "man", "help", "events", "json"]
    )
    func pipe(way: String) throws {
        let home = try ProductHome()
        let script = try home.write("for i in 1..20000 { print \"line $i of many\" }")
        let many = "for i in 1..3000 { role create \"r$i\" }\n"
        let command =
            switch way {
            case "run": "\"$0\" run \"$1\""
            case "man": "\"$0\" man"
            case "help": "\"$0\" -c 'for i in 1..300 { help role create }'"
            case "events": "\"$0\" -c \"$2\""
            default: "\"$0\" --json -c \"$2\""
            }
        for _ in 0..<Scale.of(3, full: 50) {
            let outcome = try RunningProgram.run(
                "/bin/bash",
                ["-c", "\(command) | head -n 1 > /dev/null; echo \"${PIPESTATUS[0]}\"", BuiltProduct.path("authing")]
                    + [script, many],
                environment: home.environment()
            )
            // What fits into the pipe before the reader goes is written without a fault.
            let codes = way == "man" ? ["0\n", "141\n"] : ["141\n"]
            #expect(codes.contains(outcome.output) && outcome.error.isEmpty, "\(outcome)")
        }
    }

    @Test("without a terminal it works, and what it would ask for is an error with a code of its own")
    func noTerminal() throws {
        let home = try ProductHome()
        let cases = [("print 1", 0, "1\n"), ("let p = ask 'name: '", 6, ""), ("print (secret PW)", 6, "")]
        for (code, exit, output) in cases {
            let outcome = try RunningProgram.run(
                "/usr/bin/setsid",
                ["--wait", BuiltProduct.path("authing"), "-c", code],
                environment: home.environment()
            )
            #expect(outcome.exitCode == Int32(exit) && outcome.output == output, "\(code): \(outcome)")
            #expect(!outcome.output.contains("\u{1b}") && !outcome.error.contains("\u{1b}"))
        }
    }

    @Test("closed streams are no crash")
    func closed() throws {
        let home = try ProductHome()
        for streams in [">&-", "2>&-", "<&-", ">&- 2>&- <&-"] {
            let outcome = try RunningProgram.run(
                "/bin/sh",
                ["-c", "\"$0\" -c 'print x; login email a@b.com x' \(streams); echo $?", BuiltProduct.path("authing")],
                environment: home.environment()
            )
            let code = Int(outcome.output.split(separator: "\n").last ?? "") ?? -1
            #expect([4, 70, 141].contains(code), "\(streams): \(outcome)")
        }
    }
}
