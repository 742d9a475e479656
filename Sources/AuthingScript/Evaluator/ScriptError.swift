/// What ends the evaluation of a statement early: an error, a failed check, or the end of the run.
final class ScriptError: Error {
    /// What happened, as far as the language treats it differently.
    enum Reason: Sendable {
        /// The service refused, or could not be reached.
        case refused(code: Int, data: Value, isUnreachable: Bool)
        /// A fault of the script itself, with its code such as `A2101`.
        case fault(code: String)
        /// A failed `assert`, `expect` or `fail`: no error, only `retry` handles it.
        case failed
        /// Input was needed and there is no terminal.
        case inputNeeded
        /// The person interrupted.
        case interrupted
        /// The script asked to end.
        case exit(Int32)
    }

    let reason: Reason
    let message: String
    let hint: String?
    let span: Span
    let notes: [Diagnostic.Note]
    /// The comparison that an `assert` found false.
    let comparison: FailedComparison?
    /// The name of the command that failed.
    let command: String?

    /// More calls than this are not noted on the way out.
    private static let maximumNotes = 8

    init(
        _ reason: Reason,
        _ message: String,
        hint: String? = nil,
        at span: Span,
        notes: [Diagnostic.Note] = [],
        comparison: FailedComparison? = nil,
        command: String? = nil
    ) {
        self.reason = reason
        self.message = message
        self.hint = hint
        self.span = span
        self.notes = notes
        self.comparison = comparison
        self.command = command
    }

    /// A fault of the script with one of our codes.
    convenience init(_ code: DiagnosticCode, _ message: String, hint: String? = nil, at span: Span) {
        self.init(.fault(code: code.id), message, hint: hint, at: span)
    }

    /// A fault of an operation on values.
    convenience init(_ fault: ValueFault, at span: Span) {
        self.init(fault.code, fault.message, hint: fault.hint, at: span)
    }

    /// What a command met.
    convenience init(_ failure: CommandFailure, at span: Span, command: String?) {
        switch failure {
        case .refused(let refusal): self.init(refusal, isUnreachable: false, at: span, command: command)
        case .unreachable(let refusal): self.init(refusal, isUnreachable: true, at: span, command: command)
        case .fault(let code, let message, let hint):
            self.init(.fault(code: code), message, hint: hint, at: span, command: command)
        case .failed(let message): self.init(.failed, message, at: span, command: command)
        case .inputNeeded(let message): self.init(.inputNeeded, message, at: span, command: command)
        case .interrupted: self.init(.interrupted, "interrupted", at: span, command: command)
        case .exit(let code): self.init(.exit(code), "exit", at: span, command: command)
        }
    }

    private convenience init(
        _ refusal: CommandFailure.Refusal,
        isUnreachable: Bool,
        at span: Span,
        command: String?
    ) {
        self.init(
            .refused(code: refusal.code, data: refusal.data, isUnreachable: isUnreachable),
            refusal.message,
            hint: refusal.hint,
            at: span,
            command: command
        )
    }

    /// The same, with the call it came through noted; a recursion is noted once.
    func passing(through function: String, at span: Span) -> ScriptError {
        let note = Diagnostic.Note("in \(function), called here", at: span)
        guard notes.count < Self.maximumNotes, note != notes.last else { return self }
        return ScriptError(
            reason,
            message,
            hint: hint,
            at: self.span,
            notes: notes + [note],
            comparison: comparison,
            command: command
        )
    }
}

extension ScriptError {
    /// The code of a refusal, `nil` for anything else.
    var refusalCode: Int? {
        guard case .refused(let code, _, _) = reason else { return nil }
        return code
    }

    /// Whether a bare `catch` takes it: a refusal or a fault.
    var isError: Bool {
        switch reason {
        case .refused, .fault: true
        case .failed, .inputNeeded, .interrupted, .exit: false
        }
    }

    /// Whether the run goes on behind it when errors do not stop it.
    var endsRun: Bool {
        switch reason {
        case .refused, .fault, .failed: false
        case .inputNeeded, .interrupted, .exit: true
        }
    }

    /// `$error`: code, message, hint, data, command.
    var record: Value {
        let code: Value
        var extra = Value.null
        switch reason {
        case .refused(let number, let data, _):
            code = .integer(number)
            extra = data
        case .fault(let text): code = .string(text)
        case .failed, .inputNeeded, .interrupted, .exit: code = .null
        }
        return .record([
            "code": code,
            "message": .string(message),
            "hint": hint.map(Value.string) ?? .null,
            "data": extra,
            "command": command.map(Value.string) ?? .null,
        ])
    }

    /// What is told about it.
    var diagnostic: Diagnostic {
        let code: String?
        switch reason {
        case .refused(let number, _, _): code = String(number)
        case .fault(let text): code = text
        case .failed, .inputNeeded, .interrupted, .exit: code = nil
        }
        var diagnostic = Diagnostic(code: code, message: message, at: span, notes: notes, hint: hint)
        diagnostic.comparison = comparison
        return diagnostic
    }

    /// The exit code of a run that it ends.
    var exitCode: Int32 {
        switch reason {
        case .refused(_, _, isUnreachable: true): 5
        case .refused, .fault: 4
        case .failed: 1
        case .inputNeeded: 6
        case .interrupted: 130
        case .exit(let code): code
        }
    }

    /// The same for a command that called back into the script.
    var commandFailure: CommandFailure {
        switch reason {
        case .refused(let code, let data, let isUnreachable):
            let refusal = CommandFailure.Refusal(code: code, message: message, hint: hint, data: data)
            return isUnreachable ? .unreachable(refusal) : .refused(refusal)
        case .fault(let code): return .fault(code: code, message: message, hint: hint)
        case .failed: return .failed(message)
        case .inputNeeded: return .inputNeeded(message)
        case .interrupted: return .interrupted
        case .exit(let code): return .exit(code)
        }
    }
}
