import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

extension ShellHost {
    /// Makes a pipeline function of a `fn`.
    ///
    /// - Parameters:
    ///   - name: the function's name.
    ///   - call: the command it was given to.
    /// - Returns: the pipeline function.
    /// - Throws: a fault where the function takes more than user and context.
    func pipelineFunction(_ name: String, for call: CommandCall) throws(CommandFailure) -> PipelineFunction {
        guard let arity = call.functions.arity(of: name), arity.lowerBound <= 2 else {
            throw .fault(
                code: DiagnosticCode.unsuitableFunction.id,
                message: "\(name) cannot be a pipeline function: it is called with the user and the context",
                hint: "write it as: fn \(name)(user, context) { … }"
            )
        }
        let function = FunctionOfScript(host: self, call: call, name: name, arity: arity)
        return PipelineFunction(named: name) { [executor] input in
            await withTaskExecutorPreference(executor) { function.run(input) }
        }
    }

    /// Ends what a pipeline function does when its time is over.
    func requireTime() throws(CommandFailure) {
        guard let deadline = deadlines.last, now() > deadline else { return }
        throw .fault(
            code: DiagnosticCode.functionTooSlow.id,
            message: "a pipeline function may take \(PipelineFunction.timeLimit.components.seconds) s, which are over",
            hint: nil
        )
    }

    /// As much of a pause as a pipeline function has time for: just enough to be late where it has too little.
    func timeLeft(of duration: Duration) throws(CommandFailure) -> Duration {
        try requireTime()
        guard let deadline = deadlines.last else { return duration }
        return min(duration, .seconds(deadline.timeIntervalSince(now())) + .milliseconds(1))
    }
}

/// A `fn` of the running script as a pipeline function.
///
/// Host and functions are held weakly, for the pool that keeps the function belongs to the host.
// Proof of `@unchecked`: it is used on the script's thread alone, where the executor runs what asks for it.
private final class FunctionOfScript: @unchecked Sendable {
    private weak var host: ShellHost?
    private weak var functions: (any CallableFunctions)?
    private let name: String
    private let arity: ClosedRange<Int>
    private let span: Span

    init(host: ShellHost, call: CommandCall, name: String, arity: ClosedRange<Int>) {
        self.host = host
        functions = call.functions
        self.name = name
        self.arity = arity
        span = call.span
    }

    /// Calls the function, and reads what it says.
    func run(_ input: PipelineInput) -> PipelineReply {
        guard let host, let functions, let arity = functions.arity(of: name) else {
            return .fail("the script that declares it has ended")
        }
        host.deadlines.append(min(input.deadline, host.deadlines.last ?? input.deadline))
        defer { host.deadlines.removeLast() }
        let arguments = [Value(.object(input.user)), Value(input.context)]
        do throws(CommandFailure) {
            return read(try functions.call(name, Array(arguments.prefix(arity.upperBound)), at: span))
        } catch {
            return reply(to: error, host)
        }
    }

    private func reply(to failure: CommandFailure, _ host: ShellHost) -> PipelineReply {
        switch failure {
        case .failed(let text): return .refuse(text)
        case .refused(let refusal), .unreachable(let refusal):
            return .fail("error \(refusal.code), \(refusal.message)")
        case .fault(_, let message, _): return .fail(message)
        case .interrupted, .inputNeeded, .exit:
            host.runEnd = failure
            return .fail("the run ended in it")
        }
    }

    private func read(_ value: Value) -> PipelineReply {
        if value.isNull { return .proceed() }
        guard case .object(let answer) = JSON(value, secrets: .revealed),
            answer.keys.allSatisfy({ ["user", "context"].contains($0) }),
            let changes = (answer["user"] ?? [:]).objectValue
        else {
            return .fail("it must give nothing, or a record with the key user, context or both")
        }
        return .proceed(user: ProfileChanges(changes), context: answer["context"])
    }
}
