/// What stands between two commas in brackets.
enum BracketItem {
    case element(ExpressionSyntax)
    case pair(PairSyntax)
    case parameter(FunctionSyntax.Parameter)
}

/// Expressions and the words of commands.
extension ProgramPrinter {
    mutating func expression(_ syntax: ExpressionSyntax) {
        if let braces = program.braces[syntax.span] { return copy(braces) }
        let span = syntax.span
        switch syntax.kind {
        case .null, .boolean, .string, .variable: copy(span)
        case .integer, .double, .duration: number(span)
        case .path(let base, let suffixes):
            expression(base)
            self.suffixes(suffixes)
        case .list(let elements):
            writeComments(before: Int(span.start))
            brackets("[", "]", inside(span), elements.map(BracketItem.element), endsWithComma: true)
        case .record(let pairs):
            writeComments(before: Int(span.start))
            brackets("{", "}", inside(span), pairs.map(BracketItem.pair), endsWithComma: true)
        case .call(let name, let arguments):
            copy(name.span)
            let range = Int(name.span.end) + 1..<Int(span.end) - 1
            brackets("(", ")", range, arguments.map(BracketItem.element))
        case .group(let rhs):
            writeComments(before: Int(span.start))
            write("(")
            openBrackets += 1
            value(rhs)
            writeComments(before: Int(span.end))
            openBrackets -= 1
            write(")")
        case .error(let codes):
            writeComments(before: Int(span.start))
            write("error")
            errorCodes(codes)
        case .negate(let operand):
            writeComments(before: Int(span.start))
            write("-")
            expression(operand)
        case .not(let operand):
            writeComments(before: Int(span.start))
            write("not")
            blank()
            expression(operand)
        case .arithmetic(let first, let terms):
            chain(first, terms.map { ($0.operation.rawValue, $0.operand) })
        case .and(let operands): chain(operands, "and")
        case .or(let operands): chain(operands, "or")
        case .coalesce(let operands): chain(operands, "??")
        case .comparison(let left, let operation, _, let right): chain(left, [(operation.rawValue, right)])
        case .range(let first, let last): range(first, last)
        }
    }

    private func inside(_ span: Span) -> Range<Int> { Int(span.start) + 1..<Int(span.end) - 1 }

    /// A number; its sign is glued to it.
    private mutating func number(_ span: Span) {
        guard file.bytes[Int(span.start)] == UInt8(ascii: "-") else { return copy(span) }
        writeComments(before: Int(span.start))
        write("-")
        var digits = Int(span.end)
        while !"- \t\n".utf8.contains(file.bytes[digits - 1]) || isSignOfExponent(digits - 1) { digits -= 1 }
        writeComments(before: digits)
        copy(Span(file: span.file, from: digits, to: Int(span.end)))
    }

    /// Whether the `-` of `2e-3` stands at an offset.
    private func isSignOfExponent(_ offset: Int) -> Bool {
        file.bytes[offset] == UInt8(ascii: "-") && offset > 0 && file.bytes[offset - 1] == UInt8(ascii: "e")
    }

    /// Writes `.name`, `[index]` and what else leads into a value.
    mutating func suffixes(_ suffixes: [SuffixSyntax]) {
        for suffix in suffixes {
            switch suffix.kind {
            case .field(let name):
                write(".")
                copy(name.span)
            case .index(let index):
                write("[")
                openBrackets += 1
                expression(index)
                writeComments(before: Int(suffix.span.end))
                openBrackets -= 1
                write("]")
            }
            if suffix.isOptional { write("?") }
        }
    }

    /// Writes the codes behind `error` or `catch`.
    mutating func errorCodes(_ codes: [ErrorCodesSyntax]) {
        for (index, code) in codes.enumerated() {
            if index > 0 { write(",") }
            blank()
            copy(code.span)
        }
    }

    // MARK: Operators

    private mutating func chain(_ operands: [ExpressionSyntax], _ word: String) {
        guard let first = operands.first else { return }
        chain(first, operands.dropFirst().map { (word, $0) })
    }

    /// Writes operands with an operator between each two; a line that ended there ends behind the operator.
    private mutating func chain(_ first: ExpressionSyntax, _ rest: [(word: String, operand: ExpressionSyntax)]) {
        let outer = indentation
        expression(first)
        var end = range(of: first).upperBound
        for (word, operand) in rest {
            let range = range(of: operand)
            blank()
            write(word)
            let endsLine = hasLineEnd(end, range.lowerBound)
            if endsLine { indentation = outer + 1 }
            writeComments(before: range.lowerBound)
            if endsLine { separator = .line } else { blank() }
            expression(operand)
            end = range.upperBound
        }
        indentation = outer
    }

