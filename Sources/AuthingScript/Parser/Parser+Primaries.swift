/// The parts that operators join.
extension Parser {
    // unary = [ "-" ] primary { suffix }
    mutating func parseUnary() throws(Diagnostic) -> ExpressionSyntax {
        skipBlanks()
        let start = cursor.offset
        guard cursor.skip("-") else { return try parsePostfix() }
        skipBlanks()
        if let digit = cursor.byte, CharacterClass.isDigit(digit) {
            let number = try parseNumber(isNegative: true)
            return ExpressionSyntax(kind: number.kind, span: cursor.span(from: start))
        }
        let operand = try parsePostfix()
        return ExpressionSyntax(kind: .negate(operand), span: cursor.span(start, Int(operand.span.end)))
    }

    /// Reads a primary with its suffixes.
    mutating func parsePostfix() throws(Diagnostic) -> ExpressionSyntax {
        let base = try parsePrimary()
        let suffixes = try parseSuffixes()
        guard let last = suffixes.last else { return base }
        return ExpressionSyntax(kind: .path(base, suffixes), span: base.span.joined(with: last.span))
    }

    // suffix = ( "." NAME | "[" expr "]" ) [ "?" ], with no blank before it; behind a name in a text `?` is text
    mutating func parseSuffixes(inText: Bool = false) throws(Diagnostic) -> [SuffixSyntax] {
        var suffixes: [SuffixSyntax] = []
        while true {
            let start = cursor.offset
            let kind: SuffixSyntax.Kind
            if cursor.byte == UInt8(ascii: "."), let end = cursor.endOfName(at: start + 1) {
                kind = .field(NameSyntax(text: cursor.text(start + 1, end), span: cursor.span(start + 1, end)))
                cursor.offset = end
            } else if cursor.byte == UInt8(ascii: "[") {
                kind = .index(try parseIndex())
            } else {
                return suffixes
            }
            // `a.b??c` is an operator, `a.b???c` a `?` and an operator.
            let isOptional = !inText && cursor.isAt("?") && (!cursor.isAt("??") || cursor.isAt("???"))
            if isOptional { cursor.offset += 1 }
            suffixes.append(SuffixSyntax(kind: kind, isOptional: isOptional, span: cursor.span(from: start)))
            try checkChain(suffixes.count)
        }
    }

    /// Reads `[ expr ]`.
    mutating func parseIndex() throws(Diagnostic) -> ExpressionSyntax {
        let opening = cursor.offset
        let outer = try openBracket(UInt8(ascii: "]"))
        let index = try parseExpression()
        try closeBracket(opening, outer)
        return index
    }

    // primary = NUMBER | DURATION | STRING | "true" | "false" | "null" | "$" NAME | "${" expr "}" | list | record
    //         | NAME "(" [ expr { "," expr } ] ")" | "(" rhs ")" | "error" [ codes ]
    private mutating func parsePrimary() throws(Diagnostic) -> ExpressionSyntax {
        skipBlanks()
        switch cursor.byte {
        case UInt8(ascii: "$"): return try parseVariable()
        case UInt8(ascii: "("): return try parseGroup()
        case UInt8(ascii: "["): return try parseList()
        case UInt8(ascii: "{"): return try parseRecord()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let string = try parseString()
            return ExpressionSyntax(kind: .string(string), span: string.span)
        case .some(let byte) where CharacterClass.isDigit(byte): return try parseNumber(isNegative: false)
        case .some(let byte) where CharacterClass.isNameStart(byte): return try parseNamed()
        default: throw expectedExpression()
        }
    }

    /// Reads `$name` without suffixes, or `${ expr }`.
    private mutating func parseVariable() throws(Diagnostic) -> ExpressionSyntax {
        let start = cursor.offset
        if cursor.byte(ahead: 1) == UInt8(ascii: "{") { return try parseBraces() }
        guard let end = cursor.endOfName(at: start + 1) else { throw loneDollar() }
        cursor.offset = end
        return ExpressionSyntax(kind: .variable(cursor.text(start + 1, end)), span: cursor.span(from: start))
    }

    // "${" expr "}", where a bare name is a variable and parentheses only group
    mutating func parseBraces() throws(Diagnostic) -> ExpressionSyntax {
        let opening = cursor.offset + 1
        cursor.offset = opening
        let outer = try openBracket(UInt8(ascii: "}"))
        context.namesAreVariables = true
        let expression = try parseExpression()
        try closeBracket(opening, outer)
        braces[expression.span] = cursor.span(from: opening - 1)
        return expression
    }

