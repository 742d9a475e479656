/// A `fn` of a script, resolved.
///
/// Calls refer to it while its body is still being resolved, since functions may call each other and themselves.
final class FunctionDefinition {
    let name: String
    let parameters: [Parameter]
    /// How it is called as a command.
    let signature: CommandSignature
    /// The variables of a call: the parameters first.
    private(set) var frameSize = 0
    private(set) var body: StatementNode
    private(set) var defaults: [ExpressionNode?]

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
        body = EmptyNode()
        defaults = parameters.map { _ in nil }
    }

    /// Sets what the body was resolved to.
    func complete(body: StatementNode, defaults: [ExpressionNode?], frameSize: Int) {
        self.body = body
        self.defaults = defaults
        self.frameSize = frameSize
    }
}

/// A call of a `fn`.
final class CallNode: ExpressionNode {
    // Calls in bodies refer back to functions: the program's list of functions owns them, a call does not, or functions
    // that call themselves would never be freed. Whoever runs a call holds the program.
    unowned(unsafe) let function: FunctionDefinition
    /// One for each parameter; `nil` where the default stands in.
    let arguments: [ExpressionNode?]

    init(_ function: FunctionDefinition, _ arguments: [ExpressionNode?], at span: Span) {
        self.function = function
        self.arguments = arguments
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let machine = frame.machine
        let slots = machine.top
        let end = slots + function.frameSize
        try machine.checkCall(end: end, at: span)
        machine.top = end
        var filled = slots
        do throws(ScriptError) {
            for index in arguments.indices {
                let value =
                    if let argument = arguments[index] { try argument.evaluate(frame) } else {
                        try defaultValue(index, slots, machine)
                    }
                filled.initialize(to: value)
                filled += 1
            }
        } catch {
            machine.leave(slots, filled - slots)
            throw error
        }
        while filled < end {
            filled.initialize(to: .null)
            filled += 1
        }
        machine.depth += 1
        defer {
            machine.depth -= 1
            machine.leave(slots, end - slots)
        }
        do throws(ScriptError) {
            return try machine.run(function, slots)
        } catch {
            throw error.passing(through: function.name, at: span)
        }
    }

    private func defaultValue(
        _ index: Int,
        _ slots: UnsafeMutablePointer<Value>,
        _ machine: Machine
    ) throws(ScriptError) -> Value {
        guard let node = function.defaults[index] else { return .null }
        return try node.evaluate(Frame(slots: slots, machine: machine))
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

extension Machine {
    /// Refuses a call beyond the limits, and stops where the person asked for it.
    @inline(__always)
    func checkCall(end: UnsafeMutablePointer<Value>, at span: Span) throws(ScriptError) {
        guard depth < Self.maximumDepth, end <= stackEnd else {
            throw ScriptError(.tooManyCalls, "calls are nested more than \(Self.maximumDepth) deep", at: span)
        }
        try checkInterrupt(at: span)
    }

    /// Runs a function's body in a frame that is filled.
    @inline(__always)
    func run(_ function: FunctionDefinition, _ slots: UnsafeMutablePointer<Value>) throws(ScriptError) -> Value {
        guard try function.body.run(Frame(slots: slots, machine: self)) == .returned else { return .null }
        let result = returned
        returned = .null
        return result
    }

    /// Gives a frame back.
    @inline(__always)
    func leave(_ slots: UnsafeMutablePointer<Value>, _ count: Int) {
        slots.deinitialize(count: count)
        top = slots
    }

    /// Calls a function by its name, for a command.
    func call(_ name: String, _ arguments: [Value], at span: Span) throws(ScriptError) -> Value {
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
