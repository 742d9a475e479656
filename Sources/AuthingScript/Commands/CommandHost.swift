package import Foundation

/// Runs commands for the evaluator, and stands for everything outside the language: clock, randomness, the person.
///
/// All of it is synchronous: a host whose commands wait does the waiting itself. It is called on the thread that
/// evaluates, and may call back into the interpreter (a script function given to a command).
package protocol CommandHost: AnyObject {
    /// The commands that may be called.
    var commands: CommandTable { get }

    /// Runs a command and waits for its result.
    ///
    /// - Throws: `CommandFailure`: what the language makes of each case is written there.
    func call(_ call: CommandCall) throws(CommandFailure) -> Value

    /// Asks the person for the value of a parameter for which `?` was written.
    ///
    /// - Returns: the text, wrapped in a secret value when the parameter is secret.
    func ask(for parameter: CommandSignature.Parameter, of signature: CommandSignature) throws(CommandFailure) -> Value

    /// The present on the one clock that everything uses.
    func now() -> Date

    /// Lets time pass: advances a frozen clock, else waits, and ends early when the run is interrupted.
    func sleep(_ duration: Duration) throws(CommandFailure)

    /// Eight bytes from the seeded source, for `random`.
    func randomBits() -> UInt64

    /// Saves all that a `test` block starts from: store, clock, seed, session. Called before the first test of a file.
    ///
    /// - Returns: a handle for `restore`.
    func saveState() throws(CommandFailure) -> Int

    /// Goes back to a saved state, as often as wanted.
    func restoreState(_ handle: Int) throws(CommandFailure)

    /// Told about each test as it ends, in order, so that a runner can report.
    func testEnded(_ result: TestResult)

    /// What `$last` holds: timing and request id of the last call, null before the first one.
    func lastCall() -> Value
}

extension CommandHost {
    /// Null: a host that keeps no such record need not say so.
    package func lastCall() -> Value { .null }
}

/// One call of a command, with its arguments bound and converted.
package struct CommandCall {
    /// The command's index in the table.
    package let command: Int
    /// One entry for each parameter of the signature, in its order; `nil` where none was given.
    ///
    /// A `.rest` parameter always has a `.list`. Secret parameters always have a `.secret`, whatever was written; a secret
    /// that was given for another parameter of text arrives as one, too.
    package let arguments: [Value?]
    /// Where the call stands.
    package let span: Span
    /// The functions of the running script, for parameters of kind `.function`.
    package let functions: any CallableFunctions

    /// Creates a call.
    package init(
        command: Int,
        arguments: [Value?],
        span: Span,
        functions: any CallableFunctions
    ) {
        self.command = command
        self.arguments = arguments
        self.span = span
        self.functions = functions
    }
}

/// The functions of a running script, which a command may call back: at once, or later while another command is waited for.
///
/// Used on the thread that evaluates. Who keeps it past the call keeps it weakly: it holds the host.
package protocol CallableFunctions: AnyObject {
    /// How many arguments a function takes.
    ///
    /// - Parameter function: its name, as a parameter of kind `.function` gives it.
    /// - Returns: the range; `nil` where there is no such function.
    func arity(of function: String) -> ClosedRange<Int>?

    /// Calls a function.
    ///
    /// - Parameters:
    ///   - function: its name.
    ///   - arguments: as many as it takes.
    ///   - span: where the call is to seem to stand.
    /// - Returns: what it returns, else null.
    /// - Throws: what ended it.
    func call(_ function: String, _ arguments: [Value], at span: Span) throws(CommandFailure) -> Value
}

/// Why a command did not give a result.
package enum CommandFailure: Error {
    /// The service refused: `catch`, `if error` and `expect error` see it.
    case refused(Refusal)
    /// A fault of the script at run time, met by the host: only a bare `catch` takes it. `code` such as `A2301`.
    case fault(code: String, message: String, hint: String?)
    /// `fail TEXT`: like a failed `assert`, no error.
    case failed(String)
    /// The backend cannot be reached or took too long: handled like a refusal, exit code 5 when nobody does.
    case unreachable(Refusal)
    /// Input was needed and there is no terminal: ends the run with exit code 6, nothing catches it.
    case inputNeeded(String)
    /// The person pressed Ctrl-C: ends the run with exit code 130, nothing catches it, `finally` runs.
    case interrupted
    /// The script asked to end; the prompt's `exit`.
    case exit(Int32)

    /// A refusal as data: what `$error` shows beside the command.
    package struct Refusal: Sendable {
        /// The API's code, such as 2000.
        package let code: Int
        /// What is wrong.
        package let message: String
        /// What to do next.
        package let hint: String?
        /// What the API sent along, else null.
        package let data: Value

        /// Creates a refusal.
        package init(code: Int, message: String, hint: String? = nil, data: Value = .null) {
            self.code = code
            self.message = message
            self.hint = hint
            self.data = data
        }
    }
}

/// How one `test` block ended.
package struct TestResult: Sendable {
    /// The test's name.
    package let name: String
    /// Its tags.
    package let tags: [String]
    /// What went wrong, `nil` when it passed.
    package let failure: Diagnostic?
    /// Where the test stands.
    package let span: Span

    /// Creates a result.
    package init(name: String, tags: [String], failure: Diagnostic?, span: Span) {
        self.name = name
        self.tags = tags
        self.failure = failure
        self.span = span
    }
}
