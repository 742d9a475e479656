import Foundation
import TestSupport
import Testing

/// What the system shows of the process to others holds no secret, and no core file is written.
@Suite("G2: processes keep secrets to themselves")
struct G2ProcessesKeepToThemselvesTests {
    /// What is said of a process that waits, 100 ms after it began to.
    private func shown(_ options: [String], environment: [String: String] = [:]) throws -> (Data, limits: String) {
        let home = try ProductHome()
        let folder = try TemporaryDirectory()
        let pid = folder.path(of: "pid")
        let words = options.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
        let program = try RunningProgram(
            "/bin/sh",
            ["-c", "ulimit -c unlimited; echo $$ > \(pid); exec \"$0\" \(words)", try BuiltProduct.path("authing")],
            environment: home.environment(environment),
            workingFolder: home.path("")
        )
        try program.wait(for: "start") { $0.output.contains("ready") }
        usleep(100_000)
        let process = try String(contentsOfFile: pid, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let read = { (name: String) in FileManager.default.contents(atPath: "/proc/\(process)/\(name)") ?? Data() }
        let seen = (read("cmdline") + read("environ"), limits: String(decoding: read("limits"), as: UTF8.self))
        #expect(seen.0.range(of: Data("authing".utf8)) != nil)
        program.send(SIGTERM)
        _ = try program.waitForEnd()
        return seen
    }

    private static let waits = "print ready\nsleep 100s"

    @Test(
        "the command line and the environment",
        arguments: ["--secret", "--secret=", "-c", "environment"]
    )
    func processTable(way: String) throws {
        let canary = Canary(600)
        let use = "let p = secret PW\n" + Self.waits
        let seen =
            switch way {
            case "--secret": try shown(["--secret", "PW=\(canary.text)", "-c", use])
            case "--secret=": try shown(["--secret=PW=\(canary.text)", "-c", use])
            case "-c": try shown(["-c", "let p = '\(canary.text)'\n" + Self.waits])
            default: try shown(["-c", use], environment: ["PW": canary.text])
            }
        #expect(canary.found(in: seen.0) == [])
        #expect(seen.limits.contains(/Max core file size +0 +0/), "\(seen.limits)")
    }

    @Test("the environment still works, also for the line editor")
    func environmentWorks() throws {
        let home = try ProductHome()
        let outcome = try home.run(
            ["-c", "let p = secret PW\nprint ($p == \"x-4711\")"],
            environment: ["PW": "x-4711"]
        )
        #expect(outcome.output == "true\n", "\(outcome)")
        let terminal = try home.prompt()
        try terminal.enter("print 4711")
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(home.contents().range(of: Data("print 4711".utf8)) != nil)
    }

    @Test("a trap leaves no core file", arguments: [SIGABRT, SIGSEGV, SIGILL, SIGTRAP, SIGQUIT])
    func noCore(signal: Int32) throws {
        let home = try ProductHome()
        let program = try RunningProgram(
            "/bin/sh",
            ["-c", "ulimit -c unlimited; exec \"$0\" -c \"$1\"", try BuiltProduct.path("authing"), Self.waits],
            environment: home.environment(["SWIFT_BACKTRACE": "enable=no"]),
            workingFolder: home.path("")
        )
        try program.wait(for: "start") { $0.output.contains("ready") }
        program.send(signal)
        #expect(try program.waitForEnd().ending == .killed(signal: signal))
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path("")).filter { $0.contains("core") } == [])
    }

    @Test("a secret on the command line is warned of on a terminal, and nowhere else")
    func warning() throws {
        let home = try ProductHome()
        let quiet = try home.run(["--secret", "PW=x-4711", "-c", "print 1"])
        #expect(quiet.error == "")
        let terminal = try PseudoTerminal(columns: 200, rows: 10)
        try terminal.launch(
            BuiltProduct.path("authing"),
            ["--secret", "PW=x-4711", "-c", "print 1"],
            environment: home.environment()
        )
        #expect(try terminal.waitForEnd() == .exited(0))
        let text = String(decoding: terminal.output, as: UTF8.self)
        #expect(text.contains("--secrets-file") && !text.contains("x-4711"), "\(text)")
    }
}
