import AuthingScript
import Testing

@Suite("Limits of the parser")
struct ParserLimitTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static func nested(_ opening: String, _ closing: String, _ count: Int) -> String {
        repeated(opening, count) + closing.prefix(0) + "1" + repeated(closing, count)
    }

    @Test(
        "256 levels are read, one more is refused",
        arguments: [("(", ")"), ("[", "]"), ("f(", ")"), ("{a: ", "}"), ("not ", "")]
    )
    func nesting(opening: String, closing: String) {
        #expect(parsed("let x = " + Self.nested(opening, closing, 256)).diagnostics.isEmpty)
        #expect(parsed("let x = " + Self.nested(opening, closing, 257)).diagnostics.map(\.code) == ["A1055"])
    }

    @Test(
        "endless nesting ends in one diagnostic",
        arguments: [
            "(", "[", "{a:", "f(", "not ", "${", "\"${", "-(", "$a[", "if $a {\n", "if $a ", "try {", "while $a {",
            "(f ",
            "if $a { } else if $b { } else { ", "for i in ", "\"\"\"${", "print (", "print [", "fn f() { ",
            "let x = try ",
        ]
    )
    func endless(opening: String) {
        for prefix in ["let x = ", ""] {
            let result = parsed(prefix + Self.repeated(opening, 100_000))
            #expect(!result.diagnostics.isEmpty)
            #expect(result.diagnostics.count <= 20)
        }
    }

    @Test(
        "a chain of a million terms is refused, one of a thousand read",
        arguments: [
            " + 1", " * 1", " and 1", " or 1", " ?? 1", ".a", "[0]", " - $x", " else if $b { }",
        ]
    )
    func chains(term: String) {
        let start = term.contains("else") ? "if $a { }" : "let x = $a"
        #expect(parsed(start + Self.repeated(term, 1000)).diagnostics.isEmpty)
        #expect(parsed(start + Self.repeated(term, 1_000_000)).diagnostics.map(\.code) == ["A1055"])
    }

    @Test("long flat texts are read")
    func flat() {
        #expect(parsed(Self.repeated("print a\n", 100_000)).program.statements.count == 100_000)
        #expect(parsed("let l = [" + Self.repeated("1, ", 100_000) + "]").diagnostics.isEmpty)
        #expect(parsed("print \"" + Self.repeated("a", 1_000_000) + "\"").diagnostics.isEmpty)
        #expect(parsed("#" + Self.repeated(" #", 1_000_000)).diagnostics.isEmpty)
        #expect(parsed(Self.repeated("\n", 1_000_000)).diagnostics.isEmpty)
        #expect(parsed("if $a { }" + Self.repeated("\n", 100_000) + "print x").program.statements.count == 2)
    }

    @Test("too large a text and one that is not UTF-8 are refused whole")
    func unreadable() {
        let large = SourceFile(text: Self.repeated("print a\n", (16 << 20) / 8 + 1))
        #expect(Parser.parse(large).diagnostics.map(\.code) == ["A1002"])
        let latin = SourceFile(id: SourceFile.ID(0), name: "x", bytes: Array("print caf".utf8) + [0xE9, 0x0A])
        let result = Parser.parse(latin)
        #expect(result.diagnostics.map(\.code) == ["A1001"])
        #expect(result.diagnostics.first?.span?.range == 9..<10)
    }
}
