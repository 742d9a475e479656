import Foundation
import TestSupport
import Testing

/// The bar of a long import, as a person sees it: the built `authing` on a terminal.
@Suite("Progress of imports")
struct ImportProgressTests {
    private func write(_ count: Int, to path: String) throws {
        let hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        let lines = (1...count).map { #"{"username":"user\#($0)","passwordHash":"\#(hash)"}"# }
        try lines.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
    }

    @Test("a bar grows in one line, and is gone behind it")
    func bar() throws {
        let folder = try TemporaryDirectory()
        try write(20_000, to: folder.path(of: "users.jsonl"))
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        try terminal.launch(
            BuiltProduct.path("authing"),
            ["-c", "user import \(folder.path(of: "users.jsonl"))"],
            environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path(of: "."), "SWIFT_BACKTRACE": "enable=no"]
        )
        try terminal.wait(forLine: "20000 users imported")
        #expect(try terminal.waitForEnd() == .exited(0))
        let output = String(decoding: terminal.output, as: UTF8.self)
        #expect(output.contains("checking  ") && output.contains("writing  ") && output.contains(" %  "))
        let shown = terminal.screen.lines.filter { !$0.isEmpty }
        #expect(shown == ["20000 users imported"])
    }

    @Test("without a terminal there is none")
    func noTerminal() throws {
        let folder = try TemporaryDirectory()
        try write(20_000, to: folder.path(of: "users.jsonl"))
        let outcome = try RunningProgram.run(
            BuiltProduct.path("authing"),
            ["-c", "user import \(folder.path(of: "users.jsonl"))"]
        )
        #expect(outcome.exitCode == 0)
        #expect(outcome.output == #"{"imported":20000,"updated":0,"skipped":0,"failed":0,"faults":[]}"# + "\n")
        #expect(outcome.error.isEmpty)
    }

    @Test("users come in by standard input and go out by standard output")
    func streams() throws {
        let outcome = try RunningProgram.run(
            BuiltProduct.path("authing"),
            ["-c", "user import - --format csv; user export - --format csv"],
            input: "username,nickname\nada,\"A, B\"\n"
        )
        #expect(outcome.exitCode == 0 && outcome.error.isEmpty)
        let lines = outcome.output.split(whereSeparator: \.isNewline)
        try #require(lines.count == 3)
        #expect(lines[1].hasPrefix("id,status,username,email,"))
        #expect(lines[2].contains(",Activated,ada,") && lines[2].contains(",\"A, B\","))
    }

    @Test("Ctrl-C ends it, and nobody came in")
    func interrupt() throws {
        let folder = try TemporaryDirectory()
        try write(200_000, to: folder.path(of: "users.jsonl"))
        let program = try RunningProgram(
            BuiltProduct.path("authing"),
            [
                "--pool", folder.path(of: "a.pool"), "-c",
                "print begun; user import \(folder.path(of: "users.jsonl"))",
            ]
        )
        try program.wait(for: "pool") { _ in FileManager.default.fileExists(atPath: folder.path(of: "a.pool")) }
        usleep(300_000)
        program.send(SIGINT)
        #expect(try program.waitForEnd().exitCode == 130)
        let count = try RunningProgram.run(
            BuiltProduct.path("authing"),
            ["--pool", folder.path(of: "a.pool"), "-c", "print (user list).totalCount"]
        )
        #expect(count.output == "0\n")
    }
}