    // "(" rhs ")"
    private mutating func parseGroup() throws(Diagnostic) -> ExpressionSyntax {
        let opening = cursor.offset
        let outer = try openBracket(UInt8(ascii: ")"))
        skipBlanks()
        if cursor.byte == UInt8(ascii: ")") { throw expected("an expression or a command") }
        let value = try parseRHS()
        try closeBracket(opening, outer)
        return ExpressionSyntax(kind: .group(value), span: cursor.span(from: opening))
    }

    // list = "[" [ expr { "," expr } [ "," ] ] "]"
    mutating func parseList() throws(Diagnostic) -> ExpressionSyntax {
        let opening = cursor.offset
        let outer = try openBracket(UInt8(ascii: "]"))
        var elements: [ExpressionSyntax] = []
        skipBlanks()
        while cursor.byte != UInt8(ascii: "]"), !cursor.isAtEnd {
            elements.append(try parseExpression())
            skipBlanks()
            guard cursor.skip(",") else { break }
            skipBlanks()
        }
        try closeBracket(opening, outer, or: "`,`")
        return ExpressionSyntax(kind: .list(elements), span: cursor.span(from: opening))
    }

    // record = "{" [ pair { "," pair } [ "," ] ] "}"
    mutating func parseRecord() throws(Diagnostic) -> ExpressionSyntax {
        let opening = cursor.offset
        let outer = try openBracket(UInt8(ascii: "}"))
        var pairs: [PairSyntax] = []
        var keys: Set<String> = []
        skipBlanks()
        while cursor.byte != UInt8(ascii: "}"), !cursor.isAtEnd {
            let pair = try parsePair()
            if !keys.insert(pair.key.text).inserted {
                report(
                    Diagnostic(
                        .duplicateKey,
                        "the key \(Quoting.argument(pair.key.text)) stands twice",
                        at: pair.key.span
                    )
                )
            }
            pairs.append(pair)
            skipBlanks()
            guard cursor.skip(",") else { break }
            skipBlanks()
        }
        try closeBracket(opening, outer, or: "`,`")
        return ExpressionSyntax(kind: .record(pairs), span: cursor.span(from: opening))
    }

    // pair = ( NAME | STRING ) ":" expr
    private mutating func parsePair() throws(Diagnostic) -> PairSyntax {
        let start = cursor.offset
        let key: NameSyntax
        if let end = cursor.endOfName(at: start) {
            cursor.offset = end
            key = NameSyntax(text: cursor.text(start, end), span: cursor.span(from: start))
        } else if cursor.byte == UInt8(ascii: "\"") || cursor.byte == UInt8(ascii: "'") {
            key = try parseConstantString("the key of a record")
        } else {
            throw expected("a key", hint: "keys are names, or any text in quotes: {name: 1, \"first name\": 2}")
        }
        skipBlanks()
        guard cursor.skip(":") else {
            throw expected("`:`", hint: "a record is written {name: value}; any other key is quoted")
        }
        return PairSyntax(key: key, value: try parseExpression())
    }

    /// Reads what begins with a name: a literal, `error`, a function call, or a variable in `${ }`.
    private mutating func parseNamed() throws(Diagnostic) -> ExpressionSyntax {
        let start = cursor.offset
        let end = cursor.endOfName(at: start) ?? start
        let name = NameSyntax(text: cursor.text(start, end), span: cursor.span(start, end))
        if let keyword = Keyword(rawValue: name.text) {
            cursor.offset = end
            switch keyword {
            case .true, .false: return ExpressionSyntax(kind: .boolean(keyword == .true), span: name.span)
            case .null: return ExpressionSyntax(kind: .null, span: name.span)
            case .error:
                let codes = try parseErrorCodes(isRequired: false)
                let last = codes.last?.span ?? name.span
                return ExpressionSyntax(kind: .error(codes), span: name.span.joined(with: last))
            default:
                throw Diagnostic(.reservedWord, "`\(name.text)` cannot stand in an expression", at: name.span)
            }
        }
        if let call = try parseCall() { return call }
        guard context.namesAreVariables else { throw bareName(name) }
        cursor.offset = end
        return ExpressionSyntax(kind: .variable(name.text), span: name.span)
    }

