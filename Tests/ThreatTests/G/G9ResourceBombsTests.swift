import TestSupport
import Testing

/// A script that wants ever more of something gets an error, and the machine is as before.
@Suite("G9: resource bombs")
struct G9ResourceBombsTests {
    private static let long = "let t = \"x\"\nwhile len($t) < 8000000 { $t = $t + $t }\n"

    /// Scripts that end in an error of the language, with its code.
    private static let bombs: [(code: String, script: String)] = [
        // What doubles.
        ("A2201", "let t = \"ab\"\nwhile true { $t = $t + $t }"),
        ("A2201", "let t = \"ab\"\nwhile true { $t = \"$t$t\" }"),
        ("A2201", "let t = \"ab\"\nwhile true { $t = join([$t, $t]) }"),
        ("A2201", "let t = \"aa\"\nwhile true { $t = replace($t, \"a\", $t) }"),
        ("A2201", "let t = \"aa\"\nwhile true { $t = format(\"{}{}\", $t, $t) }"),
        ("A2201", "let l = [1]\nwhile true { $l = $l + $l }"), ("A2201", "let l = [1]\nwhile true { $l = [$l, $l] }"),
        ("A2201", "let r = {}\nwhile true { $r = {a: $r, b: $r} }"),
        ("A2201", "let r = {a: 1}\nwhile true { $r.a = [$r, $r] }"),
        ("A2201", "let t = \"\\u{1}\"\nwhile true { $t = json([$t]) }"),
        ("A2201", "let t = \"a\"\nwhile true { $t = base64($t) }"),
        // What is huge at once.
        ("A2201", "print (len(1..1000000000))"), ("A2201", "print (len(range(1, 1000000000)))"),
        ("A2201", "print (len(-9223372036854775807..9223372036854775807))"),
        ("A2201", long + "print (len(split($t, \"x\")))"), ("A2201", long + "print (len(split($t, \"\")))"),
        ("A2201", long + "print (len(replace($t, \"x\", \"yy\")))"),
        ("A2201", long + "print (len(\"" + String(repeating: "$t", count: 500) + "\"))"),
        ("A2201", long + "print (len([" + String(repeating: "json([$t]), ", count: 200) + "]))"),
        // Rounds and calls.
        ("A2203", "while true { }"), ("A2203", "let l = []\nwhile true { $l = $l + [[1, 2, 3]] }"),
        ("A2204", "fn f(n) { return f($n + 1) }\nprint (f(1))"),
        ("A2204", "fn f(n) { return f($n + 1) + f($n + 2) }\nprint (f(1))"),
        ("A2204", "fn f(n) { return g($n) }\nfn g(n) { return [f($n), f($n)] }\nprint (f(1))"),
        // Each value is within the limits, and all together are not.
        ("A2201", "fn f(n) { let b = range($n, 900000); return f($n + 1) }\nprint (f(1))"),
        ("A2201", "fn f(n) { \(long)return len($t) + f($n + 1) }\nprint (f(1))"),
        ("A2201", "fn f(n) { \(long)let r = {a: [$t + \"$n\"]}; return f($n + 1) }\nprint (f(1))"),
        ("A2201", "fn f(l) { let m = $l + [len($l)]; let o = sort($m); return f($m) }\nprint (f(range(1, 500000)))"),
    ]

    @Test("a script ends in an error with a code, in bounded memory and time", arguments: bombs.indices)
    func bomb(number: Int) throws {
        let bomb = Self.bombs[number]
        let home = try ProductHome()
        let run = try MeasuredRun(of: [try home.write(bomb.script)], in: home)
        #expect(run.outcome.exitCode == 4, "\(run.outcome)")
        #expect(run.outcome.error.contains("error[\(bomb.code)]"), "\(run.outcome.error.prefix(500))")
        #expect(run.peakMemory > 0 && run.peakMemory <= MeasuredRun.mostMemory, "\(run.peakMemory >> 20) MiB")
        #expect(run.duration < Timing.limit(.seconds(2), debug: .seconds(12)), "\(run.duration)")
    }

    @Test("many tries in one process keep no memory, and what is caught frees what it held")
    func again() throws {
        let home = try ProductHome()
        let script = """
            fn f(n) { \(Self.long)return len($t) + f($n + 1) }
            for i in 1..\(Scale.of(5, full: 100)) { try { print (f(1)) } catch as e { print $e.code } }
            print "the end"
            """
        let run = try MeasuredRun(of: [try home.write(script)], in: home)
        #expect(run.outcome.exitCode == 0, "\(run.outcome)")
        #expect(run.outcome.output == String(repeating: "A2201\n", count: Scale.of(5, full: 100)) + "the end\n")
        #expect(run.peakMemory > 0 && run.peakMemory <= MeasuredRun.mostMemory, "\(run.peakMemory >> 20) MiB")
    }

    @Test("large values that are let go of one after the other are fine")
    func manyLargeValues() throws {
        let home = try ProductHome()
        let script = """
            \(Self.long)let n = 0
            while $n < 100 { $n = $n + 1; let u = $t + "$n" }
            print (len($t))
            """
        let run = try MeasuredRun(of: [try home.write(script)], in: home)
        #expect(run.outcome.output == "8388608\n", "\(run.outcome)")
        #expect(run.peakMemory <= MeasuredRun.mostMemory, "\(run.peakMemory >> 20) MiB")
    }
}
