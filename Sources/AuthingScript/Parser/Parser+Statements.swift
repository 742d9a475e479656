/// Statements, their separators and blocks.
extension Parser {
    // stmts = { sep } [ stmt { sep { sep } stmt } { sep } ]
    mutating func parseStatements() -> [StatementSyntax] {
        var statements: [StatementSyntax] = []
        while true {
            skipSeparators()
            guard let byte = cursor.byte else { return statements }
            if byte == context.closer { return statements }
            let start = cursor.offset
            let outer = (context: context, depth: depth)
            do {
                statements.append(try parseStatement())
                try endStatement()
            } catch {
                report(error)
                let brackets = context.brackets
                (context, depth) = outer
                skipStatement(brackets: brackets)
                if cursor.offset == start { cursor.offset += cursor.scalar?.length ?? 0 }
            }
        }
    }

    // sep = NEWLINE | ";"
    private mutating func skipSeparators() {
        skipLines()
        while cursor.byte == UInt8(ascii: ";") {
            cursor.offset += 1
            skipLines()
        }
    }

    /// Refuses what stands between a statement and the next separator.
    private mutating func endStatement() throws(Diagnostic) {
        skipBlanks()
        if isAtStatementEnd { return }
        if let diagnostic = foreignOperator() { throw diagnostic }
        if let diagnostic = invisibleCharacter() { throw diagnostic }
        switch cursor.byte {
        case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): throw unexpectedAtStatementStart()
        case UInt8(ascii: "["),
            UInt8(ascii: "(") where cursor.isAfterBlank:
            throw expected("the end of the statement", hint: "write `\(describeBracket())` glued to what it belongs to")
        default: throw expected("the end of the statement", hint: "a new line or `;` separates statements")
        }
    }

    private func describeBracket() -> String { cursor.byte == UInt8(ascii: "[") ? "[" : "(" }

    /// Whether a line end, a `;`, the bracket of the surroundings or the end of the text stands here.
    var isAtStatementEnd: Bool {
        guard let byte = cursor.byte else { return true }
        return byte == UInt8(ascii: ";") || byte == context.closer || cursor.isAtNewline
    }

    // stmt = let | assign | if | for | while | retry | try | test | fn | include
    //      | assert | expect | return | "break" | "continue" | command
    mutating func parseStatement() throws(Diagnostic) -> StatementSyntax {
        let start = cursor.offset
        let isTopLevel = context.isTopLevel
        context.isTopLevel = false
        defer { context.isTopLevel = isTopLevel }
        let kind: StatementSyntax.Kind
        if let end = cursor.endOfCommandName(at: start) {
            if let keyword = Keyword(rawValue: cursor.text(start, end)) {
                cursor.offset = end
                let span = cursor.span(from: start)
                kind = try parseStatement(after: keyword, at: span, isTopLevel: isTopLevel)
            } else {
                kind = try parseCommandStatement(endOfName: end)
            }
        } else if cursor.byte == UInt8(ascii: "$"), let assignment = try parseAssignment() {
            kind = .assign(assignment)
        } else {
            kind = try parseBareExpression()
        }
        let statement = StatementSyntax(kind: kind, span: spanWithoutBlanks(from: start))
        checkPlace(of: statement, isTopLevel: isTopLevel, start: start)
        return statement
    }

    private mutating func parseStatement(
        after keyword: Keyword,
        at span: Span,
        isTopLevel: Bool
    ) throws(Diagnostic) -> StatementSyntax.Kind {
        switch keyword {
        case .let: return .let(try parseLet())
        case .if: return .if(try parseIf())
        case .for: return .for(try parseFor())
        case .while: return .while(try parseWhile())
        case .retry: return .retry(try parseRetry(span))
        case .try: return .try(try parseTry(span))
        case .test: return .test(try parseTest())
        case .fn: return .fn(try parseFunction())
        case .include: return .include(try parseInclude())
        case .assert: return try parseAssert()
        case .expect: return try parseExpect()
        case .return: return try parseReturn()
        case .break, .continue: return keyword == .break ? .break : .continue
        case .else, .catch, .finally:
            throw Diagnostic(
                .strayWord,
                "`\(keyword.rawValue)` belongs to no `\(keyword == .else ? "if" : "try")`",
                at: span,
                hint: "it follows the block directly; when typing, on its last line: } \(keyword.rawValue) {"
            )
        case .in, .and, .or, .not, .true, .false, .null, .error:
            throw Diagnostic(.reservedWord, "`\(keyword.rawValue)` cannot begin a statement", at: span)
        }
    }

    // command, or the message for a function call that stands alone
    private mutating func parseCommandStatement(endOfName end: Int) throws(Diagnostic) -> StatementSyntax.Kind {
        guard end < cursor.bytes.count, cursor.bytes[end] == UInt8(ascii: "(") else {
            return .command(try parseCommand(isValue: false))
        }
        let name = cursor.text(cursor.offset, end)
        let start = cursor.offset
        let call = try parseExpression()
        let text = cursor.text(Int(call.span.start), Int(call.span.end))
        throw Diagnostic(
            .expressionAlone,
            "a function call cannot stand alone",
            at: cursor.span(from: start),
            hint: text.contains("\n")
                ? "call a `fn` as a command: \(name) argument …"
                : "write `print (\(text))`, or call a `fn` as a command"
        )
    }

    /// An expression as a statement, where that is allowed; it begins with `$`, a digit, a quote, `(` or `[`.
    private mutating func parseBareExpression() throws(Diagnostic) -> StatementSyntax.Kind {
        switch cursor.byte {
        case UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["): break
        case .some(let byte) where CharacterClass.isDigit(byte): break
        default: throw noStatement()
        }
        let expression = try parseExpression()
        if options.allowsBareExpressions { return .expression(expression) }
        skipBlanks()
        if !isAtStatementEnd { try endStatement() }
        let text = cursor.text(Int(expression.span.start), Int(expression.span.end))
        report(
            Diagnostic(
                .expressionAlone,
                "an expression cannot stand alone in a file",
                at: expression.span,
                hint: text.contains("\n")
                    ? "print it, or bind it with `let`" : "print it: print \(Self.asArgument(expression, text))"
            )
        )
        return .expression(expression)
    }

    /// An expression's text as an argument: what operators join is put into parentheses.
    private static func asArgument(_ expression: ExpressionSyntax, _ text: String) -> String {
        switch expression.kind {
        case .variable, .path, .string, .list, .group: text
        default: "(\(text))"
        }
    }

    /// What stands where a statement should begin.
    private func noStatement() -> Diagnostic {
        if let diagnostic = invisibleCharacter() { return diagnostic }
        switch cursor.byte {
        case UInt8(ascii: "{"):
            return Diagnostic(
                .unexpected,
                "a block stands behind a keyword, a record behind `=`",
                at: cursor.nextSpan,
                hint: "begin the statement with `if`, `for`, `let` or a command"
            )
        case UInt8(ascii: "#"):
            return expected("a statement", hint: "a comment begins at the start of a line or after a blank")
        case .some(let byte) where CharacterClass.isBareASCII(byte) || byte >= 0x80:
            return notACommandName(at: cursor.offset, isValue: false)
        default:
            return unexpectedAtStatementStart()
        }
    }

    /// Notes a statement that may not stand where it stands.
    private mutating func checkPlace(of statement: StatementSyntax, isTopLevel: Bool, start: Int) {
        let word = cursor.span(start, cursor.endOfName(at: start) ?? start)
        switch statement.kind {
        case .test, .fn, .include:
            if !isTopLevel { refuse(.topLevelOnly, "`\(cursor.text(word.range))` stands only at top level", at: word) }
        case .return:
            if !context.isInFunction { refuse(.returnOutsideFunction, "`return` outside a `fn`", at: word) }
        case .break, .continue:
            if !context.isInLoop { refuse(.breakOutsideLoop, "`\(cursor.text(word.range))` outside a loop", at: word) }
        default: break
        }
        guard isTopLevel else { return }
        switch statement.kind {
        case .test: hasSeenTest = true
        case .fn: break
        default:
            guard hasSeenTest else { return }
            refuse(
                .statementAfterTest,
                "behind the first `test` only `test` and `fn` may stand",
                at: statement.span,
                hint: "put it before the first `test`, or into one"
            )
        }
    }

    private mutating func refuse(_ code: DiagnosticCode, _ message: String, at span: Span, hint: String? = nil) {
        report(Diagnostic(code, message, at: span, hint: hint))
    }

    // block = "{" stmts "}"
    mutating func parseBlock(of keyword: String) throws(Diagnostic) -> BlockSyntax {
        skipBlanks()
        let start = cursor.offset
        guard cursor.skip("{") else { throw blockMissing(keyword) }
        try enter()
        let outer = context
        context = Context(
            closer: UInt8(ascii: "}"),
            isInBlock: true,
            isInFunction: outer.isInFunction,
            isInLoop: outer.isInLoop,
            isTopLevel: false
        )
        let statements = parseStatements()
        context = outer
        leave()
        if !cursor.skip("}") {
            report(
                Diagnostic(
                    .unclosedBlock,
                    "the block is not closed",
                    at: cursor.span(start, start + 1),
                    label: "`}` is missing",
                    needsMoreInput: true
                )
            )
        }
        return BlockSyntax(statements: statements, span: cursor.span(from: start))
    }

    private func blockMissing(_ keyword: String) -> Diagnostic {
        if let diagnostic = foreignOperator() ?? invisibleCharacter() { return diagnostic }
        var ahead = self
        ahead.skipLines()
        let isBelow = ahead.cursor.byte == UInt8(ascii: "{") && ahead.cursor.offset != cursor.offset
        return Diagnostic(
            .blockMissing,
            "\(keyword) needs a block, but found \(describeNext())",
            at: nextWordSpan,
            hint: isBelow ? "the `{` goes on the line of its keyword" : "write it as `{ … }`"
        )
    }
}