    // NAME "(" [ expr { "," expr } ] ")", or with the name of an include before it: NAME "." NAME "(" …
    private mutating func parseCall() throws(Diagnostic) -> ExpressionSyntax? {
        let start = cursor.offset
        guard var end = cursor.endOfName(at: start) else { return nil }
        if end < cursor.bytes.count, cursor.bytes[end] == UInt8(ascii: "."), let next = cursor.endOfName(at: end + 1) {
            end = next
        }
        guard end < cursor.bytes.count, cursor.bytes[end] == UInt8(ascii: "(") else { return nil }
        let name = NameSyntax(text: cursor.text(start, end), span: cursor.span(start, end))
        cursor.offset = end
        let outer = try openBracket(UInt8(ascii: ")"))
        var arguments: [ExpressionSyntax] = []
        skipBlanks()
        while cursor.byte != UInt8(ascii: ")"), !cursor.isAtEnd {
            arguments.append(try parseExpression())
            skipBlanks()
            guard cursor.skip(",") else { break }
            skipBlanks()
            if cursor.byte == UInt8(ascii: ")") { throw expectedExpression() }
        }
        try closeBracket(end, outer, or: "`,`")
        return ExpressionSyntax(kind: .call(name, arguments), span: cursor.span(from: start))
    }

    /// Reads a number or a length of time.
    mutating func parseNumber(isNegative: Bool) throws(Diagnostic) -> ExpressionSyntax {
        let start = cursor.offset
        var scanner = NumberScanner(cursor.bytes, at: start)
        let literal: NumberScanner.Literal
        do {
            literal = try scanner.scan()
        } catch {
            throw malformedNumber(error, at: start)
        }
        cursor.offset = scanner.offset
        let span = cursor.span(from: start)
        switch literal {
        case .double(let value): return ExpressionSyntax(kind: .double(isNegative ? -value : value), span: span)
        case .duration(let value):
            return ExpressionSyntax(kind: .duration(isNegative ? .zero - value : value), span: span)
        case .integer(let magnitude):
            guard let value = Self.integer(magnitude, isNegative: isNegative) else {
                throw malformedNumber(.outOfRange, at: start)
            }
            return ExpressionSyntax(kind: .integer(value), span: span)
        }
    }

    private static func integer(_ magnitude: UInt64, isNegative: Bool) -> Int? {
        if isNegative, magnitude == Int.min.magnitude { return Int.min }
        return Int(exactly: magnitude).map { isNegative ? -$0 : $0 }
    }

    // MARK: Faults

    private func malformedNumber(_ fault: NumberScanner.Fault, at start: Int) -> Diagnostic {
        var run = gluedRun(around: start)
        if run.lowerBound > 0, "$\"')]}".utf8.contains(cursor.bytes[run.lowerBound - 1]) {
            run = start..<run.upperBound
        }
        let text = cursor.text(run)
        let span = cursor.span(run.lowerBound, run.upperBound)
        if fault == .outOfRange {
            return Diagnostic(
                .numberOutOfRange,
                "\(text) is out of range",
                at: span,
                hint: "as text: \(Quoting.quoted(text))"
            )
        }
        return Diagnostic(
            .malformedNumber,
            fault == .leadingZero ? "a number has no leading zero" : "`\(TerminalText.visible(text))` is not a number",
            at: span,
            label: "as text: \(Quoting.quoted(text))"
        )
    }

    private func loneDollar() -> Diagnostic {
        Diagnostic(
            .loneDollar,
            "`$` without a name",
            at: cursor.nextSpan,
            hint: "a variable is $name, its name ASCII letters, digits and _"
        )
    }

    private func bareName(_ name: NameSyntax) -> Diagnostic {
        let word = cursor.text(Int(name.span.start), cursor.endOfBareWord(at: Int(name.span.start)))
        let isName = word == name.text
        var ahead = cursor
        ahead.offset = Int(name.span.end)
        ahead.skipBlanks()
        let isCall = ahead.byte == UInt8(ascii: "(")
        return Diagnostic(
            .bareNameInExpression,
            "`\(name.text)` is neither a variable nor a text",
            at: name.span,
            label: isName && !isCall ? "did you mean $\(name.text) or \"\(name.text)\"?" : nil,
            hint: isCall
                ? "the `(` of a call is glued to the name: \(name.text)(…)"
                : isName ? nil : "a variable is $\(name.text), a text stands in quotes"
        )
    }

    /// No expression begins here.
    func expectedExpression() -> Diagnostic {
        if let diagnostic = quoteBrokenOff() ?? foreignOperator() ?? invisibleCharacter() { return diagnostic }
        let end = cursor.endOfBareWord(at: cursor.offset)
        let text = cursor.text(cursor.offset, end)
        let isTextual = text.unicodeScalars.contains { $0.properties.isAlphabetic }
        return Diagnostic(
            .expectedExpression,
            "expected an expression, but found \(describeNext())",
            at: nextWordSpan,
            label: isTextual ? "did you mean \(Quoting.quoted(text))?" : nil,
            needsMoreInput: cursor.isAtEnd && context.newlines == .skip
        )
    }
}
