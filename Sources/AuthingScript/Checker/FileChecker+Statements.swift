extension FileChecker {
    /// Checks the statements of the top level; `replacement` gives the nodes of those that were checked before.
    func checkStatements(
        _ statements: [StatementSyntax],
        replacement: (StatementSyntax) -> StatementNode?
    ) -> [TopLevelStatement] {
        var nodes: [TopLevelStatement] = []
        var index = 0
        while index < statements.count {
            let statement = statements[index]
            let mark = layout.used
            if let node = replacement(statement) {
                nodes.append(TopLevelStatement(node: node, span: statement.span, isCommand: false))
            } else if let handled = guarded(statements, at: index) {
                let span = statement.span.joined(with: statements[index + 1].span)
                nodes.append(TopLevelStatement(node: handled, span: span, isCommand: false))
                index += 1
            } else {
                let node = check(statement)
                let isCommand = Self.commandName(of: statement) != nil
                let reset = isCommand && isSessionTop ? boundVariable(statement)?.reset : nil
                nodes.append(TopLevelStatement(node: node, span: statement.span, isCommand: isCommand, reset: reset))
            }
            layout.release(to: mark)
            index += 1
        }
        return nodes
    }

    /// Checks the statements of a block, in a scope of its own.
    func block(_ statements: [StatementSyntax]) -> StatementNode {
        scoped { sequence(statements) }
    }

    /// Checks statements in the present scope.
    func sequence(_ statements: [StatementSyntax]) -> StatementNode {
        var nodes: [StatementNode] = []
        var index = 0
        while index < statements.count {
            if let handled = guarded(statements, at: index) {
                nodes.append(handled)
                index += 2
            } else {
                nodes.append(check(statements[index]))
                index += 1
            }
        }
        return BlockNode.make(nodes)
    }

    /// Checks one statement.
    func check(_ statement: StatementSyntax) -> StatementNode {
        let span = statement.span
        switch statement.kind {
        case .let(let syntax): return store(syntax.name, value(of: syntax.value, isBound: true))
        case .assign(let syntax): return assign(syntax, value(of: syntax.value, isBound: true))
        case .if(let syntax): return branches(syntax)
        case .for(let syntax): return loop(syntax)
        case .while(let syntax): return loop(syntax, at: span)
        case .retry(let syntax): return retry(syntax)
        case .try(let syntax): return tryBlock(syntax)
        case .test(let syntax): return test(syntax, at: span)
        case .fn(let syntax): return function(syntax)
        case .include: return EmptyNode()
        case .assert(let condition, let message): return assertion(condition, message)
        case .expect(let codes, let command):
            return ExpectNode(codes: codes.map(\.codes), self.command(command).node, at: span)
        case .return(let value): return ReturnNode(value.map { self.value(of: $0) } ?? ConstantNode(.null, at: span))
        case .break: return JumpNode(.broken)
        case .continue: return JumpNode(.continued)
        case .command(let syntax):
            let (node, command) = self.command(syntax)
            return EvaluationNode(node, command: command, isShown: showsResults, setsResult: command == nil)
        case .expression(let syntax):
            return EvaluationNode(expression(syntax), command: nil, isShown: showsResults, setsResult: true)
        }
    }

    /// Results are shown where they were asked for by a statement of the text itself, not inside a `fn`.
    private var showsResults: Bool { layout.isMain && !isIncluded }

    /// What stands behind `=`, behind `return` and in parentheses.
    func value(of syntax: RHSSyntax, isBound: Bool = false) -> ExpressionNode {
        let node =
            switch syntax.source {
            case .command(let command): self.command(command, isBound: isBound).node
            case .expression(let expression): self.expression(expression)
            }
        return syntax.isTry ? TryNode(node, at: syntax.span) : node
    }

    private func assign(_ syntax: AssignSyntax, _ value: ExpressionNode) -> StatementNode {
        let name = syntax.name
        let slot: Int
        let isGlobal: Bool
        switch resolve(name.text, at: name.span) {
        case .slot(let number) where number != errorSlot || name.text != "error": (slot, isGlobal) = (number, false)
        case .global(let number): (slot, isGlobal) = (number, true)
        case .slot, .special:
            fail(.reservedName, "$\(name.text) cannot be set by a script", at: syntax.target)
            return EmptyNode()
        case nil: return EmptyNode()
        }
        guard !syntax.path.isEmpty else {
            if isGlobal { return StoreGlobalNode(slot, value) }
            let appending = syntax.value.expression.flatMap {
                $0.callsSomething ? nil : AppendNode.make(slot: slot, value)
            }
            return appending ?? StoreNode(slot, value)
        }
        return StorePartNode(
            slot,
            global: (isGlobal, name.text),
            path: syntax.path.map(step),
            value: value,
            at: syntax.target
        )
    }

    private func step(_ suffix: SuffixSyntax) -> ExpressionNode {
        switch suffix.kind {
        case .field(let name): ConstantNode(.string(name.text), at: suffix.span)
        case .index(let index): expression(index)
        }
    }

    private func loop(_ syntax: ForSyntax) -> StatementNode {
        let sequence = expression(syntax.sequence)
        return scoped {
            let keySlot = syntax.key.flatMap { $0.text == "_" ? nil : declareLocal($0.text) }
            if let key = syntax.key, key.text == syntax.element.text, key.text != "_" {
                fail(.duplicateName, "both variables of the loop are named \(key.text)", at: syntax.element.span)
            }
            let elementSlot = syntax.element.text == "_" ? nil : declareLocal(syntax.element.text)
            return ForNode(keySlot: keySlot, elementSlot: elementSlot, sequence, block(syntax.body.statements))
        }
    }

    private func loop(_ syntax: WhileSyntax, at span: Span) -> StatementNode {
        let condition = condition(syntax.condition)
        let limit = syntax.limit.map(expression)
        return WhileNode(condition, limit: limit, block(syntax.body.statements), at: span)
    }

    private func retry(_ syntax: RetrySyntax) -> StatementNode {
        RetryNode(
            tries: syntax.tries.map(expression),
            interval: syntax.interval.map(expression),
            within: syntax.within.map(expression),
            unless: syntax.unless.map(\.codes),
            block(syntax.body.statements),
            at: syntax.keyword
        )
    }

    private func test(_ syntax: TestSyntax, at span: Span) -> StatementNode {
        if isIncluded {
            fail(.includeWithTests, "an included file cannot hold tests", at: syntax.name.span)
        }
        return TestNode(
            name: syntax.name.text,
            tags: syntax.tags.map(expression),
            literalTags: Self.literalTags(syntax.tags),
            block(syntax.body.statements),
            at: syntax.name.span
        )
    }

    /// The tags of a test, `nil` where they are known only when it runs.
    private static func literalTags(_ tags: ExpressionSyntax?) -> [String]? {
        guard let tags else { return [] }
        guard case .list(let elements) = tags.kind else { return nil }
        var names: [String] = []
        for element in elements {
            guard case .string(let text) = element.kind, let name = text.constant else { return nil }
            names.append(name)
        }
        return names
    }

    private func assertion(_ condition: ExpressionSyntax, _ message: ExpressionSyntax?) -> StatementNode {
        checkQuestion(in: [condition], word: "assert")
        return assertNode(condition, message)
    }

    /// The node of an `assert`.
    func assertNode(_ condition: ExpressionSyntax, _ message: ExpressionSyntax?) -> AssertNode {
        AssertNode(Self.parts(of: condition).map(assertPart), message: message.map(expression))
    }

    /// What must hold, each for itself: the operands of `and`.
    private static func parts(of condition: ExpressionSyntax) -> [ExpressionSyntax] {
        switch condition.kind {
        case .and(let operands): operands.flatMap(parts)
        case .group(let rhs):
            if !rhs.isTry, case .expression(let inner) = rhs.source { parts(of: inner) } else { [condition] }
        default: [condition]
        }
    }

    /// Both sides of a comparison are kept apart, so that a failure can show them.
    private func assertPart(_ condition: ExpressionSyntax) -> AssertNode.Part {
        let node = self.condition(condition)
        guard case .comparison(let left, let operation, _, let right) = condition.kind, !(node is ConstantNode) else {
            return AssertNode.Part(condition: node, sides: nil)
        }
        let sides = AssertNode.Sides(
            left: silently { expression(left) },
            operation: operation,
            right: silently { expression(right) }
        )
        return AssertNode.Part(condition: node, sides: sides)
    }
}
