import Foundation
import TestSupport
import Testing

/// Signals, closed outputs and terminals.
@Suite("Signals")
struct SignalTests {
    private let home: ProductHome

    init() throws { home = try ProductHome() }

    /// Starts code that says on standard error that it runs, since that is not buffered.
    private func start(_ code: String) throws -> RunningProgram {
        let program = try home.start(["--keep-going", "-c", "logout\n" + code])
        try program.wait(for: "start") { $0.error.contains("2020") }
        return program
    }

    @Test(
        "Ctrl-C ends a run with 130 at once",
        arguments: [
            "while true limit 1000000000000 {}", "sleep 100s",
            "fn f(n) { return f($n) }\nwhile true limit 1000000000 { let r = 1 }",
            "retry 1000 every 100s { fail }", "try { sleep 100s } catch { print caught }",
        ]
    )
    func interrupt(code: String) throws {
        let program = try start(code)
        usleep(20_000)
        let start = ContinuousClock.now
        program.send(SIGINT)
        let outcome = try program.waitForEnd()
        #expect(outcome.ending == .exited(130), "\(outcome)")
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(!outcome.output.contains("caught"))
    }

    @Test("what was printed before Ctrl-C is not lost, and `finally` runs")
    func interruptKeepsOutput() throws {
        let program = try start("print before\ntry { sleep 100s } finally { print last }")
        usleep(20_000)
        program.send(SIGINT)
        let outcome = try program.waitForEnd()
        #expect(outcome.output == "before\nlast\n")
        #expect(outcome.ending == .exited(130))
    }

    @Test("events are followed until Ctrl-C, those of another process too")
    func followsEvents() throws {
        let pool = ["--pool", home.path("pool.db")]
        let program = try home.start(pool + ["-c", "let r = register username bob pass-4711\nevents --follow"])
        try program.wait(for: "the first event") { $0.output.contains("\"register\"") }
        #expect(try home.run(pool + ["-c", "expect error 2006 login username bob wrong"]).ending == .exited(0))
        try program.wait(for: "the event of another process") { $0.output.contains("2006") }
        program.send(SIGINT)
        let outcome = try program.waitForEnd()
        #expect(outcome.ending == .exited(130))
        #expect(outcome.output.split(separator: "\n").count == 2)
    }

    @Test("a termination ends it as the signal does", arguments: [SIGTERM, SIGHUP])
    func terminate(signal: Int32) throws {
        let program = try start("print before\nsleep 100s")
        // What was printed is written before a pause.
        try program.wait(for: "output") { $0.output == "before\n" }
        program.send(signal)
        let outcome = try program.waitForEnd()
        #expect(outcome.ending == .killed(signal: signal) || outcome.ending == .exited(128 + signal), "\(outcome)")
    }

    @Test("a reader that goes away ends it quietly")
    func closedOutput() throws {
        let file = try home.write("for i in 1..10000 { print \"line $i of many\" }")
        let outcome = try RunningProgram.run(
            "/bin/bash",
            ["-c", "\"$0\" run \"$1\" | head -n 1; echo \"${PIPESTATUS[0]}\"", BuiltProduct.path("authing"), file],
            environment: home.environment()
        )
        #expect(outcome.output == "line 1 of many\n141\n")
        #expect(outcome.error == "")
    }

    @Test("an output that takes nothing is a fault")
    func fullOutput() throws {
        let outcome = try RunningProgram.run(
            "/bin/sh",
            ["-c", "\"$0\" -c 'print x' > /dev/full; echo $?", BuiltProduct.path("authing")],
            environment: home.environment()
        )
        #expect(outcome.output == "70\n")
    }

    @Test("kill -9 loses nothing that was acknowledged", arguments: [40, 90, 170, 260, 410])
    func kill(milliseconds: Int) throws {
        let pool = home.path("pool.db")
        let file = try home.write(
            """
            let n = 0
            while true limit 1000000 {
              $n = $n + 1
              let u = user create --username name$n --password pass-4711
              print $u.username
            }
            """
        )
        // On a terminal each line is written at once.
        let terminal = try PseudoTerminal(columns: 40, rows: 24)
        try terminal.launch(
            BuiltProduct.path("authing"),
            ["run", "--pool", pool, file],
            environment: home.environment()
        )
        try terminal.wait(forText: "name1")
        terminal.pause(milliseconds: milliseconds)
        guard let process = terminal.process else { return }
        Glibc.kill(process, SIGKILL)
        #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))
        let acknowledged = String(decoding: terminal.output, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.wholeMatch(of: /name\d+/) != nil }
        let last = acknowledged.count
        #expect(last > 0)
        let check = try home.run([
            "--pool", pool, "-c", "for i in 1..\(last) { let u = user show name$i }\nprint (user list).totalCount",
        ])
        #expect(check.exitCode == 0, "\(check.error)")
        // The one that was being written when the process died may be there.
        #expect(check.output == "\(last)\n" || check.output == "\(last + 1)\n")
        let login = try home.run([
            "--pool", pool, "-c", "let u = login username name\(last) pass-4711\nprint $u.loginsCount",
        ])
        #expect(login.output == "1\n")
    }
}
