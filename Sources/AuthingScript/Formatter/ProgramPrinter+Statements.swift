/// Statements and blocks.
extension ProgramPrinter {
    /// Writes statements, each on a line of its own, and the comments up to an offset.
    mutating func statements(_ statements: [StatementSyntax], upTo end: Int) {
        for statement in statements {
            let start = Int(statement.span.start)
            writeComments(before: start, keepsEmptyLines: true)
            separator = !isAtStartOfBlock && isBelowEmptyLine(start) ? .emptyLine : .line
            self.statement(statement)
            isAtStartOfBlock = false
            // The line end behind a `\` that is a word must not make it a continued line.
            if endsWithBackslash {
                blank()
                write(";")
            }
        }
        writeComments(before: end, keepsEmptyLines: true)
    }

    private mutating func statement(_ statement: StatementSyntax) {
        switch statement.kind {
        case .let(let syntax):
            write("let ")
            copy(syntax.name.span)
            write(" = ")
            value(syntax.value)
        case .assign(let syntax):
            write("$")
            copy(syntax.name.span)
            suffixes(syntax.path)
            write(" = ")
            value(syntax.value)
        case .if(let syntax): branches(syntax)
        case .for(let syntax): loop(syntax)
        case .while(let syntax): loop(syntax)
        case .retry(let syntax): retry(syntax)
        case .try(let syntax): handlers(syntax)
        case .test(let syntax): test(syntax)
        case .fn(let syntax): function(syntax)
        case .include(let syntax): include(syntax)
        case .assert(let condition, let message):
            write("assert ")
            expression(condition)
            if let message {
                write(", ")
                expression(message)
            }
        case .expect(let codes, let command):
            write("expect error")
            errorCodes(codes)
            blank()
            self.command(command)
        case .return(let value):
            write("return")
            guard let value else { return }
            blank()
            self.value(value)
        case .break: write("break")
        case .continue: write("continue")
        case .command(let syntax): command(syntax)
        case .expression(let syntax): expression(syntax)
        }
    }

    /// Writes what stands behind `=`, behind `return` and in parentheses.
    mutating func value(_ syntax: RHSSyntax) {
        if let keyword = syntax.tryKeyword {
            copy(keyword)
            blank()
        }
        switch syntax.source {
        case .command(let command): self.command(command)
        case .expression(let expression): self.expression(expression)
        }
    }

    private mutating func branches(_ syntax: IfSyntax) {
        var isBehindBlock = false
        for (index, branch) in syntax.branches.enumerated() {
            if index > 0 {
                alternative(before: range(of: branch.condition).lowerBound, isBehindBlock: isBehindBlock)
                blank()
            }
            write("if ")
            expression(branch.condition)
            isBehindBlock = body(branch.body)
        }
        guard let otherwise = syntax.otherwise else { return }
        alternative(before: Int(otherwise.span.start), isBehindBlock: isBehindBlock)
        body(otherwise)
    }

    /// Writes `else`, on a line of its own behind a statement or a comment.
    private mutating func alternative(before offset: Int, isBehindBlock: Bool) {
        let hasComments = writeComments(before: offset)
        separator = isBehindBlock && !hasComments ? .blank : .line
        write("else")
    }

    /// Writes what a branch runs.
    ///
    /// - Returns: Whether it is a block.
    @discardableResult
    private mutating func body(_ body: IfSyntax.Body) -> Bool {
        blank()
        switch body {
        case .block(let block):
            self.block(block)
            return true
        case .statement(let statement):
            self.statement(statement)
            return false
        }
    }

    private mutating func loop(_ syntax: ForSyntax) {
        write("for ")
        if let key = syntax.key {
            copy(key.span)
            write(", ")
        }
        copy(syntax.element.span)
        write(" in ")
        expression(syntax.sequence)
        block(syntax.body)
    }

    private mutating func loop(_ syntax: WhileSyntax) {
        write("while ")
        expression(syntax.condition)
        if let limit = syntax.limit {
            write(" limit ")
            expression(limit)
        }
        block(syntax.body)
    }

