/// How a statement ended, when it ended without an error.
enum Completion {
    /// The next statement follows.
    case next
    /// The innermost loop ends.
    case broken
    /// The innermost loop goes on with its next round.
    case continued
    /// The call ends; `Machine.returned` holds its result.
    case returned
}

/// A statement, resolved and ready to run.
class StatementNode {
    /// Runs the statement.
    func run(_ frame: Frame) throws(ScriptError) -> Completion {
        preconditionFailure("every kind of statement runs itself")
    }

    /// What a call returns whose whole body is this statement, where it does nothing but choose that; `nil` elsewhere.
    var result: ExpressionNode? { nil }
}

/// Nothing.
final class EmptyNode: StatementNode {
    override func run(_ frame: Frame) throws(ScriptError) -> Completion { .next }
}

/// Statements one after the other.
final class BlockNode: StatementNode {
    private let statements: KeptNodes<StatementNode>

    init(_ nodes: [StatementNode]) {
        statements = KeptNodes(nodes)
    }

    deinit { statements.release() }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        for index in 0..<statements.count {
            let completion = try statements[index].run(frame)
            if completion != .next { return completion }
        }
        return .next
    }

    /// The fewest nodes for some statements.
    static func make(_ nodes: [StatementNode]) -> StatementNode {
        switch nodes.count {
        case 0: EmptyNode()
        case 1: nodes[0]
        case 2: PairNode(nodes[0], nodes[1])
        default: BlockNode(nodes)
        }
    }
}

/// Two statements one after the other.
final class PairNode: StatementNode {
    let first: Kept<StatementNode>
    let second: Kept<StatementNode>

    init(_ first: StatementNode, _ second: StatementNode) {
        self.first = Kept(first)
        self.second = Kept(second)
    }

    deinit {
        first.release()
        second.release()
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let completion = try first.run(frame)
        if completion != .next { return completion }
        return try second.run(frame)
    }

    override var result: ExpressionNode? {
        guard let choice = first.node as? IfNode, choice.otherwise == nil else { return nil }
        return ChoiceNode(choice, otherwise: second.node)
    }
}

/// A command or an expression that stands alone.
final class EvaluationNode: StatementNode {
    let expression: Kept<ExpressionNode>
    /// The command's index, `nil` for a `fn` and for an expression.
    let command: Int?
    /// Whether its result is shown where results are.
    let isShown: Bool
    /// Whether it is an expression, whose value `$_` then holds.
    let setsResult: Bool

    init(_ expression: ExpressionNode, command: Int?, isShown: Bool, setsResult: Bool) {
        self.expression = Kept(expression)
        self.command = command
        self.isShown = isShown
        self.setsResult = setsResult
    }

    deinit { expression.release() }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let value = try expression.evaluate(frame)
        let machine = frame.machine
        if setsResult { machine.lastResult = value }
        if isShown, let onResult = machine.onResult { onResult(value, command) }
        return .next
    }
}

/// `let` and `$name =` for a variable of the current frame.
final class StoreNode: StatementNode {
    let slot: Int
    let value: Kept<ExpressionNode>

    init(_ slot: Int, _ value: ExpressionNode) {
        self.slot = slot
        self.value = Kept(value)
    }

    deinit { value.release() }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        frame.slots[slot] = try value.evaluate(frame)
        return .next
    }
}

/// `let` and `$name =` for a variable of the file.
final class StoreGlobalNode: StatementNode {
    let slot: Int
    let value: Kept<ExpressionNode>

    init(_ slot: Int, _ value: ExpressionNode) {
        self.slot = slot
        self.value = Kept(value)
    }

    deinit { value.release() }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let value = try value.evaluate(frame)
        frame.state.pointee.globals[slot] = value
        frame.state.pointee.assigned[slot] = true
        return .next
    }
}

/// `$name.field[index] = value`.
final class StorePartNode: StatementNode {
    let slot: Int
    /// Whether the variable is one of the file, met in a function; its name, for the message when it is not set.
    let global: (isGlobal: Bool, name: String)
    let path: [ExpressionNode]
    let value: ExpressionNode
    let span: Span

    init(
        _ slot: Int,
        global: (isGlobal: Bool, name: String),
        path: [ExpressionNode],
        value: ExpressionNode,
        at span: Span
    ) {
        self.slot = slot
        self.global = global
        self.path = path
        self.value = value
        self.span = span
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let machine = frame.machine
        var steps: [Value] = []
        for node in path { steps.append(try node.evaluate(frame)) }
        let value = try value.evaluate(frame)
        if global.isGlobal, machine.global(slot) == nil {
            throw ScriptError(
                .unsetVariable,
                "the variable $\(global.name) is set further down than this call",
                at: span
            )
        }
        let variable = (global.isGlobal ? frame.state.pointee.globals : frame.slots) + slot
        do throws(ValueFault) { try variable.pointee.replace(at: steps[...], with: value) } catch {
            throw ScriptError(error, at: span)
        }
        return .next
    }
}

/// `return`.
final class ReturnNode: StatementNode {
    let value: Kept<ExpressionNode>

    init(_ value: ExpressionNode) {
        self.value = Kept(value)
    }

    deinit { value.release() }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        frame.state.pointee.returned = try value.evaluate(frame)
        return .returned
    }

    override var result: ExpressionNode? { value.node }
}

/// `break` and `continue`.
final class JumpNode: StatementNode {
    let completion: Completion

    init(_ completion: Completion) {
        self.completion = completion
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion { completion }
}
