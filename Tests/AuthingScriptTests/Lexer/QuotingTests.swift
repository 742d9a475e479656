import AuthingScript
import Testing

@Suite("Writing text as the language reads it")
struct QuotingTests {
    private static let texts = [
        "", "a", "a b", "it's", "say \"hi\"", "it's \"$5\"", "C:\\x", "$x", "a\nb\t\r\0", "\u{1B}", "学校", "a\u{3000}b",
        "?", "--x", "#x", "\\",
        "a\\", "'", "a'b\"c\\d$e", "👨‍👩‍👧", "a#b", "{", "-1", "${x}", "\u{202E}",
    ]

    @Test("quoted text is read back the same", arguments: texts)
    func quoted(text: String) {
        #expect(argument(of: "print \(Quoting.quoted(text))") == text)
    }

    @Test("an argument is read back the same", arguments: texts)
    func argument(text: String) {
        #expect(argument(of: "print \(Quoting.argument(text))") == text)
    }

    @Test(
        "quotes only where they are needed",
        arguments: [
            ("abc", "abc"), ("a b", "\"a b\""), ("C:\\x y", "'C:\\x y'"), ("it's", "\"it's\""), ("?", "\"?\""),
            ("", "\"\""),
        ]
    )
    func spelling(text: String, expected: String) { #expect(Quoting.argument(text) == expected) }

    /// The text of the only argument of a command, `nil` where that is no fixed text.
    private func argument(of command: String) -> String? {
        guard case .command(let node)? = parsed(command).program.statements.first?.kind, node.arguments.count == 1,
            case .value(let value) = node.arguments[0].kind
        else { return nil }
        switch value {
        case .bare(let text): return text
        case .text(let string): return string.constant
        default: return nil
        }
    }
}
