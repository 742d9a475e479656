/// Statements of the top level: tests, functions, includes.
extension Parser {
    // test = "test" STRING [ "tags" list ] block
    mutating func parseTest() throws(Diagnostic) -> TestSyntax {
        let name = try parseConstantString("the name of a test")
        var tags: ExpressionSyntax?
        if skipWord("tags") != nil {
            skipBlanks()
            guard cursor.byte == UInt8(ascii: "[") else { throw expected("a list of tags such as [\"smoke\"]") }
            tags = try parseList()
        }
        return TestSyntax(name: name, tags: tags, body: try parseBlock(of: "`test`"))
    }

    // fn = "fn" NAME "(" [ param { "," param } ] ")" block
    mutating func parseFunction() throws(Diagnostic) -> FunctionSyntax {
        let name = try parseNewName(of: "a function")
        skipBlanks()
        let opening = cursor.offset
        guard cursor.byte == UInt8(ascii: "(") else {
            throw expected("`(`", hint: "write `fn \(name.text)() { }`")
        }
        let outer = try openBracket(UInt8(ascii: ")"))
        var parameters: [FunctionSyntax.Parameter] = []
        skipBlanks()
        while cursor.byte != UInt8(ascii: ")"), !cursor.isAtEnd {
            parameters.append(try parseParameter())
            skipBlanks()
            guard cursor.skip(",") else { break }
            skipBlanks()
            if cursor.byte == UInt8(ascii: ")") { throw expected("a parameter") }
        }
        try closeBracket(opening, outer, or: "`,`")
        context.isInFunction = true
        let isInLoop = context.isInLoop
        context.isInLoop = false
        let body = try parseBlock(of: "`fn`")
        context.isInFunction = outer.isInFunction
        context.isInLoop = isInLoop
        return FunctionSyntax(name: name, parameters: parameters, body: body)
    }

    // param = [ "--" ] NAME [ "=" expr ]
    private mutating func parseParameter() throws(Diagnostic) -> FunctionSyntax.Parameter {
        let isOption = cursor.skip("--")
        let name = try parseNewName(of: "a parameter")
        skipBlanks()
        let hasDefault = cursor.byte == UInt8(ascii: "=") && !cursor.isAt("==")
        if hasDefault { cursor.offset += 1 }
        let defaultValue = hasDefault ? try parseExpression() : nil
        return FunctionSyntax.Parameter(name: name, isOption: isOption, defaultValue: defaultValue)
    }

    // include = "include" STRING [ "as" NAME ]
    mutating func parseInclude() throws(Diagnostic) -> IncludeSyntax {
        let path = try parseConstantString("the path of an include")
        let alias = skipWord("as") != nil ? try parseNewName(of: "an include") : nil
        return IncludeSyntax(path: path, alias: alias)
    }
}
