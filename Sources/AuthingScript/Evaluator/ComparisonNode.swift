extension ComparisonOperator {
    /// The answer for two integers, for the six comparisons.
    @inline(__always)
    func integers(_ left: Int, _ right: Int) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .isIn, .contains, .matches: false
        }
    }

    /// What the operator says of two values; `matches` is for whoever holds compiled patterns.
    func compare(_ left: Value, _ right: Value) throws(ValueFault) -> Bool {
        switch self {
        case .equal: try Value.areEqual(left, right)
        case .notEqual: try !Value.areEqual(left, right)
        case .less: try Value.order(left, right) < 0
        case .lessOrEqual: try Value.order(left, right) <= 0
        case .greater: try Value.order(left, right) > 0
        case .greaterOrEqual: try Value.order(left, right) >= 0
        case .isIn: try Value.contains(right, left)
        case .contains: try Value.contains(left, right)
        case .matches: false
        }
    }

    @inline(never)
    fileprivate func compare(_ left: Value, _ right: Value, at span: Span) throws(ScriptError) -> Bool {
        do throws(ValueFault) { return try compare(left, right) } catch { throw ScriptError(error, at: span) }
    }
}

/// `left OPERATOR right`, one of the six comparisons of any operands.
final class ComparisonNode: ExpressionNode {
    let operation: ComparisonOperator
    let left: Kept<ExpressionNode>
    let right: Kept<ExpressionNode>

    init(_ operation: ComparisonOperator, _ left: ExpressionNode, _ right: ExpressionNode, at span: Span) {
        self.operation = operation
        self.left = Kept(left)
        self.right = Kept(right)
        super.init(at: span)
    }

    deinit {
        left.release()
        right.release()
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        let first = try left.evaluate(frame)
        let second = try right.evaluate(frame)
        if case .integer(let left) = first, case .integer(let right) = second { return operation.integers(left, right) }
        return try operation.compare(first, second, at: span)
    }
}

/// `$variable OPERATOR 1`, one of the six comparisons.
final class SlotIntegerComparisonNode: ExpressionNode {
    let operation: ComparisonOperator
    let slot: Int
    let number: Int

    init(_ operation: ComparisonOperator, slot: Int, _ number: Int, at span: Span) {
        self.operation = operation
        self.slot = slot
        self.number = number
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        if case .integer(let left) = frame.slots[slot] { return operation.integers(left, number) }
        return try operation.compare(frame.slots[slot], .integer(number), at: span)
    }
}

/// `$variable OPERATOR $variable`, one of the six comparisons.
final class SlotSlotComparisonNode: ExpressionNode {
    let operation: ComparisonOperator
    let left: Int
    let right: Int

    init(_ operation: ComparisonOperator, _ left: Int, _ right: Int, at span: Span) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        if case .integer(let first) = frame.slots[left], case .integer(let second) = frame.slots[right] {
            return operation.integers(first, second)
        }
        return try operation.compare(frame.slots[left], frame.slots[right], at: span)
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
        if let compiled, case .string(let text) = value.uncovered { return compiled.matches(text) }
        let right = try pattern.evaluate(frame)
        do throws(ValueFault) { return try frame.machine.patterns.matches(value, right) } catch {
            throw ScriptError(error, at: error.code == .badPattern ? pattern.span : span)
        }
    }
}