    /// `1..3`, and `1 .. $n + 1` where the blanks show what belongs together.
    private mutating func range(_ first: ExpressionSyntax, _ last: ExpressionSyntax) {
        let endsLine = hasLineEnd(range(of: first).upperBound, range(of: last).lowerBound)
        guard !endsLine, first.isPlainOperand, last.isPlainOperand else { return chain(first, [("..", last)]) }
        expression(first)
        write("..")
        expression(last)
    }

    // MARK: Brackets

    /// Writes what stands between brackets.
    ///
    /// Where a line ended between two of them, one ends again; then one ends behind the bracket, too.
    ///
    /// - Parameters:
    ///   - opening: The opening bracket.
    ///   - closing: The closing one.
    ///   - range: Where the inside of them is.
    ///   - items: What stands inside.
    ///   - endsWithComma: Whether a comma behind the last one is allowed; it stands where the bracket closes on a new line.
    mutating func brackets(
        _ opening: StaticString,
        _ closing: StaticString,
        _ range: Range<Int>,
        _ items: [BracketItem],
        endsWithComma: Bool = false
    ) {
        write(opening)
        openBrackets += 1
        let places = items.map(place)
        let ends = [range.lowerBound] + places.map(\.upperBound)
        let starts = places.map(\.lowerBound) + [range.upperBound]
        let endsLine = zip(ends, starts).map(hasLineEnd)
        let isSpread = endsLine.contains(true)
        if isSpread { indentation += 1 }
        for (index, item) in items.enumerated() {
            if index > 0 { write(",") }
            writeComments(before: places[index].lowerBound)
            if endsLine[index] || (isSpread && index == 0) {
                separator = .line
            } else if index > 0 {
                blank()
            }
            write(item)
        }
        if isSpread, endsWithComma, !items.isEmpty { write(",") }
        writeComments(before: range.upperBound)
        if isSpread {
            indentation -= 1
            separator = .line
        }
        openBrackets -= 1
        write(closing)
    }

    private func place(of item: BracketItem) -> Range<Int> {
        switch item {
        case .element(let expression): return range(of: expression)
        case .pair(let pair): return Int(pair.key.span.start)..<range(of: pair.value).upperBound
        case .parameter(let parameter):
            let end = parameter.defaultValue.map { range(of: $0).upperBound } ?? Int(parameter.name.span.end)
            return Int(parameter.name.span.start)..<end
        }
    }

    private mutating func write(_ item: BracketItem) {
        switch item {
        case .element(let expression): self.expression(expression)
        case .pair(let pair):
            copy(pair.key.span)
            write(":")
            blank()
            expression(pair.value)
        case .parameter(let parameter):
            if parameter.isOption { write("--") }
            copy(parameter.name.span)
            guard let value = parameter.defaultValue else { return }
            write(" = ")
            expression(value)
        }
    }

    // MARK: Commands

    mutating func command(_ syntax: CommandSyntax) {
        copy(syntax.head.span)
        let outer = indentation
        var end = Int(syntax.head.span.end)
        for argument in syntax.arguments {
            let start = Int(argument.span.start)
            let endsLine = hasLineEnd(end, start)
            if endsLine { indentation = outer + 1 }
            let hasComments = writeComments(before: start)
            if endsLine, !hasComments {
                if openBrackets == 0 || endsWithBackslash { write(" \\") }
                separator = .line
            } else {
                blank()
            }
            write(argument)
            end = Int(argument.span.end)
        }
        indentation = outer
    }

    private mutating func write(_ argument: ArgumentSyntax) {
        switch argument.kind {
        case .value(let value): write(value, argument.span)
        case .option(let name, let value):
            copy(name.span)
            guard let value else { return }
            write("=")
            write(value.value, value.span)
        case .endOfOptions: write("--")
        }
    }

    /// A list, a record or a value in parentheses is laid out; any other word is one token.
    private mutating func write(_ value: ValueSyntax, _ span: Span) {
        guard case .expression(let expression) = value, file.bytes[Int(span.start)] != UInt8(ascii: "$") else {
            return copy(span)
        }
        self.expression(expression)
    }
}

extension ExpressionSyntax {
    /// Whether `..` may be glued to it.
    fileprivate var isPlainOperand: Bool {
        switch kind {
        case .integer, .variable, .path, .call, .group, .string, .list: true
        default: false
        }
    }
}
