import Foundation
import TestSupport
import Testing

/// `--record` and `authing replay`, with the built product.
@Suite("Record and replay")
struct ReplayTests {
    private static let script = """
        # a case
        seed 4812
        clock freeze 2026-01-01T00:00:00Z
        register email ada@example.org Pass-47110
        login email ada@example.org Pass-47111
        if error 2006 print "no"
        print one; print two
        test "t" { assert 1 == 1 }
        """
    private static let secrets = ["--secret", "PASSWORD=Pass-47110", "--secret", "PASSWORD_2=Pass-47111"]

    @Test("a file: what is recorded is the same when it runs again, and what is not is shown")
    func file() throws {
        let home = try ProductHome()
        let script = try home.write(Self.script)
        let recorded = try home.run(["run", "--record", "r.authing", script])
        #expect(recorded.exitCode == 0, "\(recorded)")
        let text = try String(contentsOfFile: home.path("r.authing"), encoding: .utf8)
        #expect(text.hasPrefix("#!/usr/bin/env -S authing replay\n# authing recording 1, by authing "))
        #expect(text.contains("register email ada@example.org (secret PASSWORD)\n#> {\"id\":\""))
        #expect(
            text.contains(
                "(secret PASSWORD_2)\nif error 2006 print \"no\"\n#> error[2006]: the password is wrong\n#> no\n"
            )
        )
        #expect(text.contains("print one; print two\n#> one\n#> two\ntest \"t\" { assert 1 == 1 }\n#> ok      t\n"))
        var status = stat()
        #expect(lstat(home.path("r.authing"), &status) == 0 && status.st_mode & 0o777 == 0o600)