    private mutating func retry(_ syntax: RetrySyntax) {
        write("retry")
        if let tries = syntax.tries {
            blank()
            expression(tries)
        }
        // In the order in which they were written.
        var clauses: [(word: StaticString, value: ExpressionSyntax?, start: UInt32)] = []
        if let interval = syntax.interval { clauses.append((" every ", interval, interval.span.start)) }
        if let within = syntax.within { clauses.append((" within ", within, within.span.start)) }
        if let first = syntax.unless.first { clauses.append((" unless error", nil, first.span.start)) }
        for clause in clauses.sorted(by: { $0.start < $1.start }) {
            write(clause.word)
            if let value = clause.value { expression(value) } else { errorCodes(syntax.unless) }
        }
        block(syntax.body)
    }

    private mutating func handlers(_ syntax: TrySyntax) {
        write("try")
        block(syntax.body)
        for handler in syntax.handlers {
            let hasComments = writeComments(before: Int(handler.keyword.start))
            separator = hasComments ? .line : .blank
            write("catch")
            errorCodes(handler.codes)
            if let name = handler.name {
                write(" as ")
                copy(name.span)
            }
            block(handler.body)
        }
        guard let finally = syntax.finally else { return }
        let hasComments = writeComments(before: Int(finally.span.start))
        separator = hasComments ? .line : .blank
        write("finally")
        block(finally)
    }

    private mutating func test(_ syntax: TestSyntax) {
        write("test ")
        copy(syntax.name.span)
        if let tags = syntax.tags {
            write(" tags ")
            expression(tags)
        }
        block(syntax.body)
    }

    private mutating func function(_ syntax: FunctionSyntax) {
        write("fn ")
        copy(syntax.name.span)
        let parameters = syntax.parameters.map(BracketItem.parameter)
        // The parenthesis that closes the list is the last one before the block.
        let end = file.bytes[..<Int(syntax.body.span.start)].lastIndex(of: UInt8(ascii: ")"))
        brackets("(", ")", Int(syntax.name.span.end)..<(end ?? Int(syntax.body.span.start)), parameters)
        block(syntax.body)
    }

    private mutating func include(_ syntax: IncludeSyntax) {
        write("include ")
        copy(syntax.path.span)
        guard let alias = syntax.alias else { return }
        write(" as ")
        copy(alias.span)
    }

    // MARK: Blocks

    private mutating func block(_ block: BlockSyntax) {
        blank()
        write("{")
        let end = Int(block.span.end) - 1
        if block.statements.isEmpty, !hasComment(before: end) {
            write(" }")
        } else if staysOnLine(block), let statement = block.statements.first {
            blank()
            self.statement(statement)
            write(" }")
        } else {
            indentation += 1
            isAtStartOfBlock = true
            statements(block.statements, upTo: end)
            indentation -= 1
            separator = .line
            write("}")
        }
        isAtStartOfBlock = false
    }

    /// Whether a block was written on one line and has one statement at most.
    private func staysOnLine(_ block: BlockSyntax) -> Bool {
        let lines = file.lines(of: block.span)
        guard block.statements.count <= 1, lines.count == 1 else { return false }
        return block.statements.allSatisfy(staysOnLine)
    }

    private func staysOnLine(_ statement: StatementSyntax) -> Bool {
        switch statement.kind {
        case .if(let syntax):
            var bodies = syntax.branches.map(\.body)
            if let otherwise = syntax.otherwise { bodies.append(otherwise) }
            for (index, body) in bodies.enumerated() {
                switch body {
                case .block(let block): if !staysOnLine(block) { return false }
                case .statement(let inner): if index < bodies.count - 1 || !staysOnLine(inner) { return false }
                }
            }
            return true
        case .for(let syntax): return staysOnLine(syntax.body)
        case .while(let syntax): return staysOnLine(syntax.body)
        case .retry(let syntax): return staysOnLine(syntax.body)
        case .try(let syntax):
            return staysOnLine(syntax.body) && syntax.handlers.allSatisfy { staysOnLine($0.body) }
                && syntax.finally.map(staysOnLine) ?? true
        default: return true
        }
    }
}
