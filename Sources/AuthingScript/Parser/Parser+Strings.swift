/// Quoted text.
extension Parser {
    /// Where a `$` stands.
    enum Place {
        /// In a bare word.
        case word
        /// Between three quotes.
        case lines
        /// Between the quotes of one line, which begin at an offset.
        case quotes(from: Int)
    }

    // STRING: 'raw', "cooked", or """several lines"""
    mutating func parseString() throws(Diagnostic) -> StringSyntax {
        if cursor.byte == UInt8(ascii: "'") { return try parseRawString() }
        return cursor.isAt("\"\"\"") ? try parseTripleString() : try parseCookedString()
    }

    /// Reads `'raw'`, in which only `''` is special.
    private mutating func parseRawString() throws(Diagnostic) -> StringSyntax {
        let start = cursor.offset
        cursor.offset += 1
        var text = ""
        var startOfText = cursor.offset
        while true {
            guard let byte = cursor.byte, !cursor.isAtNewline else { throw unclosedQuote(at: start) }
            if byte == UInt8(ascii: "'") {
                text += cursor.text(startOfText, cursor.offset)
                cursor.offset += 1
                guard cursor.byte == UInt8(ascii: "'") else { break }
                startOfText = cursor.offset
            }
            try refuseControlCharacter()
            cursor.offset += 1
        }
        return StringSyntax(pieces: text.isEmpty ? [] : [.text(text)], span: cursor.span(from: start))
    }

    /// Reads `"cooked"`.
    private mutating func parseCookedString() throws(Diagnostic) -> StringSyntax {
        let start = cursor.offset
        cursor.offset += 1
        var pieces = PieceBuilder()
        while true {
            guard let byte = cursor.byte, !cursor.isAtNewline else { throw unclosedQuote(at: start) }
            if cursor.skip("\"") { break }
            switch byte {
            case UInt8(ascii: "\\"): pieces.append(try parseEscape(quote: start))
            case UInt8(ascii: "$"): pieces.append(try parseInterpolation(in: .quotes(from: start)))
            default: pieces.append(try parsePlainText())
            }
        }
        return StringSyntax(pieces: pieces.finish(), span: cursor.span(from: start))
    }

