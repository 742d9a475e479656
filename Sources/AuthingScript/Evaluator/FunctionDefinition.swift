/// A `fn` of a script, resolved.
///
/// Calls refer to it while its body is still being resolved, since functions may call each other and themselves. They
/// refer to its code, which lies in raw memory: a reference would be counted at each call, and functions that call
/// themselves would never be freed. The list of functions in `CheckedNames` owns all of them, and whoever runs a call
/// holds that list.
final class FunctionDefinition {
    let name: String
    let parameters: [Parameter]
    /// How it is called as a command.
    let signature: CommandSignature
    /// What a call runs.
    let code: UnsafeMutablePointer<FunctionCode>

    /// One parameter.
    struct Parameter {
        let name: String
        /// Whether a call in an expression can give it, that is whether it was written without `--`.
        let isPositional: Bool
        let isRequired: Bool
        /// What is accepted; `nil` takes any value.
        let conversion: ArgumentConversion?
    }

    init(name: String, parameters: [Parameter], signature: CommandSignature) {
        self.name = name
        self.parameters = parameters
        self.signature = signature
        code = .allocate(capacity: 1)
        code.initialize(
            to: FunctionCode(
                name: name,
                body: Kept(EmptyNode()),
                frameSize: parameters.count,
                defaults: parameters.map { _ in nil }
            )
        )
    }

    deinit {
        code.pointee.release()
        code.deinitialize(count: 1)
        code.deallocate()
    }

    /// Sets what the body was resolved to.
    func complete(body: StatementNode, defaults: [ExpressionNode?], frameSize: Int) {
        code.pointee.release()
        code.pointee.body = Kept(body)
        code.pointee.result = body.result.map(Kept.init)
        code.pointee.defaults = defaults
        code.pointee.frameSize = frameSize
    }
}

/// What a call of a `fn` runs.
struct FunctionCode {
    let name: String
    fileprivate(set) var body: Kept<StatementNode>
    /// What the body returns, where it does nothing else: a call then needs no statement to run.
    fileprivate(set) var result: Kept<ExpressionNode>?
    /// The variables of a call: the parameters first.
    fileprivate(set) var frameSize: Int
    fileprivate(set) var defaults: [ExpressionNode?]

    fileprivate func release() {
        body.release()
        result?.release()
    }
}

/// A call of a `fn`.
final class CallNode: ExpressionNode {
    let code: UnsafeMutablePointer<FunctionCode>
    /// One for each parameter.
    let arguments: KeptNodes<ExpressionNode>

    /// Creates a call with an argument for each parameter, `nil` where the default stands in.
    init(_ function: FunctionDefinition, _ arguments: [ExpressionNode?], at span: Span) {
        code = function.code
        let nodes = arguments.enumerated().map { index, node in
            node ?? DefaultNode(function.code, index, at: span)
        }
        self.arguments = KeptNodes(nodes)
        super.init(at: span)
    }

    deinit { arguments.release() }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let state = frame.state
        let slots = state.pointee.top
        let end = slots + code.pointee.frameSize
        guard end <= state.pointee.stackEnd, state.pointee.depth < Machine.maximumDepth else { throw tooMany() }
        if frame.isInterrupted { throw interrupted(frame) }
        state.pointee.top = end
        try fill(slots, end, frame)
        state.pointee.depth += 1
        let value: Value
        do throws(ScriptError) {
            value = try run(Frame(slots: slots, state: state))
        } catch {
            state.pointee.leave(slots, end)
            throw passed(error)
        }
        state.pointee.leave(slots, end)
        return value
    }

    @inline(__always)
    private func run(_ frame: Frame) throws(ScriptError) -> Value {
        if let result = code.pointee.result { return try result.evaluate(frame) }
        guard try code.pointee.body.run(frame) == .returned else { return .null }
        return frame.state.pointee.takeReturned()
    }

    /// Evaluates the arguments into the new frame, and sets its other variables to null.
    @inline(__always)
    private func fill(
        _ slots: UnsafeMutablePointer<Value>,
        _ end: UnsafeMutablePointer<Value>,
        _ frame: Frame
    ) throws(ScriptError) {
        var filled = slots
        do throws(ScriptError) {
            for index in 0..<arguments.count {
                filled.initialize(to: try arguments[index].evaluate(frame))
                filled += 1
            }
        } catch {
            frame.state.pointee.discard(slots, filled)
            throw error
        }
        while filled < end {
            filled.initialize(to: .null)
            filled += 1
        }
    }

    // Functions of their own, never inlined: each call would load the place that only they need.
    @inline(never)
    private func interrupted(_ frame: Frame) -> ScriptError { frame.interrupted(at: span) }

    @inline(never)
    private func passed(_ error: ScriptError) -> ScriptError { error.passing(through: code.pointee.name, at: span) }

    @inline(never)
    private func tooMany() -> ScriptError {
        ScriptError(.tooManyCalls, "calls are nested more than \(Machine.maximumDepth) deep", at: span)
    }
}

