/// An operator that gives a boolean from two values.
protocol ConditionOperator {
    /// The answer for two integers.
    static func integers(_ left: Int, _ right: Int) -> Bool
    /// The answer for any two values.
    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool
}

/// `==`.
enum Equal: ConditionOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Bool { left == right }

    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool { try Value.areEqual(left, right) }
}

/// `!=`.
enum NotEqual: ConditionOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Bool { left != right }

    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool { try !Value.areEqual(left, right) }
}

/// `<`.
enum Less: ConditionOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Bool { left < right }

    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool { try Value.order(left, right) < 0 }
}

/// `<=`.
enum LessOrEqual: ConditionOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Bool { left <= right }

    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool { try Value.order(left, right) <= 0 }
}

/// `>`.
enum Greater: ConditionOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Bool { left > right }

    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool { try Value.order(left, right) > 0 }
}

/// `>=`.
enum GreaterOrEqual: ConditionOperator {
    @inline(__always)
    static func integers(_ left: Int, _ right: Int) -> Bool { left >= right }

    static func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool { try Value.order(left, right) >= 0 }
}

/// `left OPERATOR right`, a condition.
final class ComparisonNode<Operator: ConditionOperator, Left: Operand, Right: Operand>: ExpressionNode {
    let left: Left
    let right: Right

    init(_ left: Left, _ right: Right, at span: Span) {
        self.left = left
        self.right = right
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        if let (first, second) = Left.integers(left, right, frame) { return Operator.integers(first, second) }
        let first = try left.evaluate(frame)
        let second = try right.evaluate(frame)
        if case .integer(let left) = first, case .integer(let right) = second { return Operator.integers(left, right) }
        do throws(ValueFault) { return try Operator.compare(first, second) } catch {
            throw ScriptError(error, at: span)
        }
    }
}

/// `element in container`, and `container contains element`.
final class MembershipNode: ExpressionNode {
    let container: ExpressionNode
    let element: ExpressionNode
    /// Whether the element is written, and so evaluated, first.
    let elementIsFirst: Bool

    init(container: ExpressionNode, element: ExpressionNode, elementIsFirst: Bool, at span: Span) {
        self.container = container
        self.element = element
        self.elementIsFirst = elementIsFirst
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        let first = try (elementIsFirst ? element : container).evaluate(frame)
        let second = try (elementIsFirst ? container : element).evaluate(frame)
        do throws(ValueFault) {
            return try elementIsFirst ? Value.contains(second, first) : Value.contains(first, second)
        } catch {
            throw ScriptError(error, at: span)
        }
    }
}

/// `text matches pattern`; a constant pattern is compiled before the run.
final class MatchNode: ExpressionNode {
    let text: ExpressionNode
    let pattern: ExpressionNode
    let compiled: Pattern?

    init(_ text: ExpressionNode, _ pattern: ExpressionNode, compiled: Pattern?, at span: Span) {
        self.text = text
        self.pattern = pattern
        self.compiled = compiled
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        let value = try text.evaluate(frame)
        guard case .string(let text) = value.uncovered else {
            throw ScriptError(.wrongKind, "`matches` needs a string on its left, not \(value.kind.phrase)", at: span)
        }
        if let compiled { return compiled.matches(text) }
        let right = try pattern.evaluate(frame)
        guard case .string(let source) = right.uncovered else {
            throw ScriptError(.wrongKind, "`matches` needs a pattern on its right, not \(right.kind.phrase)", at: span)
        }
        do throws(ValueFault) { return try frame.machine.patterns.compile(source).matches(text) } catch {
            throw ScriptError(error, at: pattern.span)
        }
    }
}
