import AuthingScript
import Testing

@Suite("Checker")
struct CheckerTests {
    @Test("nothing runs when the last line has a mistake")
    func checksBeforeRunning() {
        let run = ScriptRun.of("print first\nremember 1\nlogin email a@b.com ? --captcha-cod x")
        #expect(run.exitCode == 3)
        #expect(run.output.isEmpty)
        #expect(run.host.calls.isEmpty)
        #expect(run.firstMessage == "unknown option --captcha-cod")
        #expect(run.diagnostics.first?.label == "did you mean --captcha-code?")
    }

    @Test("up to 20 problems are told")
    func manyProblems() {
        let run = ScriptRun.of((1...50).map { "print $missing\($0)" }.joined(separator: "\n"))
        #expect(run.diagnostics.count == 20)
    }

    @Test("arguments reach the command bound and converted")
    func binding() throws {
        let script = """
            login email --captcha-code 9f2k a@b.com pw --custom-data {age: 3}
            login email 13800138000 --password=pw --auto-register
            loginByEmail "a@b.com" -- --pw
            kinds --number 3 --word GREEN --time 2024-01-01T00:00:00Z --list [1, "a"] --any 22 --is-on
            kinds --any "22" --is-on=false --number=(1 + 1)
            let none = null
            kinds --any null
            kinds --number $none
            """
        let run = ScriptRun.of(script)
        #expect(run.problems.isEmpty)
        let calls = run.host.calls.map(\.arguments)
        let secret = Value.secret(SecretValue(.string("pw")))
        #expect(calls[0] == [.string("a@b.com"), secret, .string("9f2k"), nil, .record(["age": .integer(3)])])
        #expect(calls[1] == [.string("13800138000"), secret, nil, .boolean(true), nil])
        #expect(calls[2][1] == .secret(SecretValue(.string("--pw"))))
        #expect(calls[3][0] == .integer(3))
        #expect(calls[3][4] == .integer(22))
        #expect(calls[3][5] == .boolean(true))
        #expect(calls[4] == [.integer(2), nil, nil, nil, .string("22"), .boolean(false)])
        #expect(calls[6] == [nil, nil, nil, nil, nil, nil])
    }

    @Test("what a variable holds is converted when the command is called")
    func conversionAtRunTime() {
        #expect(ScriptRun.of("let n = 11\nkinds --number $n").firstCode == "A2111")
        #expect(ScriptRun.of("let n = [1]\nlogin phone $n").firstCode == "A2111")
        let run = ScriptRun.of("let n = 138\nlogin phone $n\nlet d = \"5s\"\nwait $d\nlogin phone (secret P)")
        #expect(run.host.calls[0].arguments == [.string("138")])
        #expect(run.host.slept == [.seconds(5)])
        #expect(run.host.calls.last?.arguments[0]?.holdsSecret == true)
    }

    @Test("a script with secrets in it is refused when asked for")
    func strict() {
        let script = "login email a@b.com hunter2\nlogin email a@b.com (secret PW)\nlogin email a@b.com ${\"x\"}"
        #expect(ScriptRun.of(script).exitCode == 0)
        let run = ScriptRun.of(script, isStrict: true)
        #expect(run.diagnostics.map(\.code) == ["A1207", "A1207"])
        #expect(!run.problems.contains("A2"))
    }

    @Test("an included file gives its functions and variables, and runs once")
    func includes() {
        let files = [
            "lib.authing": "let base = 40\nfn add(n) { return $base + $n }\nprint lib runs",
            "other.authing": "include \"lib.authing\" as lib\nfn twice(n) { return lib.add($n) * 2 }",
        ]
        let script = """
            include "lib.authing"
            include "other.authing" as other
            include "lib.authing" as again
            print (add(2)) $base (other.twice(1)) (again.add(3))
            let r = other.twice (1)
            print $r
            $base = 0
            print (add(2))
            """
        let run = ScriptRun.of(script, files: files)
        #expect(run.output == "lib runs\n42 40 82 43\n82\n2\n", "\(run.problems)")
    }

    @Test(
        "what an include may not do",
        arguments: [
            (#"include "none.authing""#, "A1401"), (#"include "/etc/passwd""#, "A1402"),
            (#"include "tests.authing""#, "A1405"), (#"include "bad.authing""#, "A1103"),
            ("include \"a.authing\" as x\ninclude \"b.authing\" as x", "A1106"),
        ]
    )
    func badIncludes(script: String, code: String) {
        let files = [
            "tests.authing": "test \"t\" { }", "bad.authing": "print $x", "a.authing": "fn a() { }",
            "b.authing": "fn b() { }",
        ]
        #expect(ScriptRun.of(script, files: files).firstCode == code)
    }

    @Test("a mistake in an included file is shown there")
    func includedPlace() {
        let run = ScriptRun.of("include \"lib.authing\"", files: ["lib.authing": "\nprint $x"])
        #expect(run.problems.hasPrefix("lib.authing:2:7: error[A1103]"))
    }

    @Test("every code has a page, with a wrong and a right example")
    func pages() {
        let exceptions = ["A1404", "A2301"]
        for code in DiagnosticCode.all
        where code.id >= "A1101" && !code.id.hasPrefix("A130") && !exceptions.contains(code.id) {
            #expect(code.explanation.contains("wrong:"), "\(code.id)")
            #expect(code.explanation.contains("right:"), "\(code.id)")
        }
        #expect(Set(DiagnosticCode.all.map(\.id)).count == DiagnosticCode.all.count)
    }

    @Test(
        "a name is near another one, or it is not",
        arguments: [
            ("captcha-cod", "captcha-code"), ("captcha", "captcha-code"), ("emial", "email"), ("Email", "email"),
            ("lenght", "len"), ("x", nil), ("d", nil), ("zzzz", nil), ("", nil),
        ]
    )
    func nearMatches(name: String, nearest: String?) {
        #expect(NearMatch.find(name, among: ["email", "captcha-code", "len", "y"]) == nearest)
    }
}
