/// `if` with one condition.
final class IfNode: StatementNode {
    let condition: Condition
    let body: Kept<StatementNode>
    let otherwise: StatementNode?

    init(_ condition: ExpressionNode, _ body: StatementNode, otherwise: StatementNode?) {
        self.condition = Condition(condition)
        self.body = Kept(body)
        self.otherwise = otherwise
    }

    deinit {
        condition.node.release()
        body.release()
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        if try condition.holds(frame) { return try body.run(frame) }
        return try otherwise?.run(frame) ?? .next
    }

    override var result: ExpressionNode? { otherwise.flatMap { ChoiceNode(self, otherwise: $0) } }
}

/// `if … { return … }` with a `return` behind it, as a value.
final class ChoiceNode: ExpressionNode {
    let condition: Condition
    let value: Kept<ExpressionNode>
    let otherwise: Kept<ExpressionNode>

    /// Creates a choice, `nil` where one of the two statements does more than return.
    init?(_ choice: IfNode, otherwise: StatementNode) {
        guard let value = choice.body.node.result, let otherwise = otherwise.result else { return nil }
        condition = Condition(choice.condition.node.node)
        self.value = Kept(value)
        self.otherwise = Kept(otherwise)
        super.init(at: choice.condition.node.node.span)
    }

    deinit {
        condition.node.release()
        value.release()
        otherwise.release()
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        if try condition.holds(frame) { return try value.evaluate(frame) }
        return try otherwise.evaluate(frame)
    }
}

/// `if` with `else if`, and the handler of a guarded statement.
final class BranchesNode: StatementNode {
    let branches: [(condition: ExpressionNode, body: StatementNode)]
    let otherwise: StatementNode?

    init(_ branches: [(condition: ExpressionNode, body: StatementNode)], otherwise: StatementNode?) {
        self.branches = branches
        self.otherwise = otherwise
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        try body(frame)?.run(frame) ?? .next
    }

    /// The branch that is taken, `nil` when none is.
    func body(_ frame: Frame) throws(ScriptError) -> StatementNode? {
        for branch in branches where try branch.condition.condition(frame) { return branch.body }
        return otherwise
    }
}

/// A command statement and the `if` or `assert` behind it that asks about its error.
final class GuardedNode: StatementNode {
    enum Handler {
        case branches(BranchesNode)
        case assertion(AssertNode)
    }

    let statement: StatementNode
    let handler: Handler
    /// Holds the error record, or null.
    let errorSlot: Int
    /// The variable that the statement sets, which an error leaves null.
    let bound: StatementNode?

    init(_ statement: StatementNode, _ handler: Handler, errorSlot: Int, bound: StatementNode?) {
        self.statement = statement
        self.handler = handler
        self.errorSlot = errorSlot
        self.bound = bound
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        let machine = frame.machine
        var raised: ScriptError?
        do throws(ScriptError) {
            _ = try statement.run(frame)
            frame.slots[errorSlot] = .null
        } catch {
            guard error.refusalCode != nil else { throw error }
            raised = error
            frame.slots[errorSlot] = error.record
            _ = try bound?.run(frame)
        }
        machine.lastError = frame.slots[errorSlot]
        switch handler {
        case .assertion(let assertion):
            if let raised { machine.onHandled?(raised.diagnostic) }
            return try assertion.run(frame)
        case .branches(let branches):
            if let body = try branches.body(frame) {
                if let raised { machine.onHandled?(raised.diagnostic) }
                return try body.run(frame)
            }
            if let raised { throw raised }
            return .next
        }
    }
}

/// `try { } catch { } finally { }`.
final class TryBlockNode: StatementNode {
    struct Handler {
        /// Empty for a bare `catch`.
        let codes: [ClosedRange<Int>]
        let errorSlot: Int
        /// The slot of the variable behind `as`.
        let nameSlot: Int?
        let body: StatementNode

        func takes(_ error: ScriptError) -> Bool {
            guard !codes.isEmpty else { return error.isError }
            guard let code = error.refusalCode else { return false }
            return codes.contains { $0.contains(code) }
        }
    }

    let body: StatementNode
    let handlers: [Handler]
    let finally: StatementNode?

    init(_ body: StatementNode, _ handlers: [Handler], finally: StatementNode?) {
        self.body = body
        self.handlers = handlers
        self.finally = finally
    }

    override func run(_ frame: Frame) throws(ScriptError) -> Completion {
        guard let finally else { return try runHandled(frame) }
        let completion: Completion
        do throws(ScriptError) { completion = try runHandled(frame) } catch {
            let last = try runFinally(finally, frame)
            // A jump out of `finally` takes the error's place.
            if last != .next { return last }
            throw error
        }
        let last = try runFinally(finally, frame)
        return last == .next ? completion : last
    }

    /// Keeps what a `return` before it handed over, unless `finally` returns itself.
    private func runFinally(_ finally: StatementNode, _ frame: Frame) throws(ScriptError) -> Completion {
        let returned = frame.state.pointee.returned
        let completion = try finally.run(frame)
        if completion != .returned { frame.state.pointee.returned = returned }
        return completion
    }

    private func runHandled(_ frame: Frame) throws(ScriptError) -> Completion {
        let caught: ScriptError
        do throws(ScriptError) { return try body.run(frame) } catch { caught = error }
        guard let handler = handlers.first(where: { $0.takes(caught) }) else { throw caught }
        let record = caught.record
        frame.slots[handler.errorSlot] = record
        frame.machine.lastError = record
        if let slot = handler.nameSlot { frame.slots[slot] = record }
        return try handler.body.run(frame)
    }
}
