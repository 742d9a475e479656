/// Names that a statement introduces, and words of the grammar.
extension Parser {
    /// Reads the name of something new, which no reserved word can be.
    mutating func parseNewName(of what: String) throws(Diagnostic) -> NameSyntax {
        skipBlanks()
        let start = cursor.offset
        if cursor.byte == UInt8(ascii: "$"), let end = cursor.endOfName(at: start + 1) {
            throw Diagnostic(
                .unexpected,
                "the name of \(what) stands here without `$`",
                at: cursor.span(start, end),
                label: "write \(cursor.text(start + 1, end))"
            )
        }
        guard let end = cursor.endOfName(at: start) else {
            throw expected("the name of \(what)", hint: "names are ASCII letters, digits and _")
        }
        let name = NameSyntax(text: cursor.text(start, end), span: cursor.span(start, end))
        guard Keyword(rawValue: name.text) == nil else {
            throw Diagnostic(
                .reservedWord,
                "`\(name.text)` is reserved and cannot be the name of \(what)",
                at: name.span
            )
        }
        cursor.offset = end
        if cursor.endOfBareWord(at: end) > end, let next = cursor.scalar, next.length > 1 || next.scalar == "-" {
            throw Diagnostic(
                .unexpected,
                "the name of \(what) is made of ASCII letters, digits and _",
                at: cursor.span(start, cursor.endOfBareWord(at: end))
            )
        }
        return name
    }

    /// Reads a word of the grammar that must stand here.
    mutating func expectWord(_ word: StaticString, hint: String? = nil) throws(Diagnostic) {
        guard skipWord(word) == nil else { return }
        throw expected("`\(word)`", hint: hint)
    }

    /// Reads the `=` before a value.
    mutating func expectAssignment(hint: String) throws(Diagnostic) {
        skipBlanks()
        if cursor.isAt("==") { throw expected("`=`", hint: hint) }
        guard cursor.skip("=") else { throw expected("`=`", hint: hint) }
    }

    /// Reads a string in which nothing is interpolated.
    mutating func parseConstantString(_ what: String) throws(Diagnostic) -> NameSyntax {
        skipBlanks()
        guard cursor.byte == UInt8(ascii: "\"") || cursor.byte == UInt8(ascii: "'") else {
            throw expected("\(what) in quotes")
        }
        let string = try parseString()
        guard let text = string.constant else {
            throw Diagnostic(.stringMustBeConstant, "\(what) cannot hold a variable", at: string.span)
        }
        return NameSyntax(text: text, span: string.span)
    }
}
