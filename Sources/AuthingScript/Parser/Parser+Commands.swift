/// Commands and their arguments.
extension Parser {
    // command = CMDNAME { argument }
    //
    // `isValue` says that text may have been meant instead, as behind `=`.
    mutating func parseCommand(isValue: Bool) throws(Diagnostic) -> CommandSyntax {
        let start = cursor.offset
        guard let end = cursor.endOfCommandName(at: start), endOfWord(at: end) == end else {
            throw notACommandName(at: start, isValue: isValue)
        }
        cursor.offset = end
        let head = NameSyntax(text: cursor.text(start, end), span: cursor.span(start, end))
        var arguments: [ArgumentSyntax] = []
        var areOptionsOver = false
        while true {
            let before = cursor.offset
            skipBlanks()
            if isAtCommandEnd {
                return CommandSyntax(
                    head: head,
                    arguments: arguments,
                    span: cursor.span(start, endOf(arguments, or: end))
                )
            }
            if cursor.byte == UInt8(ascii: ";") { throw characterMustBeQuoted(wordStart: cursor.offset) }
            if cursor.offset == before { throw gluedArgument(after: before) }
            let argument = try parseArgument(areOptionsOver: areOptionsOver)
            if case .endOfOptions = argument.kind { areOptionsOver = true }
            arguments.append(argument)
        }
    }

    private func endOf(_ arguments: [ArgumentSyntax], or end: Int) -> Int {
        arguments.last.map { Int($0.span.end) } ?? end
    }

    /// Whether the arguments of a command are over: at a separator or at the bracket that surrounds it.
    private var isAtCommandEnd: Bool {
        guard let byte = cursor.byte else { return true }
        if byte == context.closer || cursor.isAtNewline { return true }
        // Another bracket is closed: then the one around this command was forgotten.
        if !context.brackets.isEmpty, ")]}".utf8.contains(byte) { return true }
        return byte == UInt8(ascii: ";") && context.newlines == .end
    }

    /// Whether a word may be over here: at a blank, at `;`, or where a command is over.
    var isAtWordEnd: Bool {
        isAtCommandEnd || cursor.byte == UInt8(ascii: ";") || cursor.byte.map(CharacterClass.isBlank) ?? true
    }

    /// The end of everything that is glued to a place, quotes and brackets included, for a message.
    private func endOfWord(at start: Int) -> Int {
        var ahead = self
        ahead.cursor.offset = start
        while !ahead.isAtWordEnd { ahead.cursor.offset += ahead.cursor.scalar?.length ?? 1 }
        return ahead.cursor.offset
    }

    // argument = OPTION [ "=" value ] | value
    private mutating func parseArgument(areOptionsOver: Bool) throws(Diagnostic) -> ArgumentSyntax {
        let start = cursor.offset
        if !areOptionsOver, cursor.isAt("--") { return try parseOption() }
        let value = try parseValue()
        if !isAtWordEnd { throw gluedArgument(after: start) }
        return ArgumentSyntax(kind: .value(value), span: cursor.span(from: start))
    }

    // OPTION = "--" NAME { "-" NAME }
    private mutating func parseOption() throws(Diagnostic) -> ArgumentSyntax {
        let start = cursor.offset
        cursor.offset += 2
        if isAtWordEnd { return ArgumentSyntax(kind: .endOfOptions, span: cursor.span(from: start)) }
        guard let end = endOfOptionName(at: cursor.offset) else { throw wordLooksLikeOption(at: start) }
        let name = NameSyntax(text: cursor.text(cursor.offset, end), span: cursor.span(start, end))
        cursor.offset = end
        if isAtWordEnd { return ArgumentSyntax(kind: .option(name, nil), span: name.span) }
        guard cursor.skip("=") else { throw wordLooksLikeOption(at: start) }
        guard !isAtWordEnd else {
            throw Diagnostic(
                .unexpected,
                "--\(name.text)= has no value",
                at: cursor.span(from: start),
                label: "for an empty text write --\(name.text)=\"\""
            )
        }
        let startOfValue = cursor.offset
        let value = ArgumentValueSyntax(value: try parseValue(), span: cursor.span(from: startOfValue))
        if !isAtWordEnd { throw gluedArgument(after: start) }
        return ArgumentSyntax(kind: .option(name, value), span: cursor.span(from: start))
    }

    private func endOfOptionName(at start: Int) -> Int? {
        guard var end = cursor.endOfName(at: start) else { return nil }
        while end < cursor.bytes.count, cursor.bytes[end] == UInt8(ascii: "-"), let next = cursor.endOfName(at: end + 1)
        {
            end = next
        }
        return end
    }

    // value = "?" | list | record | "(" rhs ")" { suffix } | word
    private mutating func parseValue() throws(Diagnostic) -> ValueSyntax {
        switch cursor.byte {
        case UInt8(ascii: "["): return .expression(try parseList())
        case UInt8(ascii: "{"): return .expression(try parseRecord())
        case UInt8(ascii: "("): return .expression(try parsePostfix())
        default: return try parseWord()
        }
    }

