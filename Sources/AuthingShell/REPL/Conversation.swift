import AuthingAPI
package import AuthingScript

/// Entries of one session, one after the other: runs them, shows what they give and what is wrong with them.
///
/// The prompt reads its entries from a terminal, tests from transcripts.
package final class Conversation {
    /// What the entries act on.
    package let host: ShellHost
    private let session: Session
    private let reporter: Reporter

    /// Creates a conversation.
    ///
    /// - Parameters:
    ///   - host: runs the commands.
    ///   - interrupt: what Ctrl-C sets.
    ///   - variables: variables that exist from the start.
    ///   - folder: where includes are looked for.
    package init(
        host: ShellHost,
        interrupt: Interrupt,
        variables: [(name: String, value: Value)] = [],
        folder: String = "."
    ) {
        self.host = host
        reporter = Reporter(host: host)
        session = Session(
            host: host,
            interrupt: interrupt,
            variables: variables,
            loader: FileSourceLoader(folder: folder)
        )
        host.services.client.recordsDecisions = true
        session.events = RunEvents(
            onResult: { [reporter] value, command in reporter.show(value, of: command) },
            onError: { [reporter, unowned session] error in
                reporter.report(error, in: session.sources, detail: Self.detail(of: error))
            }
        )
        host.onTestEnd = { [reporter, unowned session] result in
            reporter.tell(result, in: session.sources, detail: .excerpt)
        }
    }

    /// Whether an entry goes on in the next line.
    package func needsMoreInput(_ entry: String) -> Bool { InputState(entry) == .needsMoreInput }

    /// Runs an entry.
    ///
    /// - Returns: whether it ran, which it does not when it does not check; and the exit code when it asked to end.
    @discardableResult
    package func run(_ entry: String) -> (didRun: Bool, exitCode: Int32?) {
        let outcome = session.enter(entry)
        if !outcome.diagnostics.isEmpty { host.learnSecrets(writtenIn: SourceFile(text: entry)) }
        for diagnostic in outcome.diagnostics {
            reporter.report(diagnostic, in: session.sources, detail: .excerpt)
        }
        let isRefused = outcome.diagnostics.contains { $0.severity == .error }
        return (!isRefused, outcome.run.isExit ? outcome.run.exitCode : nil)
    }

    /// What may stand at the cursor.
    package func complete(_ request: CompletionRequest) -> CompletionResult {
        Completer(catalogue: host.catalogue, variables: session.variables, functions: session.functionNames)
            .complete(request.before)
    }

    /// A refusal of the API is about an account or a code, not about the place where it was asked.
    private static func detail(of error: Diagnostic) -> DiagnosticRenderer.Detail {
        error.code.flatMap { Int($0) } == nil ? .excerpt : .none
    }
}