    /// Reads text up to the next character with a meaning between double quotes.
    private mutating func parsePlainText() throws(Diagnostic) -> String {
        let start = cursor.offset
        while let byte = cursor.byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "$"),
            !cursor.isAtNewline
        {
            try refuseControlCharacter()
            cursor.offset += 1
        }
        return cursor.text(start, cursor.offset)
    }

    /// Reads `"""`, lines, `"""`.
    private mutating func parseTripleString() throws(Diagnostic) -> StringSyntax {
        let start = cursor.offset
        cursor.offset += 3
        var lines = LineBuilder()
        skipFirstLineBreak(&lines)
        while !cursor.skip("\"\"\"") {
            guard let byte = cursor.byte else { throw unclosedTripleQuote(at: start) }
            if cursor.isAtNewline {
                cursor.skipNewline()
                lines.beginLine(indentation: skipIndentation(), isBlank: cursor.isAtNewline)
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): lines.append(try parseEscape(quote: start))
            case UInt8(ascii: "$"): lines.append(try parseInterpolation(in: .lines))
            case UInt8(ascii: "\""):
                lines.append("\"")
                cursor.offset += 1
            default: lines.append(try parsePlainText())
            }
        }
        return StringSyntax(pieces: lines.pieces(), span: cursor.span(from: start))
    }

    private mutating func skipFirstLineBreak(_ lines: inout LineBuilder) {
        let start = cursor.offset
        cursor.skipBlanks()
        guard cursor.isAtNewline else {
            cursor.offset = start
            return
        }
        cursor.skipNewline()
        lines.beginText(indentation: skipIndentation(), isBlank: cursor.isAtNewline)
    }

    private mutating func skipIndentation() -> String {
        let start = cursor.offset
        cursor.skipBlanks()
        return cursor.text(start, cursor.offset)
    }

    // "\n" "\t" "\r" "\0" "\\" "\"" "\$" "\u{1F600}"
    private mutating func parseEscape(quote: Int) throws(Diagnostic) -> String {
        let start = cursor.offset
        let escaped = cursor.byte(ahead: 1)
        cursor.offset += 2
        switch escaped {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "0"): return "\0"
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "$"): return "$"
        case UInt8(ascii: "u"):
            if let scalar = parseScalarEscape() { return String(scalar) }
            cursor.offset = start + 2
            throw Diagnostic(
                .unknownEscape,
                "`\\u` needs a character's number in braces",
                at: cursor.span(from: start),
                hint: "write \\u{1F600}, one to six hexadecimal digits"
            )
        default:
            cursor.offset = start + 1
            if cursor.isAtEnd || cursor.isAtNewline { throw unclosedQuote(at: quote) }
            let next = cursor.scalar.map { TerminalText.visible(String($0.scalar)) } ?? ""
            throw Diagnostic(
                .unknownEscape,
                "unknown escape \\\(next)",
                at: cursor.span(start, start + 1 + (cursor.scalar?.length ?? 0)),
                label: "for a backslash write \\\\",
                hint: "between single quotes a backslash is text"
            )
        }
    }

    /// Reads `{1F600}`.
    private mutating func parseScalarEscape() -> Unicode.Scalar? {
        guard cursor.skip("{") else { return nil }
        let start = cursor.offset
        while let byte = cursor.byte, Character(Unicode.Scalar(byte)).isHexDigit { cursor.offset += 1 }
        let digits = cursor.text(start, cursor.offset)
        guard (1...6).contains(digits.utf8.count), cursor.skip("}"), let value = UInt32(digits, radix: 16) else {
            return nil
        }
        return Unicode.Scalar(value)
    }

    // var = "$" NAME { "." NAME | "[" expr "]" } | "${" expr "}"
    mutating func parseInterpolation(in place: Place) throws(Diagnostic) -> ExpressionSyntax {
        guard case .quotes(let quote) = place else { return try parseInterpolated(in: place) }
        let outer = context
        context.newlines = .refuse
        context.quote = quote
        do {
            let value = try parseInterpolated(in: place)
            context = outer
            return value
        } catch {
            // No bracket inside the quotes goes over their line.
            context = outer
            throw error
        }
    }

    private mutating func parseInterpolated(in place: Place) throws(Diagnostic) -> ExpressionSyntax {
        let start = cursor.offset
        if cursor.byte(ahead: 1) == UInt8(ascii: "{") { return try parseBraces() }
        guard let end = cursor.endOfName(at: start + 1) else { throw loneDollar(in: place) }
        cursor.offset = end
        let base = ExpressionSyntax(kind: .variable(cursor.text(start + 1, end)), span: cursor.span(from: start))
        let path = try parseSuffixes(inText: true)
        return path.isEmpty ? base : ExpressionSyntax(kind: .path(base, path), span: cursor.span(from: start))
    }

    // MARK: Faults

    private func loneDollar(in place: Place) -> Diagnostic {
        let spelling = if case .word = place { "'$'" } else { "\\$" }
        return Diagnostic(
            .loneDollar,
            "`$` without a name",
            at: cursor.span(cursor.offset, cursor.offset + 1),
            label: "for the character write \(spelling)",
            hint: "a variable is $name, its name ASCII letters, digits and _"
        )
    }

    func unclosedQuote(at start: Int) -> Diagnostic {
        let quote = Character(Unicode.Scalar(cursor.bytes[start]))
        return Diagnostic(
            .unclosedQuote,
            "the quote is not closed on its line",
            at: cursor.span(start, max(start + 1, cursor.offset)),
            label: "\(quote) is missing",
            hint: "text of several lines stands between \"\"\" and \"\"\""
        )
    }

    private func unclosedTripleQuote(at start: Int) -> Diagnostic {
        Diagnostic(
            .unclosedTripleQuote,
            "the three quotes are not closed",
            at: cursor.span(start, start + 3),
            label: "\"\"\" is missing",
            needsMoreInput: context.newlines != .refuse
        )
    }

    /// Refuses a control character other than a tab, which could not be seen in the text.
    private func refuseControlCharacter() throws(Diagnostic) {
        guard let (scalar, length) = cursor.scalar, scalar.properties.generalCategory == .control, scalar != "\t" else {
            return
        }
        throw Diagnostic(
            .controlCharacterInQuotes,
            "a control character between quotes",
            at: cursor.span(cursor.offset, cursor.offset + length),
            label: "write \(TerminalText.escape(scalar)) between double quotes"
        )
    }
}
