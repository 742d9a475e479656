import Foundation
import Glibc
import TestSupport
import Testing

/// However it ends, the terminal is as it was, and a reader that goes away is no fault.
@Suite("G16: pipes and terminals")
struct G16TheTerminalIsRestoredTests {
    private static let signals = [
        SIGHUP, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGTERM, SIGUSR1,
        SIGUSR2, SIGALRM, SIGVTALRM, SIGXCPU, SIGSYS,
    ]

    @Test("a death of any kind in the middle of a line gives the terminal back", arguments: signals)
    func killed(signal: Int32) throws {
        let home = try ProductHome()
        let terminal = try home.prompt()
        try terminal.send("half a li")
        try terminal.wait(forText: "half a li")
        #expect(!terminal.isCooked)
        kill(try #require(terminal.process), signal)
        #expect(try terminal.waitForEnd() == .killed(signal: signal))
        #expect(terminal.isCooked)
        #expect(!terminal.screen.modes.contains(2004))
    }

    @Test("a reader that has had enough ends it quietly, with the exit code of SIGPIPE")
    func pipe() throws {
        let home = try ProductHome()
        let file = try home.write("for i in 1..100000 { print \"line $i of many\" }")
        for way in ["\"$0\" run \"$1\"", "\"$0\" --json < \"$1\""] {
            let outcome = try RunningProgram.run(
                "/bin/bash",
                ["-c", "\(way) | head -n 1; echo \"${PIPESTATUS[0]}\"", BuiltProduct.path("authing"), file],
                environment: home.environment()
            )
            #expect(outcome.output == "line 1 of many\n141\n" && outcome.error.isEmpty, "\(outcome)")
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
