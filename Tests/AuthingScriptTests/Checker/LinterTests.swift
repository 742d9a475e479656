import AuthingScript
import Testing

@Suite("Strict checks")
struct LinterTests {
    /// The codes of the warnings, each with the text that it points at.
    private func warnings(_ text: String, isStrict: Bool = true) -> [String] {
        onBigStack {
            var options = Script.Options()
            options.isStrict = isStrict
            let script = Script(ScriptSource(name: "x", text: text), commands: FakeHost.table, options: options)
            return script.diagnostics.map { diagnostic in
                "\(diagnostic.code ?? "-") \(diagnostic.span.map { script.sources.text(of: $0) } ?? "")"
            }
        }
    }

    @Test(
        "what is unused or unreachable is told, and what is not is not",
        arguments: [
            ("let n = 1", ["A1903 n"]),
            ("let n = 1\nprint $n", []),
            ("let n = 1\nprint \"${ n }\"", []),
            ("let _n = 1", []),
            ("let n = 1\n$n = 2", ["A1903 n"]),
            ("fn f() { return $n }\nlet n = 1\nprint (f())", []),
            ("fn f() { print a }\nprint b", ["A1904 f"]), ("fn f() { print a }\nlet n = 1", []),
            ("fn f() { print a }\nf", []),
            ("fn f() { print a }\napply f", []),
            ("fn f(a, b) { print $a }\nf 1 2", ["A1905 b"]),
            ("fn f(a, _b) { print $a }\nf 1 2", []),
            ("let n = 1\nif true { let n = 2\nprint $n }\nprint $n", ["A1907 n"]),
            ("let n = 1\nif true { $n = 2 }\nprint $n", []),
            ("let n = 1\nlet n = $n + 1\nprint $n", []),
            ("for i in 1..3 { break; print $i }", ["A1908 print $i"]),
            ("for i in 1..3 { print a; break }", []),
            ("fail no\nprint b", ["A1908 print b"]),
            ("if true { fail no }\nprint b", []),
            ("try { print a } catch 2000..2010 { print b } catch 2004 { print c }", ["A1909 catch"]),
            ("try { print a } catch 2004 { print b } catch 2000..2010 { print c }", []),
            ("print a\nif error { print b } else if error 2000 { print c }", ["A1909 error 2000"]),
            ("print a\nif error 2000 { print b } else if error { print c }", []),
            ("try { print a } catch as e { print b }", ["A1903 e"]),
            ("login email a@b.com pw", ["A1207 pw"]),
        ] as [(String, [String])]
    )
    func warned(text: String, wanted: [String]) {
        #expect(warnings(text) == wanted)
        #expect(warnings(text, isStrict: false).isEmpty)
    }

    @Test("an include of which nothing is used is told")
    func includes() {
        struct Loader: SourceLoader {
            func load(_ path: String, from file: String) throws(SourceLoadFault) -> LoadedSource {
                let text = path == "effects.authing" ? "print here" : "fn f() { print a }\nlet v = 1"
                return LoadedSource(identity: path, name: path, bytes: Array(text.utf8))
            }
        }
        let cases: [(String, [String])] = [
            ("include \"names.authing\"", ["A1906 \"names.authing\""]),
            ("include \"names.authing\"\nf", []),
            ("include \"names.authing\"\nprint $v", []),
            ("include \"names.authing\" as n\nn.f", []),
            ("include \"names.authing\" as n", ["A1906 \"names.authing\""]),
            ("include \"effects.authing\"", []),
        ]
        for (text, wanted) in cases {
            let found = onBigStack {
                var options = Script.Options()
                options.isStrict = true
                let source = ScriptSource(name: "x", bytes: Array(text.utf8), identity: "x", loader: Loader())
                let script = Script(source, commands: FakeHost.table, options: options)
                return script.diagnostics.map { diagnostic in
                    "\(diagnostic.code ?? "-") \(diagnostic.span.map { script.sources.text(of: $0) } ?? "")"
                }
            }
            #expect(found == wanted, "\(text)")
        }
    }
}
