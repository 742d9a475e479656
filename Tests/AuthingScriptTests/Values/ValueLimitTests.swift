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
