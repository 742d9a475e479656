/// Chooses the class for an operator by its operands: variables of the frame and integer constants are read in place.
enum OperatorNodes {
    /// `left OPERATION right`.
    static func arithmetic(
        _ operation: ArithmeticOperator,
        _ left: ExpressionNode,
        _ right: ExpressionNode,
        at span: Span
    ) -> ExpressionNode {
        switch (slot(left), slot(right), integer(right)) {
        case (let left?, let right?, _): SlotSlotNode(operation, left, right, at: span)
        case (let left?, nil, let number?): SlotIntegerNode(operation, slot: left, number, at: span)
        default: BinaryNode(operation, left, right, at: span)
        }
    }

    /// `left OPERATION right` with one of the six comparisons.
    static func comparison(
        _ operation: ComparisonOperator,
        _ left: ExpressionNode,
        _ right: ExpressionNode,
        at span: Span
    ) -> ExpressionNode {
        switch (slot(left), slot(right), integer(right)) {
        case (let left?, let right?, _): SlotSlotComparisonNode(operation, left, right, at: span)
        case (let left?, nil, let number?): SlotIntegerComparisonNode(operation, slot: left, number, at: span)
        default: ComparisonNode(operation, left, right, at: span)
        }
    }

    private static func slot(_ node: ExpressionNode) -> Int? { (node as? SlotNode)?.slot }

    private static func integer(_ node: ExpressionNode) -> Int? {
        guard let constant = node as? ConstantNode, case .integer(let number) = constant.value else { return nil }
        return number
    }
}
