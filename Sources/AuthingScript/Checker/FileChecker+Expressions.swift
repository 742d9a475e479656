extension FileChecker {
    /// Checks an expression that must be true or false.
    func condition(_ syntax: ExpressionSyntax) -> ExpressionNode {
        let node = expression(syntax)
        if let constant = node as? ConstantNode, constant.value.kind != .boolean, !constant.isMistake {
            let error = constant.notBoolean(constant.value)
            fail(.notBoolean, error.message, at: syntax.span, hint: error.hint)
        }
        return node
    }

    /// Checks an expression.
    func expression(_ syntax: ExpressionSyntax) -> ExpressionNode {
        let span = syntax.span
        switch syntax.kind {
        case .null: return ConstantNode(.null, at: span)
        case .boolean(let flag): return ConstantNode(.boolean(flag), at: span)
        case .integer(let number): return ConstantNode(.integer(number), at: span)
        case .double(let number): return ConstantNode(.double(number), at: span)
        case .duration(let duration): return ConstantNode(.duration(duration), at: span)
        case .string(let string): return text(string)
        case .variable(let name): return variable(name, at: span)
        case .path(let base, let suffixes): return PathNode(expression(base), suffixes.map(step), at: span)
        case .list(let elements): return list(elements.map(expression), at: span)
        case .record(let pairs):
            return RecordNode(pairs.map { (key: $0.key.text, value: expression($0.value)) }, at: span)
        case .call(let name, let arguments): return call(name, arguments, at: span)
        case .group(let rhs): return value(of: rhs)
        case .error(let codes): return errorTest(codes, at: span)
        case .negate(let operand):
            let node = expression(operand)
            return folded(NegationNode(node, at: span), [node]) { (values) throws(ValueFault) in try .negate(values[0])
            }
        case .not(let operand): return NotNode(condition(operand), at: span)
        case .arithmetic(let first, let terms): return arithmetic(first, terms, at: span)
        case .and(let operands): return AndNode(operands.map(condition), at: span)
        case .or(let operands): return OrNode(operands.map(condition), at: span)
        case .comparison(let left, let operation, _, let right): return comparison(left, operation, right, at: span)
        case .coalesce(let operands): return CoalesceNode(operands.map(expression), at: span)
        case .range(let first, let last): return RangeNode(expression(first), expression(last), at: span)
        }
    }

    /// A string, or a word of several pieces.
    func text(_ string: StringSyntax) -> ExpressionNode {
        if let constant = string.constant { return ConstantNode(.string(constant), at: string.span) }
        let pieces = string.pieces.map { piece -> InterpolationNode.Piece in
            switch piece {
            case .text(let text): .text(text)
            case .value(let expression): .value(self.expression(expression))
            }
        }
        return InterpolationNode(pieces, at: string.span)
    }

    private func step(_ suffix: SuffixSyntax) -> PathNode.Step {
        switch suffix.kind {
        case .field(let name): .field(name.text, isOptional: suffix.isOptional, suffix.span)
        case .index(let index): .index(expression(index), isOptional: suffix.isOptional, suffix.span)
        }
    }

    private func list(_ elements: [ExpressionNode], at span: Span) -> ExpressionNode {
        let constants = elements.compactMap { ($0 as? ConstantNode)?.value }
        let node = ListNode(elements, at: span)
        guard constants.count == elements.count else { return node }
        let value = Value.list(constants)
        do throws(ValueFault) { try ValueLimits.check(value) } catch {
            fail(error.code, error.message, at: span, hint: error.hint)
        }
        return ConstantNode(value, at: span)
    }

    private func errorTest(_ codes: [ErrorCodesSyntax], at span: Span) -> ExpressionNode {
        let record: ExpressionNode =
            errorSlot.map { SlotNode($0, at: span) } ?? SpecialVariableNode(.error, at: span)
        if errorSlot == nil, !isSessionTop, checker.isSilent == 0 { reportQuestion(at: span) }
        return ErrorTestNode(record, codes: codes.map(\.codes), at: span)
    }

    /// Tells of a question that `checkQuestion` has not told of already.
    private func reportQuestion(at span: Span) {
        guard !checker.diagnostics.contains(where: { $0.span == span && $0.code == DiagnosticCode.nothingToAsk.id })
        else { return }
        fail(
            .nothingToAsk,
            "`error` asks about the command statement directly before, and there is none",
            at: span,
            hint: "ask in an `if` or `assert` directly behind the command"
        )
    }

    private func arithmetic(
        _ first: ExpressionSyntax,
        _ terms: [ExpressionSyntax.Term],
        at span: Span
    ) -> ExpressionNode {
        // A long chain runs as a loop: nested nodes would take stack for each term.
        guard terms.count <= 4 else {
            return ChainNode(
                expression(first),
                terms.map { term in
                    ChainNode.Term(
                        operation: term.operation,
                        operand: expression(term.operand),
                        span: first.span.joined(with: term.operand.span)
                    )
                },
                at: span
            )
        }
        var node = expression(first)
        for term in terms {
            let right = expression(term.operand)
            let span = first.span.joined(with: term.operand.span)
            let sum = OperatorNodes.arithmetic(term.operation, node, right, at: span)
            node = folded(sum, [node, right]) { (values) throws(ValueFault) in
                try term.operation.calculate(values[0], values[1])
            }
        }
        return node
    }

    private func comparison(
        _ left: ExpressionSyntax,
        _ operation: ComparisonOperator,
        _ right: ExpressionSyntax,
        at span: Span
    ) -> ExpressionNode {
        let first = expression(left)
        let second = expression(right)
        switch operation {
        case .isIn:
            return MembershipNode(container: second, element: first, elementIsFirst: true, at: span)
        case .contains:
            return MembershipNode(container: first, element: second, elementIsFirst: false, at: span)
        case .matches:
            return MatchNode(first, second, compiled: pattern(second), at: span)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            let node = OperatorNodes.comparison(operation, first, second, at: span)
            return folded(node, [first, second]) { (values) throws(ValueFault) in
                .boolean(try operation.compare(values[0], values[1]))
            }
        }
    }

    /// The compiled form of a pattern that is written in the script.
    private func pattern(_ node: ExpressionNode) -> Pattern? {
        guard let constant = node as? ConstantNode, case .string(let text) = constant.value else { return nil }
        do throws(ValueFault) { return try Pattern(text) } catch {
            fail(error.code, error.message, at: node.span, hint: error.hint)
            return nil
        }
    }

    /// An operation on constants is done now, and what is wrong with it is told now.
    private func folded(
        _ node: ExpressionNode,
        _ operands: [ExpressionNode],
        _ calculate: ([Value]) throws(ValueFault) -> Value
    ) -> ExpressionNode {
        let constants = operands.compactMap { $0 as? ConstantNode }
        guard constants.count == operands.count else { return node }
        guard !constants.contains(where: \.isMistake) else { return .mistake(at: node.span) }
        do throws(ValueFault) { return ConstantNode(try calculate(constants.map(\.value)), at: node.span) } catch {
            fail(error.code, error.message, at: node.span, hint: error.hint)
            return .mistake(at: node.span)
        }
    }
}

extension ExpressionNode {
    /// Stands where something was wrong, so that nothing more is told about it.
    static func mistake(at span: Span) -> ConstantNode {
        let node = ConstantNode(.null, at: span)
        node.isMistake = true
        return node
    }
}
