extension ArithmeticOperator {
    /// The result for two integers; `nil` leaves it to `calculate`, which reports what is wrong.
    @inline(__always)
    func integers(_ left: Int, _ right: Int) -> Value? {
        let (result, overflows) =
            switch self {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            case .multiply: left.multipliedReportingOverflow(by: right)
            case .remainder: left.remainderReportingOverflow(dividingBy: right)
            case .divide: (0, true)
            }
        return overflows ? nil : .integer(result)
    }

    /// The result for any two values.
    func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value {
        switch self {
        case .add: try .add(left, right)
        case .subtract: try .subtract(left, right)
        case .multiply: try .multiply(left, right)
        case .divide: try .divide(left, right)
        case .remainder: try .remainder(left, right)
        }
    }

    @inline(never)
    fileprivate func calculate(_ left: Value, _ right: Value, at span: Span) throws(ScriptError) -> Value {
        do throws(ValueFault) { return try calculate(left, right) } catch { throw ScriptError(error, at: span) }
    }
}

/// `left OPERATOR right` for any operands.
final class BinaryNode: ExpressionNode {
    let operation: ArithmeticOperator
    let left: Kept<ExpressionNode>
    let right: Kept<ExpressionNode>

    init(_ operation: ArithmeticOperator, _ left: ExpressionNode, _ right: ExpressionNode, at span: Span) {
        self.operation = operation
        self.left = Kept(left)
        self.right = Kept(right)
        super.init(at: span)
    }

    deinit {
        left.release()
        right.release()
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let first = try left.evaluate(frame)
        let second = try right.evaluate(frame)
        if case .integer(let left) = first, case .integer(let right) = second,
            let result = operation.integers(left, right)
        {
            return result
        }
        return try operation.calculate(first, second, at: span)
    }
}

/// `$variable OPERATOR 1`.
final class SlotIntegerNode: ExpressionNode {
    let operation: ArithmeticOperator
    let slot: Int
    let number: Int

    init(_ operation: ArithmeticOperator, slot: Int, _ number: Int, at span: Span) {
        self.operation = operation
        self.slot = slot
        self.number = number
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        if case .integer(let left) = frame.slots[slot], let result = operation.integers(left, number) { return result }
        return try operation.calculate(frame.slots[slot], .integer(number), at: span)
    }
}

/// `$variable OPERATOR $variable`.
final class SlotSlotNode: ExpressionNode {
    let operation: ArithmeticOperator
    let left: Int
    let right: Int

    init(_ operation: ArithmeticOperator, _ left: Int, _ right: Int, at span: Span) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        if case .integer(let first) = frame.slots[left], case .integer(let second) = frame.slots[right],
            let result = operation.integers(first, second)
        {
            return result
        }
        return try operation.calculate(frame.slots[left], frame.slots[right], at: span)
    }
}

/// A long sum or product: `a + b - c …`, evaluated from left to right without recursion.
final class ChainNode: ExpressionNode {
    struct Term {
        let operation: ArithmeticOperator
        let operand: ExpressionNode
        let span: Span
    }

    let first: ExpressionNode
    let terms: [Term]

    init(_ first: ExpressionNode, _ terms: [Term], at span: Span) {
        self.first = first
        self.terms = terms
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        var result = try first.evaluate(frame)
        for term in terms {
            let operand = try term.operand.evaluate(frame)
            result = try term.operation.calculate(result, operand, at: term.span)
        }
        return result
    }
}

/// `-operand`.
final class NegationNode: ExpressionNode {
    let operand: ExpressionNode

    init(_ operand: ExpressionNode, at span: Span) {
        self.operand = operand
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let value = try operand.evaluate(frame)
        do throws(ValueFault) { return try .negate(value) } catch { throw ScriptError(error, at: span) }
    }
}
