import AuthingScript
import Testing

/// The tables of language.md, section 3.
@Suite("Handling errors")
struct ErrorHandlingTests {
    /// What the next statement makes of 2000, of 2006 and of success.
    private static let table: [(next: String, on2000: String, on2006: String, onSuccess: String)] = [
        ("", "exit 4", "exit 4", "end"),
        ("print other", "exit 4", "exit 4", "other end"),
        ("if error 2000 print X", "X end", "exit 4", "end"),
        ("if error 2000 print X\nelse print Y", "X end", "Y end", "Y end"),
        ("if error print X", "X end", "X end", "end"),
        ("assert not error", "exit 1", "exit 1", "end"),
        ("if error 2000..2005 { print X } else if error { print Z }", "X end", "Z end", "end"),
        ("if not error print fine", "exit 4", "exit 4", "fine end"),
        ("if error 2000 and $e == null print X", "X end", "exit 4", "end"),
        ("assert error 2000, \"msg\"", "end", "exit 1", "exit 1"),
    ]

    private static let cases = table.flatMap { row in
        [("refuse 2000", row.on2000), ("refuse 2006", row.on2006), ("echo 1", row.onSuccess)].flatMap {
            command,
            result in
            ["", "let e = ", "$e = "].map { (statement: $0 + command, next: row.next, result: result) }
        }
    }

    @Test("the next statement decides what becomes of an error", arguments: cases)
    func nextStatement(statement: String, next: String, result: String) {
        let first = "let e = null"
        let run = ScriptRun.of("\(first)\n\(statement)\n\(next)\nprint end")
        let output = run.output.split(separator: "\n").joined(separator: " ")
        #expect((run.exitCode == 0 ? output : "exit \(run.exitCode)") == result, "\(run.problems)")
    }

    @Test("the same holds in a block, in a function and in a test")
    func everywhere() {
        let script = """
            fn inFunction() { let u = refuse 2000
              if error 2000 { return "handled" }
              return "not" }
            for i in 1..2 { refuse 2000
              if error 2000 print "in a loop" }
            print (inFunction())
            test "in a test" { refuse 2006
              assert error 2006 }
            """
        #expect(ScriptRun.of(script).output == "in a loop\nin a loop\nhandled\nok in a test\n")
    }

    @Test("the error a handler asks about stays, whatever runs in between")
    func staysBound() {
        let script = """
            fn noise() { refuse 1
              if error 1 { return true }
              return false }
            refuse 2000
            if error 2001 and noise() { print no } else if error 2000 { let x = noise(); print $error.code }
            try { refuse 7 } catch 7 { let x = noise(); if error 7 print seven; print $error.code }
            """
        #expect(ScriptRun.of(script).output == "2000\nseven\n7\n")
    }

    @Test("a fault of the script passes every handler but a bare catch")
    func faults() {
        let fault = "let r = {}\nfn broken() { return $r.missing }\n"
        #expect(ScriptRun.of(fault + "let v = broken\nif error print no").firstCode == "A2101")
        #expect(ScriptRun.of(fault + "let v = try broken").firstCode == "A2101")
        #expect(ScriptRun.of(fault + "expect error broken").firstCode == "A2101")
        #expect(ScriptRun.of(fault + "try { broken } catch 1..99999 { }").firstCode == "A2101")
        #expect(ScriptRun.of(fault + "try { broken } catch { print caught }").output == "caught\n")
        #expect(ScriptRun.of("try { fault } catch { print $error.code }").output == "A2301\n")
    }

    @Test(
        "a failed assert is no error: only retry handles it",
        arguments: ["assert 1 == 2", "fail text", "expect error echo 1"]
    )
    func failures(statement: String) {
        #expect(ScriptRun.of("try { \(statement) } catch { print no }").exitCode == 1)
        let script = "let n = 0\nretry 3 { $n = $n + 1; if $n < 3 { \(statement) } }\nprint $n"
        #expect(ScriptRun.of(script).output == "3\n")
    }

    @Test(
        "each ending has its exit code",
        arguments: [
            ("print fine", 0), ("assert false", 1), ("fail x", 1), ("expect error echo 1", 1),
            ("test \"t\" { fail x }", 1),
            ("print (", 3), ("print $x", 3), ("refuse 5", 4), ("fault", 4), ("let l = []\nprint $l[0]", 4),
            ("unreachable", 5), ("login email a@b.com ?", 6), ("interrupt; print x", 130), ("quit 9", 9), ("quit", 0),
        ] as [(String, Int32)]
    )
    func exitCodes(script: String, code: Int32) {
        #expect(ScriptRun.of(script).exitCode == code)
    }

    @Test("with keepsGoing each unhandled error is told and the run goes on")
    func keepsGoing() {
        let run = ScriptRun.of("refuse 1\nprint a\nassert false\nprint b\nunreachable\nprint c", keepsGoing: true)
        #expect(run.output == "a\nb\nc\n")
        #expect(run.outcome.errors.map(\.code) == ["1", nil, "503"])
        #expect(run.exitCode == 4)
        #expect(ScriptRun.of("quit 3\nprint a", keepsGoing: true).output.isEmpty)
    }

    @Test("results are shown where that is asked for: by statements of the text, not inside functions")
    func shownResults() {
        let script =
            "echo 1\nfn f() { echo 2; return 3 }\nf\n1 + 1\nlet x = echo 4\nif true { echo 5 }\necho 6\nif error print no"
        let run = ScriptRun.of(script, showsResults: true)
        #expect(run.output == "= 1\n= 3\n= 2\n= 5\n= 6\n", "\(run.problems)")
    }

    @Test("a secret is asked for where ? stands")
    func asks() {
        let host = FakeHost()
        host.answer = "typed"
        let run = ScriptRun.of("login email ? ?", host: host)
        #expect(run.host.calls[0].arguments[0] == .string("typed"))
        #expect(run.host.calls[0].arguments[1] == .secret(SecretValue(.string("typed"))))
    }

    @Test("variables of the command line are known everywhere")
    func predefined() {
        let run = ScriptRun.of(
            "fn f() { return $given }\nprint $given (f())\n$given = 2\nprint $given",
            variables: [("given", .string("x"))]
        )
        #expect(run.output == "x x\n2\n")
    }
}
