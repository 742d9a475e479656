/// `a and b and c`: stops at the first that is false.
final class AndNode: ExpressionNode {
    private let operands: KeptNodes<ExpressionNode>

    init(_ operands: [ExpressionNode], at span: Span) {
        self.operands = KeptNodes(operands)
        super.init(at: span)
    }

    deinit { operands.release() }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        for index in 0..<operands.count where try !operands[index].condition(frame) { return false }
        return true
    }
}

/// `a or b or c`: stops at the first that is true.
final class OrNode: ExpressionNode {
    private let operands: KeptNodes<ExpressionNode>

    init(_ operands: [ExpressionNode], at span: Span) {
        self.operands = KeptNodes(operands)
        super.init(at: span)
    }

    deinit { operands.release() }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        for index in 0..<operands.count where try operands[index].condition(frame) { return true }
        return false
    }
}

/// `not x`.
final class NotNode: ExpressionNode {
    let operand: Kept<ExpressionNode>

    init(_ operand: ExpressionNode, at span: Span) {
        self.operand = Kept(operand)
        super.init(at: span)
    }

    deinit { operand.release() }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool { try !operand.condition(frame) }
}

/// `a ?? b ?? c`: the first that is not null, else the last.
final class CoalesceNode: ExpressionNode {
    private let operands: KeptNodes<ExpressionNode>

    init(_ operands: [ExpressionNode], at span: Span) {
        self.operands = KeptNodes(operands)
        super.init(at: span)
    }

    deinit { operands.release() }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        for index in 0..<operands.count {
            let value = try operands[index].evaluate(frame)
            if !value.uncovered.isNull { return value }
        }
        return .null
    }
}
