/// Brackets of expressions.
extension Parser {
    /// Reads an opening bracket; line ends are blanks up to its counterpart, but in quotes of one line.
    ///
    /// - Returns: the context for `closeBracket`.
    mutating func openBracket(_ closer: UInt8) throws(Diagnostic) -> Context {
        try enter()
        cursor.offset += 1
        let outer = context
        context.closer = closer
        context.brackets.append(closer)
        if context.newlines == .end { context.newlines = .skip }
        return outer
    }

    /// Reads the closing bracket.
    ///
    /// Where the text ends instead the fault is noted and the tree kept.
    ///
    /// - Parameters:
    ///   - opening: where the bracket was opened.
    ///   - outer: what `openBracket` returned.
    ///   - alternative: what else might have stood here, such as "`,`".
    /// - Throws: the fault of what stands there instead.
    mutating func closeBracket(
        _ opening: Int,
        _ outer: Context,
        or alternative: String? = nil
    ) throws(Diagnostic) {
        skipBlanks()
        let closer = context.closer ?? UInt8(ascii: ")")
        let name = "`\(Character(Unicode.Scalar(closer)))`"
        if cursor.byte == closer {
            cursor.offset += 1
        } else if cursor.isAtEnd, context.newlines == .skip {
            report(
                Diagnostic(
                    .unclosedBracket,
                    "the bracket is not closed",
                    at: cursor.span(opening, opening + 1),
                    label: "\(name) is missing",
                    needsMoreInput: true
                )
            )
        } else {
            if let diagnostic = forgottenBracket(opening, name) ?? foreignOperator() { throw diagnostic }
            throw expected(alternative.map { "\($0) or \(name)" } ?? name)
        }
        context = outer
        leave()
    }

    /// The message for a bracket that was not closed before the next statement, or before one around it; `nil` where
    /// something else is wrong.
    private mutating func forgottenBracket(_ opening: Int, _ name: String) -> Diagnostic? {
        guard context.newlines == .skip, isAtNextStatement || isAtOuterCloser else { return nil }
        let next = nextWordSpan
        let what = describeNext()
        // The next statement is then read from its line, and an outer bracket closed by its own.
        if isAtNextStatement { cursor.offset = lastBlanks.lowerBound }
        context.brackets.removeLast()
        return Diagnostic(
            .unclosedBracket,
            "the bracket is not closed",
            at: cursor.span(opening, opening + 1),
            label: "\(name) is missing",
            notes: [Diagnostic.Note("it should be closed before \(what)", at: next)]
        )
    }

    /// Whether a new line begins with a name, which cannot go on with an expression, and is no key of a record.
    private var isAtNextStatement: Bool {
        guard lastBlanks.upperBound == cursor.offset, cursor.bytes[lastBlanks].contains(UInt8(ascii: "\n")),
            let end = cursor.endOfName(at: cursor.offset)
        else { return false }
        var ahead = cursor
        ahead.offset = end
        ahead.skipBlanks()
        return ahead.byte != UInt8(ascii: ":")
    }

    /// Whether a bracket is closed that was opened before the innermost one.
    private var isAtOuterCloser: Bool {
        guard let byte = cursor.byte, ")]}".utf8.contains(byte) else { return false }
        return context.brackets.dropLast().contains(byte) || (context.isInBlock && byte == UInt8(ascii: "}"))
    }
}
