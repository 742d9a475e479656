import AuthingScript
import Testing

@Suite("Limits of values")
struct ValueLimitTests {
    @Test("nesting beyond 256 is an error where it is built")
    func depth() {
        let run = ScriptRun.of("let l = []\nwhile true limit 1000 { $l = [$l] }")
        #expect(run.firstCode == "A2202")
        let records = ScriptRun.of("let r = {}\nwhile true limit 1000 { $r = {inner: $r} }")
        #expect(records.firstCode == "A2202")
        let assigned = ScriptRun.of("let r = {}\nwhile true limit 1000 { let x = {a: $r}; $r.a = $x }")
        #expect(assigned.firstCode == "A2202")
    }

    @Test("a value that doubles ends in an error, and soon")
    func doubling() {
        #expect(ScriptRun.of("let l = [1]\nwhile true limit 1000 { $l = [$l, $l] }").firstCode == "A2201")
        #expect(ScriptRun.of("let l = [1]\nwhile true limit 1000 { $l = $l + $l }").firstCode == "A2201")
        #expect(ScriptRun.of("let t = \"ab\"\nwhile true limit 1000 { $t = $t + $t }").firstCode == "A2201")
        #expect(ScriptRun.of("let t = \"ab\"\nwhile true limit 1000 { $t = \"$t$t\" }").firstCode == "A2201")
        #expect(
            ScriptRun.of("let t = \"ab\"\nwhile true limit 1000 { $t = replace($t, \"a\", $t) }").firstCode == "A2201"
        )
        #expect(ScriptRun.of("let r = {}\nwhile true limit 1000 { $r = {a: $r, b: $r} }").firstCode == "A2201")
    }

    @Test("a range has at most a million elements, a loop through one as many as it wants")
    func ranges() {
        #expect(evaluated("len(1..1000000)") == "1000000")
        #expect(evaluated("len(1..1000001)") == "A2201")
        #expect(evaluated("-9223372036854775807..9223372036854775807") == "A2201")
        #expect(evaluated("len(range(1, 2000000))") == "A2201")
        #expect(evaluated("range(1, 3, 0)") == "A2106")
        #expect(ScriptRun.of("for i in 1..9223372036854775807 { if $i == 5 { break } }\nprint done").output == "done\n")
    }

    @Test("a sum that begins with its own variable grows it in place")
    func appends() {
        let script = """
            fn change() { $t = "changed"; return "x" }
            let l = []
            let t = ""
            let i = 0
            while $i < 10000 { $l = $l + [$i]; $t = $t + "$i"; $i = $i + 1 }
            print (len($l)) (len($t)) $l[9999]
            let copy = $l
            $l = $l + $l
            $l = $l + [[1]]
            print (len($l)) (len($copy))
            $t = $t + change()
            print (len($t)) (slice($t, -1))
            try { $t = $t + 1 } catch as e { print $e.code (type($t)) }
            """
        let run = ScriptRun.of(script)
        #expect(run.output == "10000 38890 9999\n20001 10000\n38891 x\nA2103 string\n", "\(run.problems)")
    }

    @Test("a list that grows in place stays within the limits")
    func appendsWithinLimits() {
        let heavy = "let b = range(1, 100000)\nlet l = []\nwhile true limit 1000 { $l = $l + [$b] }"
        #expect(ScriptRun.of(heavy).firstCode == "A2201")
        let long = "let b = range(1, 100000)\nlet l = []\nwhile true limit 1000 { $l = $l + $b }"
        #expect(ScriptRun.of(long).firstCode == "A2201")
        let deep = "let l = []\nwhile true limit 1000 { let m = [$l]; $l = $m + [] }"
        #expect(ScriptRun.of(deep).firstCode == "A2202")
    }

    @Test("filling a list in place costs no copy of it")
    func fillsInPlace() {
        let script = """
            let l = range(1, 100000)
            let i = 0
            while $i < 100000 limit 100000 { $l[$i] = $i * 2; $i = $i + 1 }
            print $l[99999]
            """
        #expect(ScriptRun.of(script).output == "199998\n")
    }
}
