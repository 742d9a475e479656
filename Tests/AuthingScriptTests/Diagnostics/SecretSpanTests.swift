import AuthingJSON
import AuthingScript
import Testing

@Suite("Secrets in faulty text")
struct SecretSpanTests {
    private static let commands = CommandTable([
        CommandSignature("print", parameters: [.init("values", placement: .rest, kind: .display)]),
        CommandSignature(
            "login email",
            aliases: ["login_by_email"],
            parameters: [
                .init("email", placement: .required), .init("password", placement: .required, isSecret: true),
                .init("captcha-code", placement: .option), .init("force", placement: .flag),
            ]
        ),
        CommandSignature(
            "password update",
            parameters: [
                .init("new", placement: .required, isSecret: true),
                .init("old-password", placement: .optional, isSecret: true),
            ]
        ),
        CommandSignature(
            "unlink",
            parameters: [
                .init("token", placement: .required, isSecret: true), .init("provider", placement: .required),
            ]
        ),
    ])

    private static let texts = [
        "login email a@b.com C4NARY", "login_by_email a@b.com C4NARY",
        "let u = login email a@b.com 'C4NARY' --force",
        "login email a@b.com C4NARY x", "login email C4NARY", "login email a@b.com x C4NARY",
        "login email a@b.com \"C4NARY",
        "login email a@b.com C4NARY|x", "login email a@b.com C4NARY(x", "login email a@b.com (C4NARY",
        "login email a@b.com (C4NARY)", "login email a@b.com ${\"C4NARY\"}",
        "login email a@b.com x{C4NARY", "login email a@b.com x)C4NARY", "login email a@b.com C4NARY;x",
        "login email a@b.com \\\n  C4NARY",
        "login email --captcha-code 12 a@b.com C4NARY", "password update --old-password C4NARY new",
        "password update --old-password=C4NARY",
        "password update C4NARY", "if error 2000 login email a@b.com C4NARY",
        "expect error 2000, 2006 login email a@b.com C4NARY",
        "for i in 1..3 { login email a@b.com C4NARY }", "print (login email a@b.com C4NARY).token",
        "let r = try login email a@b.com C4NARY",
        "login emial a@b.com C4NARY", "lgoin email a@b.com C4NARY", "login email a@b.com\u{3000} C4NARY",
        "print ${ (login email a@b.com C4NARY",
        "login email a@b.com \"\"\"\nC4NARY", "login email a@b.com x$y-C4NARY", "f((login email a@b.com C4NARY))",
        "login email a@b.com C4NARY\r\nprint x",
        "unlink C4NARY github", "unlink C4NARY", "unlink x C4NARY github", "unlink C4NARY x github",
    ]

    @Test("the canary is always covered", arguments: texts)
    func canary(text: String) {
        var sources = SourceMap()
        let file = sources.add(name: "x", text: text)
        let spans = SecretSpans.find(in: file, commands: Self.commands).map(\.span)
        let bytes = Array(text.utf8)
        let canary = Array("C4NARY".utf8)
        for start in bytes.indices where bytes[start...].starts(with: canary) {
            #expect(spans.contains { $0.start <= start && Int($0.end) >= start + canary.count })
        }
        let renderer = DiagnosticRenderer(
            sources: sources,
            covering: { SecretSpans.find(in: $0, commands: Self.commands) }
        )
        for diagnostic in parsed(text).diagnostics {
            #expect(!renderer.text(diagnostic).contains("C4NARY"))
            #expect(!renderer.json(diagnostic).description.contains("C4NARY"))
        }
    }

    @Test("the same is covered at the end of a large text, of which each word is looked at once", arguments: texts)
    func large(text: String) {
        let padding = String(repeating: "print [word] {a: 1}; let n=1\n", count: 3_000)
        var sources = SourceMap()
        let (small, large) = (sources.add(name: "x", text: text), sources.add(name: "y", text: padding + text))
        let found = { (file: SourceFile) in SecretSpans.find(in: file, commands: Self.commands).map(\.span.range) }
        let expected = found(small).map { $0.lowerBound + padding.utf8.count..<$0.upperBound + padding.utf8.count }
        #expect(found(large) == expected)
        #expect(!expected.isEmpty)
        #expect(found(sources.add(name: "z", text: padding)).isEmpty)
    }

    @Test("a secret in one statement covers no word of a message about another one")
    func otherStatements() {
        var sources = SourceMap()
        let text = "login email a@b.com command\nlogin email a@b.com C4NARY\nlgoin\n"
        let file = sources.add(name: "x", text: text)
        let renderer = DiagnosticRenderer(
            sources: sources,
            covering: { SecretSpans.find(in: $0, commands: Self.commands) }
        )
        let fault = { (range: Range<Int>) in
            let span = Span(file: file.id, from: range.lowerBound, to: range.upperBound)
            return renderer.text(Diagnostic(.unknownOption, "no command C4NARY", at: span))
        }
        #expect(fault(0..<5).contains("no <secret> C4NARY\n"))
        #expect(fault(28..<33).contains("no command <secret>\n"))
        #expect(fault(55..<60).contains("no command C4NARY\n"))
        #expect(fault(20..<55).contains("no <secret> <secret>\n"))
    }

    @Test(
        "what is no secret stays visible",
        arguments: [
            "print a b", "login email a@b.com ?", "login email a@b.com $pw",
            "login email a@b.com (secret PW) --captcha-code 9f2k",
            "let x = 3 # login email a b", "login email a@b.com ${ $pw }",
            "unlink $t github",
        ]
    )
    func visible(text: String) {
        #expect(SecretSpans.find(in: SourceFile(text: text), commands: Self.commands).isEmpty)
    }
}
