import AuthingScript
import Foundation
import Testing

@Suite("Limits of a run")
struct LimitTests {
    @Test(
        "a million open brackets end in a diagnostic",
        arguments: ["print (", "print [", "let x = {a: ", "print (not ", "print (-", "if true { ", "print ${"]
    )
    func openBrackets(piece: String) {
        let unit = piece.replacing(/^(print |let x = |if true )/, with: "")
        let text = piece + String(repeating: unit, count: 1_000_000)
        let run = ScriptRun.of(text)
        #expect(run.exitCode == 3)
        #expect(!run.diagnostics.isEmpty)
    }

    @Test("nesting up to the limit runs", arguments: [("(", ")"), ("[", "]")])
    func nestedBrackets(open: String, close: String) {
        let text = "print (" + String(repeating: open, count: 200) + "1" + String(repeating: close, count: 200) + ")"
        #expect(ScriptRun.of(text).exitCode == 0)
    }

    @Test("a chain of a million terms ends in a diagnostic", arguments: ["1 + ", "\"a\" + ", "true and ", "null ?? "])
    func endlessChain(term: String) {
        let run = ScriptRun.of("print (" + String(repeating: term, count: 1_000_000) + "1)")
        #expect(run.exitCode == 3)
    }

    @Test("a long chain runs")
    func longChain() {
        let sum = String(repeating: "$x + ", count: 5_000) + "1"
        #expect(ScriptRun.of("let x = 1\nprint (\(sum))").output == "5001\n")
        let branches = (1...2_000).map { "if $x == \(-$0) { print no } else " }.joined()
        #expect(ScriptRun.of("let x = 1\n\(branches){ print yes }").output == "yes\n")
    }

    @Test("recursion ends after 200 calls, also through commands")
    func recursion() {
        #expect(ScriptRun.of("fn f(n) { return f($n + 1) }\nf (1)").firstCode == "A2204")
        #expect(ScriptRun.of("fn f(n) { return (apply f $n) }\nf 1").firstCode == "A2204")
        #expect(ScriptRun.of("fn f(n = g()) { return $n }\nfn g() { return f() }\nf").firstCode == "A2204")
        let fine = "fn f(n) { if $n == 0 { return 0 }\nreturn 1 + f($n - 1) }\nprint (f(199))"
        #expect(ScriptRun.of(fine).output == "199\n")
    }

    @Test("a call that failed leaves the stack as it was")
    func stackAfterErrors() {
        let script = """
            fn deep(n) { if $n == 0 { refuse 1 }
              let a = [1]
              return deep($n - 1) }
            fn arguments(a, b) { return $a }
            let i = 0
            while $i < 1000 { $i = $i + 1
              try { deep (50) } catch 1 { }
              try { print (arguments([1], (refuse 2))) } catch 2 { } }
            print (arguments("still", "fine"))
            """
        #expect(ScriptRun.of(script).output == "still\n")
    }

    @Test("a loop makes 10,000 rounds unless it says more")
    func rounds() {
        #expect(ScriptRun.of("let i = 0\nwhile $i < 10000 { $i = $i + 1 }\nprint $i").output == "10000\n")
        #expect(ScriptRun.of("let i = 0\nwhile $i < 10001 { $i = $i + 1 }").firstCode == "A2203")
        #expect(ScriptRun.of("let i = 0\nwhile $i < 5 limit 4 { $i = $i + 1 }").firstCode == "A2203")
        #expect(ScriptRun.of("let i = 0\nwhile $i < 5 limit 5 { $i = $i + 1 }\nprint $i").output == "5\n")
    }

    @Test("an interrupt from another thread ends an endless loop, and finally runs")
    func interruptsLoop() async {
        let host = FakeHost()
        let interrupt = host.interrupt
        let timer = Thread {
            Thread.sleep(forTimeInterval: 0.05)
            interrupt.address.pointee = 1
        }
        timer.start()
        let script =
            "try { while true limit 1000000000000 { } } catch { print never } finally { for i in 1..2 { print $i } }"
        let run = ScriptRun.of(script, host: host)
        #expect(run.exitCode == 130)
        #expect(run.output == "1\n2\n")
    }

    @Test("includes may not go round or too deep")
    func includes() {
        let cycle = ["a.authing": "include \"b.authing\"", "b.authing": "include \"a.authing\""]
        #expect(ScriptRun.of("include \"a.authing\"", files: cycle).firstCode == "A1403")
        #expect(ScriptRun.of("include \"test.authing\"", files: ["test.authing": ""]).firstCode == "A1403")
        let chain = Dictionary(
            uniqueKeysWithValues: (0..<40).map { ("f\($0).authing", "include \"f\($0 + 1).authing\"") }
        )
        #expect(ScriptRun.of("include \"f0.authing\"", files: chain).firstCode == "A1404")
    }
}
