import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// Tells about each call of the service while `trace` is on: one line a call, on the stream of the diagnostics.
///
/// It is used on the script's thread only.
final class CallTrace {
    private let client: AuthenticationClient
    private let recordedBefore: Bool

    /// Begins to trace; decisions are recorded as long.
    init(_ client: AuthenticationClient) {
        self.client = client
        recordedBefore = client.recordsDecisions
        client.recordsDecisions = true
    }

    /// Goes back to how it was before.
    func end() { client.recordsDecisions = recordedBefore }

    /// Makes a call and tells what became of it.
    func around(
        _ command: Command,
        _ arguments: Arguments,
        _ host: ShellHost,
        _ call: () throws(CommandFailure) -> Value
    ) throws(CommandFailure) -> Value {
        let before = client.lastDecisions
        let (wall, virtual) = (host.stopwatch(), host.now())
        var code = "ok"
        defer {
            let after = client.lastDecisions
            let decisions = after === before ? 0 : after?.decisions.count ?? 0
            let parts = [
                "\(command.name)\(written(arguments, host)): \(code)",
                "\(Self.milliseconds(host.stopwatch() - wall)) ms",
                "\(Self.milliseconds(.seconds(host.now().timeIntervalSince(virtual)))) ms on the session's clock",
                decisions == 1 ? "1 decision" : "\(decisions) decisions",
            ]
            host.console.report("trace: \(parts.joined(separator: ", "))\n")
        }
        do throws(CommandFailure) {
            return try call()
        } catch {
            code = Self.code(of: error)
            throw error
        }
    }

    /// The arguments that were given, by name; each on the way out as if it were kept, for a trace is.
    private func written(_ arguments: Arguments, _ host: ShellHost) -> String {
        arguments.given.map { name, value in
            let text = host.redactor.cover(JSON(value, secrets: .covered).text())
            return " \(name)=\(TerminalText.visible(text))"
        }.joined()
    }

    private static func code(of failure: CommandFailure) -> String {
        switch failure {
        case .refused(let refusal), .unreachable(let refusal): "error \(refusal.code)"
        case .fault(let code, _, _): "error \(code)"
        case .interrupted: "interrupted"
        case .failed, .inputNeeded, .exit: "ended"
        }
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let hundredths = (duration / .microseconds(10)).rounded()
        return "\(hundredths / 100)"
    }
}
