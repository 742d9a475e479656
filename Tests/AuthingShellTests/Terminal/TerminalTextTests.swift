import AuthingScript
import Testing

@testable import AuthingShell

struct TerminalTextTests {
    @Test(
        "nothing from data reaches the terminal as a control",
        arguments: [
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("a\u{7f}b\u{9b}c\0", "a\\u{7f}b\\u{9b}c\\u{0}"),
            ("\u{202e}evil\u{2066}", "\\u{202e}evil\\u{2066}"),
            ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
            ("\u{e000}", "\\u{e000}"),
            ("line\nand\ttab", "line\\u{a}and\\u{9}tab"),
            ("中文 café 🎉", "中文 café 🎉"),
        ]
    )
    func escape(text: String, expected: String) {
        #expect(TerminalText.escape(text) == expected)
    }

    @Test("line ends and tabs stay where that is allowed")
    func lineBreaks() {
        #expect(TerminalText.escape("a\n\tb\u{1b}", allowsLineBreaks: true) == "a\n\tb\\u{1b}")
    }

    @Test(
        "text is cut at its width, wide characters whole",
        arguments: [
            ("hello", 5, "hello"), ("hello", 4, "hel…"), ("你好世界", 8, "你好世界"), ("你好世界", 7, "你好世…"),
            ("你好世界", 6, "你好…"), ("x", 1, "x"), ("xy", 1, "…"), ("", 1, ""),
        ]
    )
    func truncate(text: String, width: Int, expected: String) {
        #expect(TerminalText.truncate(text, width: width) == expected)
    }

    @Test(
        "text is broken at blanks, else anywhere",
        arguments: [
            ("one two three", 7, ["one two", "three"]), ("one two", 20, ["one two"]), ("abcdef", 4, ["abcd", "ef"]),
            ("你好世界", 5, ["你好", "世界"]), ("a\n\nb", 5, ["a", "", "b"]), ("", 5, [""]), ("你", 1, ["你"]),
        ]
    )
    func wrap(text: String, width: Int, expected: [String]) {
        #expect(TerminalText.wrap(text, width: width) == expected)
    }

    @Test(
        "escape sequences of a prompt are marked, and a character follows each",
        arguments: [
            ("> ", "> "),
            ("\u{1b}[1ma\u{1b}[0m> ", "\u{1}\u{1b}[1m\u{1}a\u{1}\u{1b}[0m\u{1}> "),
            ("\u{1b}[1m\u{1b}[32ma> \u{1b}[0m", "\u{1}\u{1b}[1m\u{1b}[32m\u{1}a>\u{1}\u{1b}[0m\u{1} "),
            ("\u{1b}[0m", ""),
        ]
    )
    func prompt(prompt: String, expected: String) {
        #expect(PromptText.delimited(prompt) == expected)
    }

    @Test("candidates stand in columns, or beside their summaries when few")
    func candidates() {
        let names = (1...20).map { CompletionResult.Candidate("name\($0)", summary: "about") }
        let columns = CandidateList(candidates: names).lines(columns: 40, rows: 20)
        #expect(columns.first == "name1   name5   name9   name13  name17")
        #expect(columns.count == 4)
        let few = [CompletionResult.Candidate("学校", summary: "a\nb"), .init("let", summary: "binds a name")]
        #expect(CandidateList(candidates: few).lines(columns: 12, rows: 20) == ["学校  a\\u{…", "let   bind…"])
        let cut = CandidateList(candidates: names).lines(columns: 10, rows: 5)
        #expect(cut == ["name1", "name2", "name3", "name4", "… and 16…"])
    }

    @Test("facts of a descriptor that is no terminal")
    func noTerminal() {
        let facts = Terminal(descriptor: -1, environment: ["COLUMNS": "120", "LINES": "no", "TERM": "xterm"])
        #expect(!facts.isTerminal && !facts.usesColours)
        #expect(facts.columns == 120 && facts.rows == 24)
    }

    @Test("what is broken off a row goes on below its text, not below its first word")
    func hanging() {
        #expect(
            TerminalText.wrapHanging("passed   few enough tries  (limit 100)\nno gap in this one", width: 24)
                == ["passed   few enough", "         tries  (limit", "         100)", "no gap in this one"]
        )
        let item = TerminalText.wrapHanging("  - an item that goes on", width: 14)
        #expect(item == ["  - an item", "    that goes", "    on"])
    }
}
