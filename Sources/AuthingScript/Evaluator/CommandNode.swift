/// A call of a command of the host.
final class CommandNode: ExpressionNode {
    let command: Int
    /// The command's name, for messages and `$error.command`.
    let name: String
    /// One for each parameter; `nil` where nothing was given.
    let arguments: [ExpressionNode?]

    init(_ command: Int, name: String, _ arguments: [ExpressionNode?], at span: Span) {
        self.command = command
        self.name = name
        self.arguments = arguments
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let machine = frame.machine
        try machine.checkInterrupt(at: span)
        var values: [Value?] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try value(of: argument, frame)) }
        let call = CommandCall(command: command, arguments: values, span: span, functions: machine)
        let result: Value
        do throws(CommandFailure) { result = try machine.host.call(call) } catch {
            if case .interrupted = error { machine.interrupt.acknowledge() }
            throw ScriptError(error, at: span, command: name)
        }
        do throws(ValueFault) { try ValueLimits.check(result) } catch { throw ScriptError(error, at: span) }
        machine.lastResult = result
        return result
    }

    /// Null counts as not given: the checker's conversions let it through only where that is allowed.
    private func value(of argument: ExpressionNode?, _ frame: Frame) throws(ScriptError) -> Value? {
        guard let argument else { return nil }
        let value = try argument.evaluate(frame)
        if value.isNull, let conversion = (argument as? ConversionNode)?.conversion, conversion.nullMeansAbsent {
            return nil
        }
        return value
    }
}

/// `?` as an argument: asks the person.
final class AskNode: ExpressionNode {
    let signature: CommandSignature
    let parameter: CommandSignature.Parameter

    init(_ parameter: CommandSignature.Parameter, of signature: CommandSignature, at span: Span) {
        self.signature = signature
        self.parameter = parameter
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let machine = frame.machine
        try machine.checkInterrupt(at: span)
        do throws(CommandFailure) { return try machine.host.ask(for: parameter, of: signature) } catch {
            if case .interrupted = error { machine.interrupt.acknowledge() }
            throw ScriptError(error, at: span, command: signature.name)
        }
    }
}

/// `try …`: a record `{ok, value, error}` instead of an error.
final class TryNode: ExpressionNode {
    let operand: ExpressionNode

    init(_ operand: ExpressionNode, at span: Span) {
        self.operand = operand
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        let machine = frame.machine
        do throws(ScriptError) {
            let value = try operand.evaluate(frame)
            machine.lastError = .null
            return .record(["ok": .boolean(true), "value": value, "error": .null])
        } catch {
            guard error.refusalCode != nil else { throw error }
            machine.lastError = error.record
            return .record(["ok": .boolean(false), "value": .null, "error": error.record])
        }
    }
}

extension Machine: CallableFunctions {
    func arity(of function: String) -> ClosedRange<Int>? {
        functions[function].map { function in
            let positional = function.parameters.filter(\.isPositional)
            return positional.count { $0.isRequired }...positional.count
        }
    }

    func call(_ function: String, _ arguments: [Value], at span: Span) throws(CommandFailure) -> Value {
        do throws(ScriptError) { return try evaluate(function, arguments, at: span) } catch {
            throw error.commandFailure
        }
    }
}
