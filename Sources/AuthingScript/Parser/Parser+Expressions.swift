/// Expressions, from the loosest to the tightest operator.
extension Parser {
    // expr = and { "or" and }
    mutating func parseExpression() throws(Diagnostic) -> ExpressionSyntax {
        let first = try parseAnd()
        guard let span = skipWord("or") else { return first }
        var operands = [first]
        try skipToOperand(of: span)
        operands.append(try parseAnd())
        while let span = skipWord("or") {
            try checkChain(operands.count)
            try skipToOperand(of: span)
            operands.append(try parseAnd())
        }
        return chain(.or(operands), operands)
    }

    // and = not { "and" not }
    private mutating func parseAnd() throws(Diagnostic) -> ExpressionSyntax {
        let first = try parseNot()
        guard let span = skipWord("and") else { return first }
        var operands = [first]
        try skipToOperand(of: span)
        operands.append(try parseNot())
        while let span = skipWord("and") {
            try checkChain(operands.count)
            try skipToOperand(of: span)
            operands.append(try parseNot())
        }
        return chain(.and(operands), operands)
    }

    private func chain(_ kind: ExpressionSyntax.Kind, _ operands: [ExpressionSyntax]) -> ExpressionSyntax {
        let first = operands[0].span
        return ExpressionSyntax(kind: kind, span: first.joined(with: operands[operands.count - 1].span))
    }

    // not = "not" not | cmp
    private mutating func parseNot() throws(Diagnostic) -> ExpressionSyntax {
        guard let keyword = skipWord("not") else { return try parseComparison() }
        try enter()
        let operand = try parseNot()
        leave()
        return ExpressionSyntax(kind: .not(operand), span: keyword.joined(with: operand.span))
    }

    // cmp = coal [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "contains" | "matches" ) coal ]
    private mutating func parseComparison() throws(Diagnostic) -> ExpressionSyntax {
        let left = try parseCoalesce()
        guard let (operation, span) = skipComparison() else { return left }
        try skipToOperand(of: span)
        let right = try parseCoalesce()
        let place = cursor
        if let (_, second) = skipComparison() {
            throw Diagnostic(
                .chainedComparison,
                "a comparison cannot be compared further",
                at: second,
                hint: "join two comparisons with `and`"
            )
        }
        cursor = place
        return ExpressionSyntax(
            kind: .comparison(left, operation, span, right),
            span: left.span.joined(with: right.span)
        )
    }

    private mutating func skipComparison() -> (ComparisonOperator, Span)? {
        skipBlanks()
        let start = cursor.offset
        let operation: ComparisonOperator
        switch cursor.byte {
        case UInt8(ascii: "="): operation = .equal
        case UInt8(ascii: "!"): operation = .notEqual
        case UInt8(ascii: "<"): operation = cursor.isAt("<=") ? .lessOrEqual : .less
        case UInt8(ascii: ">"): operation = cursor.isAt(">=") ? .greaterOrEqual : .greater
        case UInt8(ascii: "i") where isAtWord("in"): operation = .isIn
        case UInt8(ascii: "c") where isAtWord("contains"): operation = .contains
        case UInt8(ascii: "m") where isAtWord("matches"): operation = .matches
        default: return nil
        }
        let length = operation.rawValue.utf8.count
        // `===`, `=>`, `=~`, `<>`, `<<` and their like are told apart when they turn up behind this expression.
        let isForeign =
            (operation == .equal && (!cursor.isAt("==") || cursor.isAt("===")))
            || (operation == .notEqual && (!cursor.isAt("!=") || cursor.isAt("!==")))
            || (operation == .less && (cursor.isAt("<>") || cursor.isAt("<<")))
            || (operation == .greater && cursor.isAt(">>"))
        guard !isForeign else { return nil }
        cursor.offset += length
        return (operation, cursor.span(from: start))
    }

    // coal = range [ "??" coal ]
    private mutating func parseCoalesce() throws(Diagnostic) -> ExpressionSyntax {
        let first = try parseRange()
        var operands = [first]
        while let span = skipOperator("??") {
            try checkChain(operands.count)
            try skipToOperand(of: span)
            operands.append(try parseRange())
        }
        return operands.count == 1 ? first : chain(.coalesce(operands), operands)
    }

