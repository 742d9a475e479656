import AuthingScript
import Testing

@Suite("Functions of the language")
struct FunctionTests {
    private static let documented = ScriptFunction.all.compactMap { function in
        function.example.result.map { (function.example.source, $0) }
    }

    @Test("each example gives what its help says", arguments: documented)
    func examples(source: String, result: String) {
        #expect(evaluated(source) == result)
    }

    @Test("all functions of the language are declared")
    func declared() {
        let names = """
            len keys values lower upper trim split join replace contains startsWith endsWith first last slice sort unique \
            min max abs round floor ceil now parseTime format json parseJson base64 sha256 type range random
            """
        #expect(Set(ScriptFunction.all.map(\.name)) == Set(names.split(separator: " ").map(String.init)))
        for function in ScriptFunction.all {
            #expect(!function.summary.isEmpty && function.summary.hasSuffix("."))
            #expect(function.example.source.contains(function.name))
        }
    }

    @Test(
        "lists and texts",
        arguments: [
            (#"len("学校e\u{301}")"#, "3"), (#"len("")"#, "0"), ("len({a: 1})", "1"), ("first([])", "A2106"),
            (#"last("学校")"#, "校"), ("last([null])", "null"), ("slice([1, 2, 3], -2)", "[2,3]"),
            ("slice([1, 2, 3], 5, 9)", "[]"), (#"slice("学校", 0, 1)"#, "学"), ("slice([1, 2, 3], 2, 1)", "[]"),
            ("sort([])", "[]"), (#"sort(["b", "a", "B"])"#, #"["B","a","b"]"#), (#"sort([1, "a"])"#, "A2103"),
            ("sort([1, 1.5, 0])", "[0,1,1.5]"), ("sort([[1], [2]])", "A2103"), ("sort([[1]])", "A2103"),
            ("unique([[1], [1], 2, 2.0, null, null])", "[[1],2,2.0,null]"), ("max(1, 2.5, 2)", "2.5"),
            ("min([])", "A2106"), (#"split("a b  c")"#, #"["a","b","c"]"#), (#"split("ab", "")"#, #"["a","b"]"#),
            (#"join([1, null, "x"])"#, "1nullx"), (#"replace("aaa", "", "b")"#, "A2106"),
            (#"contains({a: 1}, "a")"#, "true"), (#"contains("abc", "")"#, "true"), ("range(3, 1)", "[]"),
            ("range(3, 1, -1)", "[3,2,1]"),
            ("range(9223372036854775806, 9223372036854775807)", "[9223372036854775806,9223372036854775807]"),
        ]
    )
    func collections(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test(
        "numbers",
        arguments: [
            ("round(-2.5)", "-3"), ("round(2.345, 2)", "2.35"), ("round(1e300)", "A2104"), ("floor(5)", "5"),
            ("ceil(-0.5)", "0"), ("round(1.5, 99)", "A2106"), ("abs(-1.5)", "1.5"), ("abs(-5s)", "5s"),
        ]
    )
    func numbers(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test(
        "conversions",
        arguments: [
            (#"json("a\"b")"#, #""a\"b""#), ("json(1h)", #""1h""#), ("json(1.0)", "1.0"), ("json([], true)", "[]"),
            (#"parseJson("{\"a\": 1, \"a\": 2}")"#, "A2108"), (#"parseJson("")"#, "A2108"),
            (#"parseJson("99999999999999999999")"#, "A2108"), (#"base64("学校")"#, "5a2m5qCh"), (#"base64("")"#, ""),
            ("type(null)", "null"), ("type((secret A))", "string"), (#"format("{{}} {}", 1)"#, "{} 1"),
            (#"format("{}")"#, "A2106"), (#"format("{", 1)"#, "A2106"), (#"format("x", 1)"#, "A2106"),
            (#"upper("straße")"#, "STRASSE"), (#"parseTime("soon")"#, "A2108"),
        ]
    )
    func conversions(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test("JSON that is nested deeper than values may be is refused")
    func deepJSON() {
        let text = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
        #expect(evaluated("parseJson('\(text)')") == "A2108")
        let fitting = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(evaluated("len(parseJson('\(fitting)'))") == "1")
    }

    @Test("random draws from the host's source")
    func random() {
        let host = FakeHost()
        let script = """
            for i in 1..200 {
              let n = random(6)
              assert $n >= 0 and $n < 6
              let d = random()
              assert $d >= 0 and $d < 1
            }
            print (random(1))
            """
        #expect(ScriptRun.of(script, host: host).output == "0\n")
        #expect(evaluated("random(0)") == "A2106")
        #expect(evaluated("random(9223372036854775807) >= 0") == "true")
    }

    @Test(
        "sha256 agrees with the vectors of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
            (
                String(repeating: "a", count: 100_000),
                "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
            ),
        ]
    )
    func sha256(text: String, hash: String) {
        #expect(evaluated("sha256(\"\(text)\")") == hash)
    }

    @Test(
        "matches is RE2, unanchored, linear in the text",
        arguments: [
            (#""abc" matches "b""#, "true"), (#""abc" matches "^b""#, "false"), (#""学校" matches '^\p{Han}+$'"#, "true"),
            (#""" matches """#, "true"), (#""a" matches "(?=a)""#, "A2107"), (#""a" matches '(a)\1'"#, "A2107"),
            (#""a" matches 5"#, "A2103"), (#""ABC" matches "(?i)abc""#, "true"),
        ]
    )
    func matches(expression: String, result: String) {
        #expect(evaluated(expression) == result)
    }

    @Test("a pattern that defeats backtracking takes no time")
    func linearMatching() {
        let text = String(repeating: "a", count: 100_000)
        #expect(evaluated("\"\(text)!\" matches '^(a+)+$'") == "false")
    }

    @Test("a pattern computed at run time is checked then")
    func computedPattern() {
        #expect(ScriptRun.of("let p = \"b+\"\nprint (\"abbc\" matches $p)").output == "true\n")
        #expect(ScriptRun.of("let p = \"(b\"\nprint (\"abbc\" matches $p)").firstCode == "A2107")
    }
}
