import AuthingJSON
import AuthingScript
import Testing

@Suite("Arbitrary text")
struct ParserFuzzTests {
    /// A small generator, so that each run tries the same texts.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        /// SplitMix64.
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let seeds = [
        "let u = login email a@b.com pw\nif error 2000 print \"captcha wanted\"\nelse print 'x'\n",
        "test \"a\" tags [\"x\"] {\n  for i in 1..3 { expect error 2006 login email c@d.e wrong-$i }\n}\n",
        "retry 3 every 2s within 1m unless error 2000, 2004..2006 {\n  $u.a[0] = try (token status $u.token).status?\n}\n",
        "try { logout } catch 2000 as e { print \"$e.code ${len($l) + 1}\" } finally { print \"\"\"\n  a\n  $b\n  \"\"\" }\n",
        "fn f(a, b = {x: [1, 2.5e3]}, --c) { return $a ?? not $b and $c matches 'y' or -3 % 2 }\n",
        "print 学校 \"你$x好\" --opt=1 --flag -- --text \\\n  ? '?' (random()) [1] {a: 1} # c\n",
        "while $n < 10 limit 20 { $n = $n + 1; if $n == 3 break else continue }\ninclude \"x\" as y\n",
    ]

    private static let fragments: [String] = [
        "(", ")", "[", "]", "{", "}", "\"", "'", "\"\"\"", "$", "${", "\\", "\n", "\r", "\r\n", ";", "#", " ", "\t",
        "--", "=", "==",
        "??", "?", "..", ".", ",", ":", "|", "`", "<", "if ", "else ", "catch ", "let x = ", "try ", "fn f(",
        "error 20", "0", "9e9",
        "99999999999999999999", "1h", "\u{3000}", "\u{200D}", "\u{FEFF}", "\u{0}", "学", "\u{301}", "👨‍👩‍👧", "not ", "and ",
        "in ",
    ]

    private static func mutated(_ text: String, _ generator: inout Generator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1 where place < bytes.count:
                bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &generator)))
            case 2: bytes.removeSubrange(place...)
            case 3:
                let from = Int.random(in: 0...bytes.count, using: &generator)
                bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 20)], at: place)
            default: bytes.insert(contentsOf: (fragments.randomElement(using: &generator) ?? "").utf8, at: place)
            }
        }
        return bytes
    }

    @Test("no text traps, and every diagnostic can be shown", arguments: 0..<8)
    func mutations(seed: Int) {
        let failure: String? = onBigStack {
            var generator = Generator(state: UInt64(seed))
            for _ in 0..<3_000 {
                let text = Self.seeds.randomElement(using: &generator) ?? ""
                var sources = SourceMap()
                let file = sources.add(name: "x", bytes: Self.mutated(text, &generator))
                let result = Parser.parse(file, options: generator.next() & 1 == 0 ? .file : .prompt)
                if let flaw = Self.flaw(result, file, sources) { return flaw }
            }
            return nil
        }
        #expect(failure == nil)
    }

    private static func flaw(_ result: ParseResult, _ file: SourceFile, _ sources: SourceMap) -> String? {
        let text = file.text(in: 0..<file.bytes.count)
        if result.diagnostics.count > 20 { return "too many diagnostics: \(text.debugDescription)" }
        let renderer = DiagnosticRenderer(sources: sources)
        for diagnostic in result.diagnostics {
            guard let span = diagnostic.span, span.range.upperBound <= file.bytes.count else {
                return "a span outside the text: \(text.debugDescription)"
            }
            let shown = renderer.text(diagnostic)
            if shown.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }) {
                return "a control character shown: \(text.debugDescription)"
            }
            if renderer.json(diagnostic).text().isEmpty { return "no JSON: \(text.debugDescription)" }
        }
        if result.diagnostics.isEmpty, TreeText.text(result.program.statements).isEmpty,
            !result.program.statements.isEmpty
        {
            return "an empty tree: \(text.debugDescription)"
        }
        for statement in result.program.statements where statement.span.range.upperBound > file.bytes.count {
            return "a statement outside the text: \(text.debugDescription)"
        }
        return nil
    }

    @Test("each start of a correct text is read without a trap, and parsing it again gives the same")
    func prefixes() {
        for seed in Self.seeds {
            let bytes = Array(seed.utf8)
            for length in 0...bytes.count {
                let file = SourceFile(id: SourceFile.ID(0), name: "x", bytes: Array(bytes.prefix(length)))
                let first = onBigStack { Parser.parse(file, options: .prompt) }
                let second = onBigStack { Parser.parse(file, options: .prompt) }
                #expect(first.diagnostics == second.diagnostics)
                #expect(!first.needsMoreInput || !first.diagnostics.isEmpty)
            }
        }
    }
}
