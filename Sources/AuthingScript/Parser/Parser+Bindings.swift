/// Statements that give names to values, and what stands behind `=`.
extension Parser {
    // let = "let" NAME "=" rhs
    mutating func parseLet() throws(Diagnostic) -> LetSyntax {
        let name = try parseNewName(of: "a variable")
        try expectAssignment(hint: "write `let \(name.text) = …`")
        return LetSyntax(name: name, value: try parseRHS())
    }

    // assign = "$" NAME { "." NAME | "[" expr "]" } "=" rhs
    //
    // Gives nil, with nothing read, where an expression stands instead.
    mutating func parseAssignment() throws(Diagnostic) -> AssignSyntax? {
        let start = cursor.offset
        guard let end = cursor.endOfName(at: start + 1) else { return nil }
        let name = NameSyntax(text: cursor.text(start + 1, end), span: cursor.span(start + 1, end))
        let outer = (context: context, depth: depth)
        cursor.offset = end
        let path = try parseSuffixes()
        let target = cursor.span(from: start)
        skipBlanks()
        guard cursor.byte == UInt8(ascii: "="), !cursor.isAt("==") else {
            cursor.offset = start
            (context, depth) = outer
            return nil
        }
        if let optional = path.first(where: \.isOptional) {
            throw Diagnostic(.unexpected, "`?` cannot stand on the left of `=`", at: optional.span)
        }
        cursor.offset += 1
        return AssignSyntax(name: name, path: path, target: target, value: try parseRHS())
    }

    // rhs = [ "try" ] ( command | expr )
    mutating func parseRHS() throws(Diagnostic) -> RHSSyntax {
        skipBlanks()
        let start = cursor.offset
        let tryKeyword = skipWord("try")
        skipBlanks()
        if isAtStatementEnd, context.newlines != .skip {
            throw expected("a value", hint: "a value stands on this line")
        }
        let source: RHSSyntax.Source
        if isAtCommand {
            source = .command(try parseCommand(isValue: true))
        } else {
            source = .expression(try parseExpression())
        }
        return RHSSyntax(tryKeyword: tryKeyword, source: source, span: spanWithoutBlanks(from: start))
    }

    /// Whether a command begins here: a bare name, neither reserved nor glued to `(`.
    private var isAtCommand: Bool {
        guard !context.namesAreVariables, let endOfName = cursor.endOfName(at: cursor.offset) else { return false }
        guard Keyword(rawValue: cursor.text(cursor.offset, endOfName)) == nil else { return false }
        let end = cursor.endOfCommandName(at: cursor.offset) ?? endOfName
        return end >= cursor.bytes.count || cursor.bytes[end] != UInt8(ascii: "(")
    }
}
