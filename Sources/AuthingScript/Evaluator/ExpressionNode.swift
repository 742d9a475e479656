/// An expression, resolved and ready to be evaluated.
class ExpressionNode {
    let span: Span

    init(at span: Span) {
        self.span = span
    }

    /// The expression's value.
    func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        preconditionFailure("every kind of expression evaluates itself")
    }

    /// The expression's value as a condition, which must be a boolean.
    func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        let value = try evaluate(frame)
        if case .boolean(let flag) = value { return flag }
        throw notBoolean(value)
    }

    final func notBoolean(_ value: Value) -> ScriptError {
        if case .boolean = value.uncovered { return ScriptError(.notBoolean, "a secret is no condition", at: span) }
        return ScriptError(
            .notBoolean,
            "a condition must be true or false, but this is \(value.kind.phrase)",
            hint: value.isNull ? nil : "compare it with something: `!= null`, `== …`, `> 0`",
            at: span
        )
    }
}

/// A value known before the run.
final class ConstantNode: ExpressionNode {
    let value: Value
    /// Whether it stands for something that the checker refused.
    var isMistake = false

    init(_ value: Value, at span: Span) {
        self.value = value
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { value }
}

/// A variable of the current frame.
final class SlotNode: ExpressionNode {
    let slot: Int

    init(_ slot: Int, at span: Span) {
        self.slot = slot
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { frame.slots[slot] }
}

/// A variable of the file, read in a function.
final class GlobalNode: ExpressionNode {
    let slot: Int
    let name: String

    init(_ slot: Int, name: String, at span: Span) {
        self.slot = slot
        self.name = name
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        guard frame.state.pointee.assigned[slot] else {
            throw ScriptError(.unsetVariable, "the variable $\(name) is set further down than this call", at: span)
        }
        return frame.state.pointee.globals[slot]
    }
}

/// `$_`, `$last`, and `$error` outside a handler.
final class SpecialVariableNode: ExpressionNode {
    enum Kind {
        case result, error, last
    }

    let kind: Kind

    init(_ kind: Kind, at span: Span) {
        self.kind = kind
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        switch kind {
        case .result: frame.machine.lastResult
        case .error: frame.machine.lastError
        case .last: frame.machine.host.lastCall()
        }
    }
}

/// `error` and `error 2000, 2004..2006`: asks about an error record, or null.
final class ErrorTestNode: ExpressionNode {
    let error: ExpressionNode
    let codes: [ClosedRange<Int>]

    init(_ error: ExpressionNode, codes: [ClosedRange<Int>], at span: Span) {
        self.error = error
        self.codes = codes
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws(ScriptError) -> Bool {
        guard case .record(let record) = try error.evaluate(frame) else { return false }
        if codes.isEmpty { return true }
        guard case .integer(let code) = record["code"] else { return false }
        return codes.contains { $0.contains(code) }
    }
}