/// The default of a parameter for which nothing is given; it sees the parameters before it.
final class DefaultNode: ExpressionNode {
    let code: UnsafeMutablePointer<FunctionCode>
    let index: Int

    init(_ code: UnsafeMutablePointer<FunctionCode>, _ index: Int, at span: Span) {
        self.code = code
        self.index = index
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        guard let value = code.pointee.defaults[index] else { return .null }
        // While a call's arguments are evaluated, its frame is the topmost one.
        let slots = frame.state.pointee.top - code.pointee.frameSize
        return try value.evaluate(Frame(slots: slots, state: frame.state))
    }
}

/// A call's argument that must have the kind of the parameter's default.
final class ConversionNode: ExpressionNode {
    let operand: ExpressionNode
    let conversion: ArgumentConversion

    init(_ operand: ExpressionNode, _ conversion: ArgumentConversion, at span: Span) {
        self.operand = operand
        self.conversion = conversion
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let value = try operand.evaluate(frame)
        do throws(ValueFault) { return try conversion.convert(value) } catch { throw ScriptError(error, at: span) }
    }
}

extension MachineState {
    /// Gives the frame of a call back.
    @inline(__always)
    mutating func leave(_ slots: UnsafeMutablePointer<Value>, _ end: UnsafeMutablePointer<Value>) {
        depth -= 1
        discard(slots, end)
    }

    /// Gives a frame back that is filled up to `end`.
    @inline(__always)
    mutating func discard(_ slots: UnsafeMutablePointer<Value>, _ end: UnsafeMutablePointer<Value>) {
        var slot = slots
        while slot < end {
            // Nothing is to be given back for a number, and asking costs more than looking.
            if case .integer = slot.pointee {} else { slot.deinitialize(count: 1) }
            slot += 1
        }
        top = slots
    }

    /// What the last `return` handed over.
    @inline(__always)
    mutating func takeReturned() -> Value {
        let value = returned
        returned = .null
        return value
    }
}

extension Machine {
    /// Calls a function by its name, for a command.
    func evaluate(_ name: String, _ arguments: [Value], at span: Span) throws(ScriptError) -> Value {
        guard let function = functions[name] else {
            throw ScriptError(.wrongArgument, "there is no fn \(name)", at: span)
        }
        let positional = function.parameters.filter(\.isPositional)
        let required = positional.count { $0.isRequired }
        guard (required...positional.count).contains(arguments.count) else {
            throw ScriptError(
                .wrongArgument,
                "fn \(name) takes \(positional.count) arguments, but is called with \(arguments.count)",
                at: span
            )
        }
        var given = arguments[...]
        var nodes: [ExpressionNode?] = []
        for parameter in function.parameters {
            guard parameter.isPositional, let value = given.popFirst() else {
                nodes.append(nil)
                continue
            }
            let node = ConstantNode(value, at: span)
            nodes.append(parameter.conversion.map { ConversionNode(node, $0, at: span) } ?? node)
        }
        return try CallNode(function, nodes, at: span).evaluate(mainFrame)
    }
}
