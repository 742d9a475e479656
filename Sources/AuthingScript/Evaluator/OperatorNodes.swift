/// Chooses the class for an operator by its operands.
enum OperatorNodes {
    /// `left OPERATION right`.
    static func arithmetic(
        _ operation: ArithmeticOperator,
        _ left: ExpressionNode,
        _ right: ExpressionNode,
        at span: Span
    ) -> ExpressionNode {
        switch operation {
        case .add: binary(Addition.self, left, right, at: span)
        case .subtract: binary(Subtraction.self, left, right, at: span)
        case .multiply: binary(Multiplication.self, left, right, at: span)
        case .divide: BinaryNode<Division, _, _>(NodeOperand(node: left), NodeOperand(node: right), at: span)
        case .remainder: binary(Remainder.self, left, right, at: span)
        }
    }

    /// `left OPERATION right` with one of the six comparisons.
    static func comparison(
        _ operation: ComparisonOperator,
        _ left: ExpressionNode,
        _ right: ExpressionNode,
        at span: Span
    ) -> ExpressionNode? {
        switch operation {
        case .equal: compare(Equal.self, left, right, at: span)
        case .notEqual: compare(NotEqual.self, left, right, at: span)
        case .less: compare(Less.self, left, right, at: span)
        case .lessOrEqual: compare(LessOrEqual.self, left, right, at: span)
        case .greater: compare(Greater.self, left, right, at: span)
        case .greaterOrEqual: compare(GreaterOrEqual.self, left, right, at: span)
        case .isIn, .contains, .matches: nil
        }
    }

    /// The operation of a term in a long chain.
    static func operation(_ operation: ArithmeticOperator) -> (Value, Value) throws(ValueFault) -> Value {
        switch operation {
        case .add: Value.add
        case .subtract: Value.subtract
        case .multiply: Value.multiply
        case .divide: Value.divide
        case .remainder: Value.remainder
        }
    }

    private static func binary<Operator: ValueOperator>(
        _: Operator.Type,
        _ left: ExpressionNode,
        _ right: ExpressionNode,
        at span: Span
    ) -> ExpressionNode {
        switch (slot(left), slot(right), integer(right)) {
        case (let left?, let right?, _): BinaryNode<Operator, _, _>(left, right, at: span)
        case (let left?, _, let right?): BinaryNode<Operator, _, _>(left, right, at: span)
        case (nil, let right?, _): BinaryNode<Operator, _, _>(NodeOperand(node: left), right, at: span)
        case (nil, _, let right?): BinaryNode<Operator, _, _>(NodeOperand(node: left), right, at: span)
        case (let left?, nil, nil): BinaryNode<Operator, _, _>(left, NodeOperand(node: right), at: span)
        case (nil, nil, nil):
            BinaryNode<Operator, _, _>(NodeOperand(node: left), NodeOperand(node: right), at: span)
        }
    }

    private static func compare<Operator: ConditionOperator>(
        _: Operator.Type,
        _ left: ExpressionNode,
        _ right: ExpressionNode,
        at span: Span
    ) -> ExpressionNode {
        switch (slot(left), slot(right), integer(right)) {
        case (let left?, let right?, _): ComparisonNode<Operator, _, _>(left, right, at: span)
        case (let left?, _, let right?): ComparisonNode<Operator, _, _>(left, right, at: span)
        case (nil, let right?, _): ComparisonNode<Operator, _, _>(NodeOperand(node: left), right, at: span)
        case (nil, _, let right?): ComparisonNode<Operator, _, _>(NodeOperand(node: left), right, at: span)
        case (let left?, nil, nil): ComparisonNode<Operator, _, _>(left, NodeOperand(node: right), at: span)
        case (nil, nil, nil):
            ComparisonNode<Operator, _, _>(NodeOperand(node: left), NodeOperand(node: right), at: span)
        }
    }

    private static func slot(_ node: ExpressionNode) -> SlotOperand? {
        (node as? SlotNode).map { SlotOperand(slot: $0.slot) }
    }

    private static func integer(_ node: ExpressionNode) -> IntegerOperand? {
        guard let constant = node as? ConstantNode, case .integer(let number) = constant.value else { return nil }
        return IntegerOperand(number: number)
    }
}