    // range = add [ ".." add ]
    private mutating func parseRange() throws(Diagnostic) -> ExpressionSyntax {
        let left = try parseSum()
        guard let span = skipOperator("..") else { return left }
        try skipToOperand(of: span)
        let right = try parseSum()
        if cursor.isAt("..") { throw expected("the end of the range") }
        return ExpressionSyntax(kind: .range(left, right), span: left.span.joined(with: right.span))
    }

    // add = mul { ( "+" | "-" ) mul }
    private mutating func parseSum() throws(Diagnostic) -> ExpressionSyntax {
        let first = try parseProduct()
        var terms: [ExpressionSyntax.Term] = []
        while let (operation, span) = skipArithmetic(.add, .subtract) {
            try checkChain(terms.count)
            try skipToOperand(of: span)
            let operand = try parseProduct()
            terms.append(ExpressionSyntax.Term(operation: operation, operatorSpan: span, operand: operand))
        }
        return arithmetic(first, terms)
    }

    // mul = unary { ( "*" | "/" | "%" ) unary }
    private mutating func parseProduct() throws(Diagnostic) -> ExpressionSyntax {
        let first = try parseUnary()
        var terms: [ExpressionSyntax.Term] = []
        while let (operation, span) = skipArithmetic(.multiply, .divide, .remainder) {
            try checkChain(terms.count)
            try skipToOperand(of: span)
            let operand = try parseUnary()
            terms.append(ExpressionSyntax.Term(operation: operation, operatorSpan: span, operand: operand))
        }
        return arithmetic(first, terms)
    }

    private func arithmetic(_ first: ExpressionSyntax, _ terms: [ExpressionSyntax.Term]) -> ExpressionSyntax {
        guard let last = terms.last else { return first }
        return ExpressionSyntax(kind: .arithmetic(first, terms), span: first.span.joined(with: last.operand.span))
    }

    private mutating func skipArithmetic(_ candidates: ArithmeticOperator...) -> (ArithmeticOperator, Span)? {
        skipBlanks()
        guard let byte = cursor.byte, byte < 0x80,
            let operation = candidates.first(where: { $0.rawValue.utf8.first == byte }), foreignOperator() == nil
        else { return nil }
        let start = cursor.offset
        cursor.offset += 1
        return (operation, cursor.span(from: start))
    }

    private mutating func skipOperator(_ text: StaticString) -> Span? {
        skipBlanks()
        let start = cursor.offset
        return cursor.skip(text) ? cursor.span(from: start) : nil
    }

    /// Skips to the right operand of an operator, on the next line too.
    private mutating func skipToOperand(of operation: Span) throws(Diagnostic) {
        skipLines()
        guard cursor.isAtEnd, context.newlines != .refuse else { return }
        throw Diagnostic(
            .expectedExpression,
            "the right side of `\(cursor.text(operation.range))` is missing",
            at: operation,
            needsMoreInput: true
        )
    }

    /// The message about an operator of other languages that stands here, `nil` where none does.
    func foreignOperator() -> Diagnostic? {
        let table: [(StaticString, String)] = [
            ("&&", "write `and`"), ("||", "write `or`"), ("===", "write `==`"), ("!==", "write `!=`"),
            ("=~", "write `matches`"), ("<>", "write `!=`"), ("<<", "there is no such operator"),
            (">>", "there is no such operator"), ("**", "there is no power operator"), ("++", "write `$n = $n + 1`"),
            ("+=", "write `$n = $n + 1`"), ("-=", "write `$n = $n - 1`"), ("*=", "write `$n = $n * 2`"),
            ("/=", "write `$n = $n / 2`"), ("//", "write `floor(a / b)`"),
        ]
        for (text, advice) in table where cursor.isAt(text) {
            return foreignOperator(length: text.utf8CodeUnitCount, advice)
        }
        if cursor.isAt("="), !cursor.isAt("==") { return foreignOperator(length: 1, "to compare write `==`") }
        if cursor.isAt("!"), !cursor.isAt("!=") { return foreignOperator(length: 1, "write `not`") }
        if cursor.isAt("&") || cursor.isAt("|") || cursor.isAt("^") {
            return foreignOperator(length: 1, "there are no operators on bits, and no pipes")
        }
        return nil
    }

    private func foreignOperator(length: Int, _ advice: String) -> Diagnostic {
        let text = cursor.text(cursor.offset, cursor.offset + length)
        return Diagnostic(
            .foreignOperator,
            "`\(text)` is no operator here",
            at: cursor.span(cursor.offset, cursor.offset + length),
            hint: advice
        )
    }
}