        let same = try home.run(["replay", "r.authing"] + Self.secrets)
        #expect((same.exitCode, same.output) == (0, "r.authing: the same\n"))
        let other = try home.run([
            "replay", "r.authing", "--secret", "PASSWORD=Pass-47110", "--secret", "PASSWORD_2=Pass-47110",
        ])
        #expect(other.exitCode == 1)
        #expect(other.output.contains("  - error[2006]: the password is wrong\n  + {\"id\""), "\(other.output)")
        #expect(!(other.output + other.error).contains("Pass-4711"))
        #expect(try home.run(["replay", "r.authing"]).exitCode == 6)
        #expect(try home.run(["replay", "nowhere.authing"]).exitCode == 2)
        #expect(try home.run(["replay", "-"], input: "print <").exitCode == 3)
    }

    @Test("a file that is there is left alone, gone on in, or replaced")
    func modes() throws {
        let home = try ProductHome()
        try home.write("mine\n", to: "r.authing")
        let refused = try home.run(["--record", "r.authing", "-c", "print 1"])
        #expect(refused.exitCode == 2)
        #expect(refused.error.contains("r.authing is there already"))
        #expect(try String(contentsOfFile: home.path("r.authing"), encoding: .utf8) == "mine\n")
        #expect(try home.run(["--record", "r.authing", "--append", "-c", "print 1"]).exitCode == 0)
        let appended = try String(contentsOfFile: home.path("r.authing"), encoding: .utf8)
        #expect(appended.hasPrefix("mine\n#!") && appended.hasSuffix("print 1\n#> 1\n"))
        #expect(try home.run(["--record", "r.authing", "--force"], input: "print 2").exitCode == 0)
        let replaced = try String(contentsOfFile: home.path("r.authing"), encoding: .utf8)
        #expect(replaced.hasPrefix("#!") && replaced.hasSuffix("print 2\n#> 2\n"))
        try FileManager.default.createSymbolicLink(
            atPath: home.path("link"),
            withDestinationPath: home.path("r.authing")
        )
        #expect(try home.run(["--record", "link", "--force", "-c", "print 3"]).exitCode == 2)
        #expect(try String(contentsOfFile: home.path("r.authing"), encoding: .utf8) == replaced)
    }

    @Test("a recording of a run that is killed holds all but its last entry")
    func killed() throws {
        let home = try ProductHome()
        let running = try home.start(["--record", "r.authing", "-c", "print one\nprint two\nsleep 60s\nprint three"])
        var text = ""
        for _ in 0..<500 where !text.contains("#> two") {
            usleep(10_000)
            // It may not be there yet.
            text = (try? String(contentsOfFile: home.path("r.authing"), encoding: .utf8)) ?? ""
        }
        #expect(text.hasSuffix("print one\n#> one\nprint two\n#> two\n"))
        _ = running
    }

    @Test(
        "by hand: what is written is compared, what is not must not fail",
        arguments: [
            ("user create --username bob\nprint (user show bob).username\n#> bob", 0),
            ("print hello\n#> hullo", 1),
            ("print hello\n#> h~~~o", 0),
            ("print hello\n#> h~~~x", 1),
            ("print hello\n#> hello\n#> more", 1),
            ("login email ada@example.org (secret PW)", 1),
            ("login email ada@example.org (secret PW)\n#> error[2004]: ~~~", 0),
            ("#> nothing", 1),
            ("user create --username bob\n#> {\"id\":\"0123456789abcdef01234567\",~~~", 0),
            (
                "seed 1\nclock freeze 2026-01-01T00:00:00Z\nuser create --username bob\n#> {\"id\":\"0123456789abcdef01234567\",~~~",
                1
            ),
            ("for i in 1..2 {\n  print $i\n  #> 1\n}\n#> 2", 0),
            ("exit 3\nprint 1\n#> 1", 1),
            ("1 + 1\n#> 2", 0),
        ] as [(String, Int32)]
    )
    func byHand(script: String, exitCode: Int32) throws {
        let home = try ProductHome()
        let outcome = try home.run(["replay", home.write(script)], environment: ["PW": "Pass-47110"])
        #expect(outcome.exitCode == exitCode, "\(outcome)")
    }

    @Test("--accept brings the comments to what happens")
    func accept() throws {
        let home = try ProductHome()
        let file = try home.write("print a   #> b\nprint c; print d\n#> x\n  # kept\nlet n = 1\n#> gone")
        #expect(try home.run(["replay", "--accept", file]).exitCode == 0)
        let renewed = try String(contentsOfFile: file, encoding: .utf8)
        #expect(renewed == "print a\n#> a\nprint c; print d\n#> c\n#> d\n  # kept\nlet n = 1\n")
        #expect(try home.run(["replay", file]).exitCode == 0)
    }

    @Test("at the prompt: answers to questions are secrets by name, and the end is told")
    func prompt() async throws {
        try await onScriptThread {
            let home = try ProductHome()
            let terminal = try PseudoTerminal(columns: 100, rows: 40)
            try terminal.launch(BuiltProduct.path("authing"), ["--seed", "7"], environment: home.environment())
            func enter(_ line: String) throws {
                try terminal.wait(for: "prompt") { $0.isAtPrompt }
                try terminal.send(line + "\r")
            }
            try enter("clock freeze 2026-01-01T00:00:00Z")
            try enter("record \(home.path("r.authing"))")
            try enter("register email ada@example.org ?")
            try terminal.wait(for: "question") { $0.cursorLine.hasSuffix("password:") }
            try terminal.send("Typed-47110\r")
            try enter("login email ada@example.org ?")
            try terminal.wait(for: "question") { $0.cursorLine.hasSuffix("password:") }
            try terminal.send("Typed-47110\r")
            try enter("record off")
            try terminal.wait(forText: "PASSWORD")
            let text = try String(contentsOfFile: home.path("r.authing"), encoding: .utf8)
            #expect(text.contains("\nseed 7\nclock freeze 2026-01-01T00:00:00Z\n#> {"), "\(text)")
            #expect(text.contains("login email ada@example.org (secret PASSWORD)\n#> {"), "\(text)")
            #expect(!text.contains("Typed-"))
            let outcome = try home.run(["replay", home.path("r.authing"), "--secret", "PASSWORD=Typed-47110"])
            #expect(outcome.exitCode == 0, "\(outcome)")
        }
    }
}
