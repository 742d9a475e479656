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
        context.openBrackets += 1
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

    /// The message for a bracket behind which the next statement begins, `nil` where something else is wrong.
    ///
    /// The cursor goes back to the end of the bracket's last line, so that the next statement is read.
    private mutating func forgottenBracket(_ opening: Int, _ name: String) -> Diagnostic? {
        guard context.newlines == .skip, lastBlanks.upperBound == cursor.offset,
            cursor.bytes[lastBlanks].contains(UInt8(ascii: "\n")), cursor.endOfName(at: cursor.offset) != nil
        else { return nil }
        let next = nextWordSpan
        cursor.offset = lastBlanks.lowerBound
        return Diagnostic(
            .unclosedBracket,
            "the bracket is not closed",
            at: cursor.span(opening, opening + 1),
            label: "\(name) is missing",
            notes: [Diagnostic.Note("what follows belongs to no expression", at: next)]
        )
    }
}
