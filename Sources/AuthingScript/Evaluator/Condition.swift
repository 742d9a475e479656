/// What a branch or a loop asks.
///
/// A variable is compared with a number here, as most conditions do: the call of a node costs more than that.
struct Condition {
    /// The whole condition; whoever holds this one releases it.
    let node: Kept<ExpressionNode>
    private let operation: ComparisonOperator?
    private let slot: Int
    private let number: Int

    init(_ node: ExpressionNode) {
        self.node = Kept(node)
        let comparison = node as? SlotIntegerComparisonNode
        operation = comparison?.operation
        slot = comparison?.slot ?? 0
        number = comparison?.number ?? 0
    }

    /// Whether it holds.
    @inline(__always)
    func holds(_ frame: Frame) throws(ScriptError) -> Bool {
        if let operation, case .integer(let left) = frame.slots[slot] { return operation.integers(left, number) }
        return try node.condition(frame)
    }
}
