import AuthingJSON
import AuthingScript
import AuthingShell

/// One thing that is tried with arbitrary input.
///
/// A further one is a value of this type in `all`.
package struct FuzzTarget: Sendable {
    /// What `scripts/fuzz NAME` calls it.
    package let name: String
    /// Makes the input of a trial.
    package let makeInput: @Sendable (inout FuzzRandom, FuzzCorpus) -> [UInt8]
    /// Reads an input; a trap is a fault of its own.
    ///
    /// The result is what does not hold, `nil` where all is well.
    package let flaw: @Sendable (_ input: [UInt8]) -> String?

    /// Creates a target.
    ///
    /// - Parameters:
    ///   - name: One word.
    ///   - makeInput: Makes the input of a trial, from the numbers and the corpus it is given alone.
    ///   - flaw: Reads an input, and says which property it breaks.
    package init(
        _ name: String,
        makeInput: @escaping @Sendable (inout FuzzRandom, FuzzCorpus) -> [UInt8],
        flaw: @escaping @Sendable (_ input: [UInt8]) -> String?
    ) {
        self.name = name
        self.makeInput = makeInput
        self.flaw = flaw
    }

    /// All of them, in the order in which they run.
    package static let all = [lexer, parser, formatter, json, har]

    /// The reading of words that is done where nothing parses: quoting, and the search for written secrets.
    package static let lexer = FuzzTarget("lexer", makeInput: { $1.script(&$0) }) { input in
        let file = SourceFile(id: SourceFile.ID(0), name: "input", bytes: input)
        for secret in SecretSpans.find(in: file, commands: commands) {
            guard secret.span.range.upperBound <= file.bytes.count, secret.statement.start <= secret.span.start else {
                return "a secret outside of its text"
            }
        }
        let text = file.text(of: file.span)
        let result = Parser.parse(SourceFile(text: "print \(Quoting.argument(text))"))
        guard result.diagnostics.isEmpty, case .command(let command)? = result.program.statements.first?.kind,
            case .value(let value)? = command.arguments.first?.kind, command.arguments.count == 1
        else { return "a quoted text is no argument" }
        switch value {
        case .bare(let word): return word == text ? nil : "a bare word reads as another"
        case .text(let string): return string.constant == text ? nil : "a quoted text reads as another"
        case .ask, .expression: return "a quoted text reads as a value"
        }
    }

    /// The parser, and the showing of what it says.
    package static let parser = FuzzTarget("parser", makeInput: { $1.script(&$0) }) { input in
        var sources = SourceMap()
        let file = sources.add(name: "input", bytes: input)
        let result = Parser.parse(file, options: input.count % 2 == 0 ? .file : .prompt)
        if result.diagnostics.count > 20 { return "more than 20 diagnostics" }
        let isInside = { (span: Span) in span.range.upperBound <= file.bytes.count }
        guard result.program.statements.allSatisfy({ isInside($0.span) }), result.program.comments.allSatisfy(isInside)
        else { return "a span outside of the text" }
        let renderer = DiagnosticRenderer(sources: sources)
        for diagnostic in result.diagnostics {
            guard diagnostic.span.map(isInside) ?? true else { return "a diagnostic outside of the text" }
            let shown = renderer.text(diagnostic)
            if shown.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }) {
                return "a control character is shown"
            }
        }
        return nil
    }

    /// The formatter: what parses is written, means the same, keeps its comments, and stays as it is the second time.
    package static let formatter = FuzzTarget("formatter", makeInput: { $1.script(&$0) }) { input in
        do throws(SourceFormatter.Fault) {
            let once = try SourceFormatter.format(SourceFile(id: SourceFile.ID(0), name: "input", bytes: input))
            let twice = try SourceFormatter.format(SourceFile(id: SourceFile.ID(0), name: "input", bytes: once))
            return once == twice ? nil : "formatting again changes it"
        } catch {
            if case .unfaithful = error { return "formatting changes the meaning, or loses a comment" }
            return nil
        }
    }

    /// The reader and the writer of JSON: what is written reads as what it was.
    package static let json = FuzzTarget("json", makeInput: jsonInput) { input in
        guard let value = try? JSON(parsing: String(decoding: input, as: UTF8.self)) else {
            // Refused; what matters is that nothing trapped.
            return nil
        }
        let text = value.text()
        guard let again = try? JSON(parsing: text) else { return "what is written does not read" }
        return again == value && again.text() == text ? nil : "what is written reads as something else"
    }

    /// The reader of archives: what it makes of one is a script, whatever was recorded.
    package static let har = FuzzTarget("har", makeInput: harInput) { input in
        guard let script = try? HARReader.script(of: input) else { return nil }
        let result = Parser.parse(SourceFile(text: script.text))
        return result.diagnostics.isEmpty ? nil : "the script of an archive does not parse: \(script.text)"
    }

    @Sendable private static func harInput(_ random: inout FuzzRandom, _ corpus: FuzzCorpus) -> [UInt8] {
        let archive = ArchiveGenerator.archive(&random)
        return random.happens(oneIn: 2) ? archive : FuzzCorpus.mutated(archive, &random)
    }

    private static let commands = CommandTable([
        CommandSignature("print", parameters: [.init("value", placement: .rest, kind: .display)]),
        CommandSignature(
            "login email",
            aliases: ["login_by_email", "loginByEmail"],
            parameters: [
                .init("email", placement: .required), .init("password", placement: .required, isSecret: true),
                .init("captcha-code", placement: .option),
            ]
        ),
        CommandSignature(
            "token status",
            parameters: [.init("token", placement: .optional, isSecret: true)]
        ),
    ])

    @Sendable private static func jsonInput(_ random: inout FuzzRandom, _ corpus: FuzzCorpus) -> [UInt8] {
        var text = ""
        value(&random, depth: 0, into: &text)
        let bytes = Array(text.utf8)
        return random.happens(oneIn: 3) ? bytes : FuzzCorpus.mutated(bytes, &random)
    }

    private static func value(_ random: inout FuzzRandom, depth: Int, into text: inout String) {
        switch random.below(depth > 3 ? 5 : 8) {
        case 0: text += random.one(of: ["null", "true", "false"])
        case 1: text += random.one(of: ["0", "-0", "1", "-9223372036854775808", "9223372036854775807"])
        case 2: text += random.one(of: ["1.5", "2e3", "1e-7", "0.1", "123456789.125", "-1E+2", "4.9e-324"])
        case 3, 4: text += random.one(of: ["\"\"", "\"a\"", "\"学\\n\\u00e9\\ud83d\\ude00\"", "\"\\\"\\\\\\/\\b\""])
        case 5, 6:
            text += "{"
            for index in 0..<random.below(4) {
                text += index > 0 ? ", " : ""
                text += "\"k\(index)\": "
                value(&random, depth: depth + 1, into: &text)
            }
            text += " }"
        default:
            text += "[ "
            for index in 0..<random.below(4) {
                text += index > 0 ? "," : ""
                value(&random, depth: depth + 1, into: &text)
            }
            text += "]"
        }
    }
}
