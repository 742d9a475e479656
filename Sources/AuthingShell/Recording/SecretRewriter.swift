import AuthingScript

/// Writes statements so that they can be run again and hold no secret: `(secret NAME)` stands where one was written or
/// asked for.
struct SecretRewriter {
    let commands: CommandTable
    let names: SecretNames
    let redactor: Redactor

    /// What the person answered to a `?`.
    struct Answer {
        let parameter: String
        let isSecret: Bool
        let text: String
    }

    /// The statements without their secrets.
    ///
    /// - Parameters:
    ///   - text: statements that parse.
    ///   - answers: what was answered to the `?` in them, in the order of the questions.
    ///   - printsExpressions: whether an expression that stands alone is printed, as a file may not hold one.
    /// - Returns: statements; nil for those that a secret cannot be taken out of.
    func text(of text: String, answers: [Answer] = [], printsExpressions: Bool = true) -> String? {
        var text = replaceSecrets(in: text, answers, printsExpressions)
        // What is no plain literal in a secret position: parts of a secret that are put together there.
        text = HistoryEntries(commands: commands).text(of: text)
        let covered = redactor.cover(text)
        guard covered != text else { return text }
        return Parser.parse(SourceFile(text: covered), options: .prompt).diagnostics.isEmpty ? covered : nil
    }

    private func replaceSecrets(in text: String, _ answers: [Answer], _ printsExpressions: Bool) -> String {
        let file = SourceFile(text: text)
        let program = Parser.parse(file, options: .prompt).program
        var edits = TextEdits(file)
        var questions: [(span: Span, parameter: CommandSignature.Parameter)] = []
        // Within `${ }` no command can be called, and what is replaced as a whole has no parts any more.
        var closed: [Range<Int>] = []
        func isOpen(_ span: Span) -> Bool {
            !closed.contains { $0.lowerBound <= span.range.lowerBound && span.range.upperBound <= $0.upperBound }
        }
        var walk = SyntaxWalk()
        walk.onCommand = { command in
            for bound in BoundValue.find(in: command, commands) {
                if case .ask = bound.value {
                    questions.append((bound.span, bound.parameter))
                } else if bound.parameter.isSecret {
                    if replace(bound, in: file, &edits) { closed.append(bound.span.range) }
                }
            }
            if command.leadingWords(limit: 1) == ["ask"],
                let answer = answers.first(where: { $0.parameter == Self.answerName })
            {
                edits.replace(command.span, by: "secret \(names.name(of: answer.text, parameter: answer.parameter))")
            }
        }
        walk.onValue = { value, span in
            switch value {
            case .text(let string) where string.constant == nil: closed.append(span.range)
            case .expression where file.text(of: span).hasPrefix("${"): closed.append(span.range)
            default: break
            }
            guard isOpen(span), let literal = Self.constant(of: value), names.knows(literal) else { return }
            edits.replace(value: span, by: "(secret \(names.name(of: literal)))")
        }
        walk.onExpression = { expression in
            guard case .string(let string) = expression.kind, isOpen(expression.span) else { return }
            guard let literal = string.constant else {
                closed.append(expression.span.range)
                return
            }
            guard names.knows(literal) else { return }
            edits.replace(expression.span, by: "(secret \(names.name(of: literal)))")
        }
        walk.visit(program.statements)
        answer(questions, answers, &edits)
        if printsExpressions {
            for statement in program.statements {
                guard case .expression = statement.kind else { continue }
                edits.insert("print (json(", at: Int(statement.span.start))
                edits.insert("))", at: Int(statement.span.end))
            }
        }
        return edits.text
    }

    /// What `ask` is answered, as a parameter.
    static let answerName = "answer"

    /// Puts a question in the place of what is written for a secret parameter.
    ///
    /// - Returns: whether anything was written there, and not only named.
    private func replace(_ bound: BoundValue, in file: SourceFile, _ edits: inout TextEdits) -> Bool {
        let secret: String
        var isValue = false
        switch bound.value {
        case .ask: return false
        case .bare(let text): (secret, isValue) = (text, true)
        // A text with variables in it is another secret each time, and all that can be asked for is one.
        case .text(let string):
            (secret, isValue) = string.constant.map { ($0, true) } ?? (file.text(of: bound.span), false)
        case .expression(let expression):
            guard Self.holdsText(expression) else { return false }
            secret = file.text(of: bound.span)
        }
        let name = names.name(of: secret, parameter: bound.parameter.name, isValue: isValue)
        edits.replace(value: bound.span, by: "(secret \(name))")
        return true
    }

    /// Whether a text is written in an expression that is no command's result.
    private static func holdsText(_ expression: ExpressionSyntax) -> Bool {
        switch expression.kind {
        case .group(let value): if case .command = value.source { return false }
        case .path(let base, _):
            // An index into a variable or a result is no secret.
            if case .variable = base.kind { return false }
            return holdsText(base)
        default: break
        }
        var found = false
        var walk = SyntaxWalk()
        walk.onExpression = { part in
            switch part.kind {
            case .string, .integer, .double: found = true
            default: break
            }
        }
        walk.visit(expression)
        return found
    }

    private func answer(
        _ questions: [(span: Span, parameter: CommandSignature.Parameter)],
        _ answers: [Answer],
        _ edits: inout TextEdits
    ) {
        let given = answers.filter { $0.parameter != Self.answerName }
        for (index, question) in questions.enumerated() {
            let name = question.parameter.name
            let answer = given.count == questions.count ? given[index] : given.first { $0.parameter == name }
            if question.parameter.isSecret {
                let key = answer?.text ?? "\u{0}\(name)"
                let secret = names.name(of: key, parameter: name, isValue: answer != nil)
                edits.replace(value: question.span, by: "(secret \(secret))")
            } else if let answer {
                edits.replace(question.span, by: Quoting.argument(answer.text))
            }
        }
    }

    private static func constant(of value: ValueSyntax) -> String? {
        switch value {
        case .bare(let text): text
        case .text(let string): string.constant
        case .ask, .expression: nil
        }
    }
}

/// Changes to a text, each at a place of the old one.
struct TextEdits {
    private let file: SourceFile
    private var edits: [(range: Range<Int>, text: String)] = []

    init(_ file: SourceFile) { self.file = file }

    /// Puts a text in the place of another one.
    mutating func replace(_ span: Span, by text: String) { edits.append((span.range, text)) }

    /// Puts an expression in the place of an argument; behind `--name=` there may be none, and a blank takes the place of `=`.
    mutating func replace(value span: Span, by text: String) {
        let start = span.range.lowerBound
        guard start > 0, file.bytes[start - 1] == UInt8(ascii: "=") else { return replace(span, by: text) }
        edits.append((start - 1..<span.range.upperBound, " " + text))
    }

    /// Puts a text before an offset.
    mutating func insert(_ text: String, at offset: Int) { edits.append((offset..<offset, text)) }

    /// The new text; of two changes of one place the outer one counts, else the first.
    var text: String {
        var text = ""
        var offset = 0
        let ordered = edits.enumerated().sorted { first, second in
            let (left, right) = (first.element.range, second.element.range)
            if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
            if left.isEmpty != right.isEmpty { return left.isEmpty }
            if left.upperBound != right.upperBound { return left.upperBound > right.upperBound }
            return first.offset < second.offset
        }
        for (_, edit) in ordered where edit.range.lowerBound >= offset {
            text += file.text(in: offset..<edit.range.lowerBound) + edit.text
            offset = edit.range.upperBound
        }
        return text + file.text(in: offset..<file.bytes.count)
    }
}