    // MARK: Faults

    /// What is glued to the word that begins at an offset.
    private func gluedArgument(after start: Int) -> Diagnostic {
        if let diagnostic = invisibleCharacter(isInWord: true) { return diagnostic }
        let end = max(endOfWord(at: cursor.offset), min(cursor.offset + 1, cursor.bytes.count))
        let span = cursor.span(cursor.offset, end)
        if start < cursor.offset, "([{".utf8.contains(cursor.bytes[start]) { return gluedValue(from: start, at: span) }
        let text = cursor.text(start, end)
        let isCall = cursor.byte == UInt8(ascii: "(") && cursor.endOfName(at: start) == cursor.offset
        return Diagnostic(
            .gluedArguments,
            isCall
                ? "a function call among arguments stands in parentheses" : "a blank is missing between two arguments",
            at: span,
            label: isCall ? balancedCall(from: start).map { "write (\($0))" } : nil,
            hint: text.contains("\n") ? nil : "as text: \(Quoting.quoted(text))"
        )
    }

    /// What is glued to a list, a record or a value in parentheses.
    private func gluedValue(from start: Int, at span: Span) -> Diagnostic {
        let isSuffix = cursor.byte == UInt8(ascii: ".") || cursor.byte == UInt8(ascii: "[")
        let value = cursor.text(start, cursor.offset)
        return Diagnostic(
            .gluedArguments,
            "a blank is missing between two arguments",
            at: span,
            hint: isSuffix && !value.contains("\n") ? "to reach into a value write (\(value))…" : nil
        )
    }

    /// The text from a function's name to the parenthesis that closes its call, on one line.
    private func balancedCall(from start: Int) -> String? {
        var open = 0
        var end = start
        while end < cursor.bytes.count, cursor.bytes[end] != UInt8(ascii: "\n") {
            if cursor.bytes[end] == UInt8(ascii: "(") { open += 1 }
            if cursor.bytes[end] == UInt8(ascii: ")") {
                open -= 1
                if open == 0 { return cursor.text(start, end + 1) }
            }
            end += 1
        }
        return nil
    }

    /// A character of the syntax inside a word.
    func characterMustBeQuoted(wordStart start: Int) -> Diagnostic {
        if let diagnostic = invisibleCharacter(isInWord: true) { return diagnostic }
        if cursor.byte == UInt8(ascii: "("), cursor.offset > start { return gluedArgument(after: start) }
        let text = cursor.text(start, max(endOfWord(at: start), cursor.offset + 1))
        return Diagnostic(
            .characterMustBeQuoted,
            "\(describeCharacter()) must be quoted to be text",
            at: cursor.nextSpan,
            label: text.contains("\n") || text.contains("\"") || text.contains("'")
                ? nil : "write \(Quoting.quoted(text))",
            hint: hintForCharacter()
        )
    }

    private func describeCharacter() -> String {
        if cursor.byte == UInt8(ascii: "`") { return "the back-quote" }
        return "`" + (cursor.scalar.map { TerminalText.visible(String($0.scalar)) } ?? "") + "`"
    }

    private func hintForCharacter() -> String? {
        switch cursor.byte {
        case UInt8(ascii: "|"): "there are no pipes"
        case UInt8(ascii: "<"), UInt8(ascii: ">"): "there are no redirections"
        case UInt8(ascii: ";"): "statements cannot be separated inside brackets"
        case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): "there is nothing that it could close"
        default: nil
        }
    }

    private func wordLooksLikeOption(at start: Int) -> Diagnostic {
        let end = endOfWord(at: start)
        let text = cursor.text(start, end)
        return Diagnostic(
            .wordLooksLikeOption,
            "`\(TerminalText.visible(text))` is no option",
            at: cursor.span(start, end),
            label: text.contains("\"") || text.contains("'") ? nil : "as text: \(Quoting.quoted(text))",
            hint: "an option is --name or --name=value"
        )
    }

    /// A statement or a value begins with a word that no command can have as its name.
    func notACommandName(at start: Int, isValue: Bool) -> Diagnostic {
        let end = max(endOfWord(at: start), start)
        let text = cursor.text(start, end)
        var ahead = self
        ahead.cursor.offset = cursor.endOfBareWord(at: start)
        if let diagnostic = ahead.invisibleCharacter(isInWord: true) { return diagnostic }
        let isQuoted = text.contains("\"") || text.contains("'")
        return Diagnostic(
            .notACommandName,
            "`\(TerminalText.visible(text))` is not the name of a command",
            at: cursor.span(start, end),
            label: isValue && !isQuoted ? "did you mean \(Quoting.quoted(text))?" : nil,
            hint: isValue ? nil : "a statement begins with a command, a keyword, or a $variable that is assigned"
        )
    }
}
