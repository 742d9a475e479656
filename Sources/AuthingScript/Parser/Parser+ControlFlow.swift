/// Branches, loops and handlers.
extension Parser {
    // if = "if" expr ( block | stmt ) [ nl "else" ( if | block | stmt ) ]
    mutating func parseIf() throws(Diagnostic) -> IfSyntax {
        var branches: [IfSyntax.Branch] = []
        while true {
            let condition = try parseExpression()
            branches.append(IfSyntax.Branch(condition: condition, body: try parseBody(of: "`if`")))
            try checkChain(branches.count)
            guard skipLines(to: "else") != nil else { return IfSyntax(branches: branches, otherwise: nil) }
            guard skipWord("if") == nil else { continue }
            return IfSyntax(branches: branches, otherwise: try parseBody(of: "`else`"))
        }
    }

    /// A block, or one statement on the same line.
    private mutating func parseBody(of keyword: String) throws(Diagnostic) -> IfSyntax.Body {
        skipBlanks()
        if cursor.byte == UInt8(ascii: "{") { return .block(try parseBlock(of: keyword)) }
        if isAtStatementEnd {
            throw Diagnostic(
                .blockMissing,
                "\(keyword) needs a block or a statement on its line",
                at: nextWordSpan,
                hint: "a block's `{` goes on the line of its keyword"
            )
        }
        if let diagnostic = foreignOperator() { throw diagnostic }
        try enter()
        let statement = try parseStatement()
        leave()
        return .statement(statement)
    }

    // for = "for" NAME [ "," NAME ] "in" expr block
    mutating func parseFor() throws(Diagnostic) -> ForSyntax {
        let first = try parseNewName(of: "a variable")
        skipBlanks()
        let second = cursor.skip(",") ? try parseNewName(of: "a variable") : nil
        try expectWord("in", hint: "write `for x in … { }`")
        let sequence = try parseExpression()
        let body = try parseLoopBody(of: "`for`")
        guard let second else { return ForSyntax(key: nil, element: first, sequence: sequence, body: body) }
        return ForSyntax(key: first, element: second, sequence: sequence, body: body)
    }

    // while = "while" expr [ "limit" expr ] block
    mutating func parseWhile() throws(Diagnostic) -> WhileSyntax {
        let condition = try parseExpression()
        let limit = skipWord("limit") != nil ? try parseExpression() : nil
        return WhileSyntax(condition: condition, limit: limit, body: try parseLoopBody(of: "`while`"))
    }

    private mutating func parseLoopBody(of keyword: String) throws(Diagnostic) -> BlockSyntax {
        let isInLoop = context.isInLoop
        context.isInLoop = true
        let body = try parseBlock(of: keyword)
        context.isInLoop = isInLoop
        return body
    }

    // retry = "retry" [ primary ] { "every" primary | "within" primary | "unless" "error" codes } block
    mutating func parseRetry(_ keyword: Span) throws(Diagnostic) -> RetrySyntax {
        skipBlanks()
        var tries: ExpressionSyntax?
        if cursor.byte != UInt8(ascii: "{"), !isAtWord("every"), !isAtWord("within"), !isAtWord("unless") {
            tries = try parsePostfix()
        }
        var interval: ExpressionSyntax?
        var within: ExpressionSyntax?
        var unless: [ErrorCodesSyntax] = []
        while true {
            if let span = skipWord("every") {
                guard interval == nil else { throw Self.duplicateClause("every", at: span) }
                interval = try parsePostfix()
            } else if let span = skipWord("within") {
                guard within == nil else { throw Self.duplicateClause("within", at: span) }
                within = try parsePostfix()
            } else if let span = skipWord("unless") {
                guard unless.isEmpty else { throw Self.duplicateClause("unless", at: span) }
                try expectWord("error", hint: "write `unless error 2006`")
                unless = try parseErrorCodes(isRequired: true)
            } else {
                break
            }
        }
        let body = try parseBlock(of: "`retry`")
        return RetrySyntax(
            tries: tries,
            interval: interval,
            within: within,
            unless: unless,
            body: body,
            keyword: keyword
        )
    }

    private static func duplicateClause(_ word: String, at span: Span) -> Diagnostic {
        Diagnostic(.duplicateClause, "`\(word)` stands twice", at: span)
    }

    // try = "try" block { nl "catch" [ codes ] [ "as" NAME ] block } [ nl "finally" block ]
    mutating func parseTry(_ keyword: Span) throws(Diagnostic) -> TrySyntax {
        let body = try parseBlock(of: "`try`")
        var handlers: [TrySyntax.Handler] = []
        while let span = skipLines(to: "catch") {
            let codes = try parseErrorCodes(isRequired: false)
            let name = skipWord("as") != nil ? try parseNewName(of: "a variable") : nil
            let block = try parseBlock(of: "`catch`")
            handlers.append(TrySyntax.Handler(codes: codes, name: name, body: block, keyword: span))
        }
        let finally = skipLines(to: "finally") != nil ? try parseBlock(of: "`finally`") : nil
        if handlers.isEmpty, finally == nil {
            report(
                Diagnostic(
                    .handlerMissing,
                    "`try` needs a `catch` or a `finally`",
                    at: keyword,
                    needsMoreInput: isLastLine
                )
            )
        }
        return TrySyntax(body: body, handlers: handlers, finally: finally)
    }

    /// Whether nothing follows but one line end: whoever types then may go on, and an empty line says that they do not.
    private var isLastLine: Bool {
        var ahead = self
        ahead.skipBlanks()
        if ahead.cursor.isAtNewline { ahead.cursor.skipNewline() }
        return ahead.cursor.isAtEnd
    }

    // return = "return" [ rhs ]
    mutating func parseReturn() throws(Diagnostic) -> StatementSyntax.Kind {
        skipBlanks()
        return isAtStatementEnd || isAtWord("else") ? .return(nil) : .return(try parseRHS())
    }
}
