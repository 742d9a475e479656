import AuthingJSON
import AuthingScript
import Testing

@Suite("Showing diagnostics")
struct DiagnosticRendererTests {
    private func rendered(
        _ text: String,
        _ range: Range<Int>,
        label: String? = nil,
        covering: [Range<Int>] = [],
        style: DiagnosticRenderer.Style = .plain,
        detail: DiagnosticRenderer.Detail = .full
    ) -> String {
        var sources = SourceMap()
        let file = sources.add(name: "checkout.authing", text: text)
        let diagnostic = Diagnostic(
            .unknownOption,
            "unknown option --captcha-cod",
            at: Span(file: file.id, from: range.lowerBound, to: range.upperBound),
            label: label
        )
        let secrets = covering.map { range in
            let span = Span(file: file.id, from: range.lowerBound, to: range.upperBound)
            return WrittenSecret(span: span, statement: span)
        }
        return DiagnosticRenderer(sources: sources, style: style, covering: { _ in secrets }).text(
            diagnostic,
            detail: detail
        )
    }

    @Test("file, line, column, carets and label")
    func place() {
        let text = "\n\n\n\n\n\nlogin email a@b.com ? --captcha-cod $c\n"
        let expected = """
            checkout.authing:7:23: error[A1104]: unknown option --captcha-cod
              7 │ login email a@b.com ? --captcha-cod $c
                │                       ^^^^^^^^^^^^^ did you mean --captcha-code?

            """
        #expect(rendered(text, 28..<41, label: "did you mean --captcha-code?") == expected)
    }

    @Test("carets stand under wide and combining characters")
    func width() {
        let text = "print 学校 e\u{301}x <b"
        let start = text.utf8.count - 2
        let lines = rendered(text, start..<(start + 1)).split(separator: "\n")
        #expect(lines[0].hasPrefix("checkout.authing:1:13:"))
        #expect(lines[1] == "  1 │ print 学校 e\u{301}x <b")
        #expect(lines[2] == "    │               ^")
        let wide = rendered(text, 6..<12).split(separator: "\n")
        #expect(wide[2] == "    │       ^^^^")
    }

    @Test("what quotes a word as long as a script is cut, what a script says itself is not")
    func length() {
        let word = String(repeating: "size(", count: 100_000)
        var sources = SourceMap()
        let span = Span(file: sources.add(name: "long.authing", text: word).id, from: 0, to: 5)
        let renderer = DiagnosticRenderer(sources: sources)
        let ours = Diagnostic(.gluedArguments, "missing", at: span, label: "write \(word)", hint: "as text: \(word)")
        let text = renderer.text(ours)
        #expect(text.utf8.count < 5_000)
        #expect(text.contains("write size(size(") && text.contains("hint: as text: size(size("))
        #expect(text.hasSuffix("…\n"))
        #expect(renderer.json(ours).text().utf8.count < 5_000)
        let own = Diagnostic(code: nil, message: word, at: span)
        #expect(renderer.text(own).contains(word))
    }

    @Test("a span over several lines marks the first to its end; an empty one its place")
    func extremes() {
        #expect(rendered("if $a {\n x", 3..<9).hasSuffix("  1 │ if $a {\n    │    ^^^^\n"))
        #expect(rendered("let x =", 7..<7).hasSuffix("  1 │ let x =\n    │        ^\n"))
        #expect(rendered("let x", 4..<4).hasSuffix("  1 │ let x\n    │     ^\n"))
        #expect(rendered("", 0..<0).hasSuffix("  1 │\n    │ ^\n"))
    }

    @Test("controls, invisible and direction characters never reach the terminal")
    func harmless() {
        let text = "print \u{1B}[2J\u{202E}x\u{200B}\ty"
        let lines = rendered(text, text.utf8.count - 1..<text.utf8.count).split(separator: "\n")
        #expect(lines[1] == "  1 │ print \\u{1b}[2J\\u{202e}x\\u{200b}    y")
        #expect(lines[2].distance(to: "^") == lines[1].distance(to: "y"))
    }

    @Test("a very long line is cut around the carets")
    func longLine() {
        let text = String(repeating: "a", count: 5000) + "!" + String(repeating: "b", count: 5000)
        let lines = rendered(text, 5000..<5001).split(separator: "\n")
        #expect(lines[1].count < 200)
        #expect(lines[1].contains("a!b"))
        #expect(lines[1].distance(to: "!") == lines[2].distance(to: "^"))
    }

    @Test("secrets are covered in the line and in the message")
    func secrets() {
        let text = "login email a@b.com hunter22 --captcha-cod"
        let shown = rendered(text, 29..<42, label: "did you mean hunter22?", covering: [20..<28])
        #expect(!shown.contains("hunter22"))
        #expect(
            shown.contains(
                "  1 │ login email a@b.com <secret> --captcha-cod\n    │                              ^^^^^^^^^^^^^ did you mean <secret>?"
            )
        )
    }

    @Test("a secret of another statement covers no word of a message")
    func secretsElsewhere() {
        let text = "login email a@b.com member\nlogin email a@b.com hunter22 --captcha-cod"
        let shown = rendered(text, 56..<69, label: "did you remember hunter22?", covering: [20..<26, 47..<55])
        #expect(shown.contains("login email a@b.com <secret> --captcha-cod\n"))
        #expect(shown.contains("did you remember <secret>?"))
        #expect(rendered(text, 20..<26, label: "remember", covering: [20..<26]).contains("re<secret>"))
    }

    @Test("colours only where they are wanted")
    func colours() {
        #expect(rendered("print x", 6..<7, style: .coloured).contains("\u{1B}[1;31merror[A1104]\u{1B}[0m"))
        #expect(!rendered("print x", 6..<7).contains("\u{1B}"))
    }

    @Test("notes, hints, and less detail at the prompt")
    func notesAndHints() {
        var sources = SourceMap()
        let file = sources.add(name: "a.authing", text: "f\nprint $x.y\n")
        let diagnostic = Diagnostic(
            code: "2300",
            message: "the code expired",
            at: Span(file: file.id, from: 2, to: 7),
            notes: [Diagnostic.Note("called here", at: Span(file: file.id, from: 0, to: 1))],
            hint: "ask for a new one with `send email`"
        )
        let renderer = DiagnosticRenderer(sources: sources)
        #expect(
            renderer.text(diagnostic)
                == """
                a.authing:2:1: error[2300]: the code expired
                  2 │ print $x.y
                    │ ^^^^^
                  note: a.authing:1:1: called here
                  hint: ask for a new one with `send email`

                """
        )
        #expect(
            renderer.text(diagnostic, detail: .none)
                == "error[2300]: the code expired\n  note: called here\n  hint: ask for a new one with `send email`\n"
        )
        #expect(renderer.text(Diagnostic(code: nil, message: "no\u{7}", at: nil)) == "error: no\\u{7}\n")
        #expect(
            renderer.json(diagnostic).text()
                == #"{"severity":"error","code":"2300","message":"the code expired","file":"a.authing","line":2,"#
                + #""column":1,"endLine":2,"endColumn":6,"hint":"ask for a new one with `send email`","#
                + #""notes":[{"message":"called here","file":"a.authing","line":1,"column":1,"endLine":1,"endColumn":2}]}"#
        )
    }
}

extension Substring {
    fileprivate func distance(to character: Character) -> Int { prefix { $0 != character }.count }
}
