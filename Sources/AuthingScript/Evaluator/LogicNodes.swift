/// `a and b and c`: stops at the first that is false.
final class AndNode: ExpressionNode {
    let operands: [ExpressionNode]

    init(_ operands: [ExpressionNode], at span: Span) {
        self.operands = operands
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        for operand in operands where try !operand.condition(frame) { return false }
        return true
    }
}

/// `a or b or c`: stops at the first that is true.
final class OrNode: ExpressionNode {
    let operands: [ExpressionNode]

    init(_ operands: [ExpressionNode], at span: Span) {
        self.operands = operands
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        for operand in operands where try operand.condition(frame) { return true }
        return false
    }
}

/// `not x`.
final class NotNode: ExpressionNode {
    let operand: ExpressionNode

    init(_ operand: ExpressionNode, at span: Span) {
        self.operand = operand
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool { try !operand.condition(frame) }
}

/// `a ?? b ?? c`: the first that is not null, else the last.
final class CoalesceNode: ExpressionNode {
    let operands: [ExpressionNode]

    init(_ operands: [ExpressionNode], at span: Span) {
        self.operands = operands
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        for operand in operands {
            let value = try operand.evaluate(frame)
            if !value.uncovered.isNull { return value }
        }
        return .null
    }
}
