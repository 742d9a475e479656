/// One side of an operator.
///
/// Operators are generic over their operands, so that the common ones (a variable, an integer constant) cost no
/// dynamic call: the optimiser makes a class of its own for each combination.
protocol Operand {
    /// Whether `integer` answers without evaluating anything.
    static var isDirect: Bool { get }
    /// The integer it stands for; `nil` when it is something else, or not direct.
    func integer(_ frame: Frame) -> Int?
    /// The value.
    func evaluate(_ frame: Frame) throws(ScriptError) -> Value
}

/// A variable of the current frame.
struct SlotOperand: Operand {
    let slot: Int

    static var isDirect: Bool { true }

    @inline(__always)
    func integer(_ frame: Frame) -> Int? {
        if case .integer(let number) = frame.slots[slot] { number } else { nil }
    }

    @inline(__always)
    func evaluate(_ frame: Frame) throws(ScriptError) -> Value { frame.slots[slot] }
}

/// An integer written in the script.
struct IntegerOperand: Operand {
    let number: Int

    static var isDirect: Bool { true }

    @inline(__always)
    func integer(_ frame: Frame) -> Int? { number }

    @inline(__always)
    func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .integer(number) }
}

/// Any expression.
struct NodeOperand: Operand {
    let node: ExpressionNode

    static var isDirect: Bool { false }

    @inline(__always)
    func integer(_ frame: Frame) -> Int? { nil }

    @inline(__always)
    func evaluate(_ frame: Frame) throws(ScriptError) -> Value { try node.evaluate(frame) }
}

extension Operand {
    /// Both operands as integers where both are integers, else nil; evaluates nothing.
    @inline(__always)
    static func integers<Right: Operand>(_ left: Self, _ right: Right, _ frame: Frame) -> (Int, Int)? {
        guard isDirect, Right.isDirect, let first = left.integer(frame), let second = right.integer(frame) else {
            return nil
        }
        return (first, second)
    }
}
