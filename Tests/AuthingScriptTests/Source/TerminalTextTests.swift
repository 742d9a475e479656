import AuthingScript
import Testing

@Suite("Text on a terminal")
struct TerminalTextTests {
    @Test(
        "how many columns a text takes",
        arguments: [
            ("", 0), ("abc", 3), ("学校", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("한글", 4), ("😀", 2), ("👨‍👩‍👧", 2),
            ("❤️", 2), ("❤", 1),
            ("\u{200B}", 0), ("…", 1), ("│", 1), ("🇨🇳", 2), ("é", 1), ("\u{3000}", 2), ("，", 2), ("\u{1B}", 0),
            ("ไม่", 2),
        ]
    )
    func width(text: String, width: Int) { #expect(TerminalText.width(text) == width) }

    @Test(
        "what a terminal would obey or hide is escaped",
        arguments: [
            ("abc", "abc"), ("\u{1B}[31m", #"\u{1b}[31m"#), ("a\u{9B}b", #"a\u{9b}b"#), ("a\u{202E}b", #"a\u{202e}b"#),
            ("\r\n", #"\u{d}\u{a}"#),
            ("a\u{200B}\u{2066}\u{FEFF}", #"a\u{200b}\u{2066}\u{feff}"#), ("学校 e\u{301}", "学校 e\u{301}"),
            ("👨‍👩‍👧 ❤️", "👨‍👩‍👧 ❤️"),
            ("\u{7F}\u{0}", #"\u{7f}\u{0}"#), ("a\u{200D}b", #"a\u{200d}b"#),
            ("\u{E000}\u{2028}", #"\u{e000}\u{2028}"#), ("1\u{200D}\u{202E}", #"1\u{200d}\u{202e}"#),
        ]
    )
    func visible(text: String, expected: String) { #expect(TerminalText.visible(text) == expected) }

    @Test("line breaks and tabs stay where they are wanted")
    func lineBreaks() {
        #expect(TerminalText.visible("a\n\tb\u{1B}", keepingLineBreaks: true) == "a\n\tb\\u{1b}")
        #expect(TerminalText.visible("a\tb") == #"a\u{9}b"#)
    }
}
