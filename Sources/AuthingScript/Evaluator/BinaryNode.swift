/// An operator that gives a value: `+ - * / %`.
protocol ValueOperator {
    /// The result for two integers; `nil` leaves it to `calculate`, which reports what is wrong.
    static func integers(_ left: Int, _ right: Int) -> Value?
    /// The result for any two values.
    static func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value
}

/// `+`.
enum Addition: ValueOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Value? {
        let (result, overflows) = left.addingReportingOverflow(right)
        return overflows ? nil : .integer(result)
    }

    static func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value { try .add(left, right) }
}

/// `-`.
enum Subtraction: ValueOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Value? {
        let (result, overflows) = left.subtractingReportingOverflow(right)
        return overflows ? nil : .integer(result)
    }

    static func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value { try .subtract(left, right) }
}

/// `*`.
enum Multiplication: ValueOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Value? {
        let (result, overflows) = left.multipliedReportingOverflow(by: right)
        return overflows ? nil : .integer(result)
    }

    static func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value { try .multiply(left, right) }
}

/// `/`.
enum Division: ValueOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Value? { nil }

    static func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value { try .divide(left, right) }
}

/// `%`.
enum Remainder: ValueOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Value? {
        let (result, overflows) = left.remainderReportingOverflow(dividingBy: right)
        return overflows ? nil : .integer(result)
    }

    static func calculate(_ left: Value, _ right: Value) throws(ValueFault) -> Value { try .remainder(left, right) }
}

/// `left OPERATOR right`.
final class BinaryNode<Operator: ValueOperator, Left: Operand, Right: Operand>: ExpressionNode {
    let left: Left
    let right: Right

    init(_ left: Left, _ right: Right, at span: Span) {
        self.left = left
        self.right = right
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        if let (first, second) = Left.integers(left, right, frame), let result = Operator.integers(first, second) {
            return result
        }
        let first = try left.evaluate(frame)
        let second = try right.evaluate(frame)
        if case .integer(let left) = first, case .integer(let right) = second,
            let result = Operator.integers(left, right)
        {
            return result
        }
        do throws(ValueFault) { return try Operator.calculate(first, second) } catch {
            throw ScriptError(error, at: span)
        }
    }
}

/// A long sum or product: `a + b - c …`, evaluated from left to right without recursion.
final class ChainNode: ExpressionNode {
    struct Term {
        let operation: (Value, Value) throws(ValueFault) -> Value
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
            do throws(ValueFault) { result = try term.operation(result, operand) } catch {
                throw ScriptError(error, at: term.span)
            }
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
