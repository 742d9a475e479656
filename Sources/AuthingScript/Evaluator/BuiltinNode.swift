import Foundation

/// A call of a function of the language.
final class BuiltinNode: ExpressionNode {
    let function: ScriptFunction
    let arguments: [ExpressionNode]

    init(_ function: ScriptFunction, _ arguments: [ExpressionNode], at span: Span) {
        self.function = function
        self.arguments = arguments
        super.init(at: span)
    }

    override func evaluate(_ frame: Frame) throws(ScriptError) -> Value {
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try argument.evaluate(frame)) }
        do throws(ValueFault) { return try function.call(values, frame.machine) } catch {
            // Then that is why the function ended.
            try frame.checkInterrupt(at: span)
            throw ScriptError(error, at: span)
        }
    }
}

extension Machine: FunctionWorld {
    func now() -> Date { host.now() }

    var isInterrupted: Bool { interrupt.isRequested }

    func randomBits() -> UInt64 { host.randomBits() }
}
