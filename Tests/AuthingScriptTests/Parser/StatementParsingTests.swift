import AuthingScript
import Testing

@Suite("Statements")
struct StatementParsingTests {
    @Test(
        "every statement of the grammar",
        arguments: [
            (
                "let u = login email a@b.com pw\nif error 2000 print \"captcha wanted\"",
                #"let u = login|email|a@b.com|pw; if error<2000> <print|"captcha wanted">"#
            ),
            ("$u.a[\"b\"][0] = 1 + 2", #"$u.a["b"][0] = ‹1 + 2›"#),
            ("$u = whoami", "$u = whoami"),
            (
                "if $a { print 1 } else if $b { print 2 } else { print 3 }",
                "if $a {print|1} else if $b {print|2} else {print|3}"
            ),
            ("if $a {\n}\n\n# c\nelse if $b print x\nelse print y", "if $a {} else if $b <print|x> else <print|y>"),
            ("if $a print \"a\" else print \"b\"", #"if $a <print|"a"|else|print|"b">"#),
            ("if $a if $b print x\nelse print y", "if $a <if $b <print|x> else <print|y>>"),
            (
                "for i in 1..3 { expect error 2006 login email carol@acme.test wrong-$i }",
                #"for i in 1..3 {expect [2006] login|email|carol@acme.test|"wrong-«$i»"}"#
            ),
            ("for k, v in {a: 1} { print $k; break }", "for k,v in {a:1} {print|$k; break}"),
            ("for x in (orgs list) {\n continue\n}", "for x in (orgs|list) {continue}"),
            ("while $n < 3 limit 20 { $n = $n + 1 }", "while ‹$n < 3› limit 20 {$n = ‹$n + 1›}"),
            ("retry { logout }", "retry - - - [] {logout}"),
            (
                "retry 3 every 2s within 1m unless error 2000, 2004..2006 { logout }",
                "retry 3 2.0 seconds 60.0 seconds [2000,2004..2006] {logout}"
            ),
            ("retry within $t { }", "retry - - $t [] {}"),
            (
                "try {\n logout\n}\ncatch 2000, 2004..2006 as e {\n}\ncatch { }\nfinally { print x }",
                "try {logout} catch[2000,2004..2006]e {} catch[] {} finally {print|x}"
            ),
            ("test \"a b\" tags [\"x\", \"y\"] { print 1 }", #"test a b["x","y"] {print|1}"#),
            (
                "fn f(a, b = 2, --c, --d = \"x\") { return $a + $b }\nfn g() { return }",
                #"fn f(a,b=2,--c,--d="x") {return ‹$a + $b›}; fn g() {return}"#
            ),
            ("fn f(\n a,\n b\n) {\n return whoami\n}", "fn f(a,b) {return whoami}"),
            ("include \"lib/x.authing\" as lib\ninclude 'y'", "include lib/x.authing as lib; include y"),
            ("assert error 2000, \"msg\"", #"assert error<2000>, "msg""#),
            ("assert $u.email == \"c\" and $u.n == 1", #"assert ‹‹$u.email == "c"› and ‹$u.n == 1››"#),
            ("expect error login email a b", "expect [] login|email|a|b"),
            ("expect error 2000, 2006 login email a b", "expect [2000,2006] login|email|a|b"),
            (
                "pool set loginFailCheck {enabled: true, limit: 3, timeInterval: 300}",
                "pool|set|loginFailCheck|{enabled:true,limit:3,timeInterval:300}"
            ),
            (
                "fn f(n) { if $n < 2 return $n else return f($n - 1) }",
                "fn f(n) {if ‹$n < 2› <return $n> else <return f(‹$n - 1›)>}"
            ),
            ("if error 2000 { print a } ; print b", "if error<2000> {print|a}; print|b"),
            ("for i in 1..2 { if $i == 1 continue; print $i }", "for i in 1..2 {if ‹$i == 1› <continue>; print|$i}"),
            ("let x = try login email a b", "let x = try login|email|a|b"),
            ("clock freeze 2024-03-31T01:50:00+01:00", "clock|freeze|2024-03-31T01:50:00+01:00"),
            ("register email carol@acme.test (secret CAROL_PW)", "register|email|carol@acme.test|(secret|CAROL_PW)"),
        ]
    )
    func statements(text: String, expected: String) { #expect(tree(text) == expected) }

    @Test(
        "statements that cannot be",
        arguments: [
            ("let $x = 3", "A1051@$x"), ("let in = 3", "A1059@in"), ("let x 3", "A1051@3"), ("let x =", "A1051@"),
            ("let x == 3", "A1051@=="), ("for i 1..3 { }", "A1051@1..3"), ("while $a print x", "A1069@print"),
            ("if $a\n{ print x }", "A1069@ A1051@{"), ("if $a = 3 { print x }", "A1066@="),
            ("if $a && $b print x", "A1066@&&"),
            ("else print x", "A1065@else"), ("} print x", "A1065@}"), ("true", "A1059@true"),
            ("try { logout }", "A1068@try"), ("try { logout }\nprint x", "A1068@try"),
            ("if $a { fn f() { } }", "A1301@fn"), ("return 3", "A1302@return"), ("break", "A1303@break"),
            ("for i in 1..2 { }\ncontinue", "A1303@continue"), ("test \"a\" { }\nprint x", "A1304@print x"),
            ("test \"$a\" { }", "A1067@\"$a\""), ("include $x", "A1051@$"),
            ("retry every 1s every 2s { }", "A1070@every"),
            ("catch { }", "A1065@catch"), ("try { } catch \"2000\" { }", "A1064@\"2000\""),
            ("expect 2000 logout", "A1051@2000"),
            ("expect error 2000 let x = 1", "A1059@let"), ("fn f(a,) { }", "A1051@)"), ("fn f { }", "A1051@{"),
            ("$a? = 3", "A1051@?"), ("$a.b? = 3", "A1051@.b?"), ("fn f() { for i in 1..2 { }; break }", "A1303@break"),
            ("for i in 1..2 { fn f() { break } }", "A1303@break A1301@fn"),
            ("#!x\n  #c\n;#no", "A1051@#no"),
        ]
    )
    func faultyStatements(text: String, expected: String) { #expect(faults(parsed(text), text) == expected) }

    @Test(
        "a fault hides no other, and makes none up",
        arguments: [
            ("let a = (1]\nprint |", "A1051@] A1004@|"),
            ("let a = [(1, 2]\nprint |", "A1051@, A1004@|"),
            ("if $a {\n let b = (foo\n let c = 2\n}\nprint |", "A1053@( A1004@|"),
            ("let r = {a: (b }\nprint |", "A1053@( A1004@|"),
            ("let r = {\n a: 1\n b: 2\n}\nprint |", "A1051@b A1004@|"),
            ("pool set x | {\n  a: 1,\n  b: 2\n}\nprint <", "A1004@| A1004@<"),
            ("for i in | {\n print |\n}\nprint <", "A1066@| A1004@| A1004@<"),
            ("fn f(a, 1) {\n return 1\n}\nprint |", "A1051@1 A1004@|"),
            ("print (len([1, 2])\nprint |", "A1053@( A1004@|"),
            ("if $a { print (f x }\nprint |", "A1053@( A1004@|"),
            ("print \"${\nprint |", "A1005@\"${ A1004@|"),
            ("print \"$x[\nprint |", "A1005@\"$x[ A1004@|"),
            ("print {a: 1}.a", "A1056@.a"), ("print )\n}\nprint |", "A1004@) A1065@} A1004@|"),
        ]
    )
    func recovery(text: String, expected: String) { #expect(faults(parsed(text), text) == expected) }

    @Test("all faults are found, up to the limit")
    func severalFaults() {
        let text = """
            let a = 0123
            if $x = 3 {
              print len($l)
            } else {
              print "abc
            }
            print (foo |
              bar)
            let b = 1 +* 2
            print fine
            """
        #expect(faults(parsed(text), text) == "A1009@0123 A1066@= A1056@($l) A1005@\"abc A1004@| A1052@*")
        let many = Array(repeating: "let a = 01", count: 50).joined(separator: "\n")
        #expect(parsed(many).diagnostics.count == 20)
    }

    @Test(
        "whether more input could mend it",
        arguments: [
            ("if $a {", true), ("if $a {\n print x", true), ("print (", true), ("print (token", true),
            ("let l = [1,", true),
            ("let r = {a: 1", true), ("let x = 1 +", true), ("let x = $a and\n", true), ("print \"\"\"\nabc", true),
            ("print a \\", true), ("fn f(a", true), ("try {\n}\n", true), ("try {\n}\n\n", false),
            ("print a \\\n", true), ("print a \\\n\n", false), ("try { } catch {", true), ("print ${", true),
            ("print $x[", true), ("let x = len(", true), ("for i in 1..3 { if $i == 1 {", true),
            ("let x = [\n\n# c\n", true),
            ("print \"abc", false), ("print 'abc", false), ("let x =", false), ("if $a", false),
            ("if $a {\n print \"abc", false),
            ("if $a {\n let x = 01\n", false), ("print \"${", false), ("print \"${len(", false), ("print \"$x[", false),
            ("print a", false), ("", false), ("if $a { }", false), ("if $a { }\n", false), ("}", false),
            ("print (a]", false),
            ("let x = not", false), ("try { }\nprint x", false), ("print a\\", false), ("let a = 1 + )", false),
        ]
    )
    func moreInput(text: String, expected: Bool) { #expect(parsed(text, .prompt).needsMoreInput == expected) }

    @Test("comments are kept with their places")
    func comments() {
        let text = "# one\nif $a { # two\n  print x#y # three\n}\n# four\nelse { }\nprint [1, # five\n2]"
        let file = SourceFile(text: text)
        let result = parsed(text)
        #expect(result.diagnostics.isEmpty)
        #expect(result.program.comments.map { file.text(of: $0) } == ["# one", "# two", "# three", "# four", "# five"])
    }

    @Test("spans cover exactly what they name")
    func spans() throws {
        let text = "let u = login email $a.b --x=1   # c"
        let file = SourceFile(text: text)
        let statement = try #require(parsed(text).program.statements.first)
        #expect(file.text(of: statement.span) == "let u = login email $a.b --x=1")
        guard case .let(let node) = statement.kind, case .command(let command) = node.value.source else {
            Issue.record("no command")
            return
        }
        #expect(command.arguments.map { file.text(of: $0.span) } == ["email", "$a.b", "--x=1"])
        #expect(command.leadingWords(limit: 3) == ["login", "email"])
        #expect(file.text(of: command.span(ofWords: 2)) == "login email")
    }
}
