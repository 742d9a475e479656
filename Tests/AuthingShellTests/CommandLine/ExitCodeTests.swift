import TestSupport
import Testing

/// The exit codes of the built product, each provoked.
@Suite("Exit codes")
struct ExitCodeTests {
    @Test(
        arguments: [
            ("print 1", 0), ("register email ada@example.org pass-4711", 0), ("expect error 2003 login email x y", 0),
            ("exit 7", 7),
            ("assert 1 == 2", 1), ("fail on purpose", 1), ("expect error 2000 login email x y", 1),
            ("expect error 2000 print 1", 1), ("test \"t\" { assert false }", 1),
            ("prnt 1", 3), ("print \"open", 3), ("let = 1", 3), ("print $nowhere", 3), ("if true {", 3),
            ("login email ada@example.org wrong", 4), ("print ({}.a)", 4), ("while true {}", 4),
            ("let n = 9223372036854775807\nprint ($n + 1)", 4),
            ("login email ada@example.org ?", 6), ("print (secret NOT_THERE)", 6), ("ask who?", 6),
        ] as [(String, Int32)]
    )
    func code(code: String, exitCode: Int32) throws {
        let home = try ProductHome()
        let outcome = try home.run(["-c", code])
        #expect(outcome.exitCode == exitCode, "\(outcome)")
        #expect(outcome.error.isEmpty == (exitCode == 0 || exitCode == 7), "\(outcome)")
        #expect(try home.run(["run", home.write(code)]).exitCode == exitCode)
        #expect(try home.run([], input: code).exitCode == exitCode)
    }

    @Test(
        "a wrong use is 2",
        arguments: [
            ["--bad"], ["run"], ["check"], ["test"], ["-c"], ["-c", "1", "x.authing"], ["nowhere.authing"],
            ["run", "nowhere.authing"], ["check", "nowhere.authing"], ["test", "nowhere.authing"], ["run", "/"],
            ["--var", "1n=2", "-c", "1"], ["--var", "n", "-c", "1"], ["--var", "=x", "-c", "1"],
            ["--var", "n:={", "-c", "1"],
            ["--var", "n:=1e999", "-c", "1"], ["--secret", "x", "-c", "1"], ["--secret", "=x", "-c", "1"],
            ["--seed", "x", "-c", "1"], ["--lang", "xx", "-c", "1"], ["--secrets-file", "nowhere", "-c", "1"],
        ]
    )
    func wrongUse(arguments: [String]) throws {
        let outcome = try ProductHome().run(arguments)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(!outcome.error.isEmpty)
        #expect(!outcome.error.contains("authing start"))
    }

    @Test("of several files the first that is not 0 counts, and all run")
    func severalFiles() throws {
        let home = try ProductHome()
        try home.write("print one", to: "a")
        try home.write("fail two", to: "b")
        try home.write("prnt three", to: "c")
        try home.write("print four", to: "d")
        let outcome = try home.run(["run", "a", "b", "nowhere", "c", "d"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.output == "one\nfour\n")
        #expect(outcome.error.contains("nowhere: no such file"))
    }
}
