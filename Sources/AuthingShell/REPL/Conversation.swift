import AuthingAPI
package import AuthingScript

/// Entries of one session, one after the other: runs them, shows what they give and what is wrong with them.
///
/// The prompt reads its entries from a terminal, tests from transcripts.
package final class Conversation {
    /// What the entries act on.
    package let host: ShellHost
    private let session: Session
    private let timer: StatementTimer
    /// How long completion waits for the pool.
    var patience = LiveNames.patience
    /// Whether results are shown, or only what is printed, as in a file.
    private var showsResults = true
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
        timer = StatementTimer(host)
        session = Session(
            host: host,
            interrupt: interrupt,
            variables: variables,
            loader: FileSourceLoader(folder: folder)
        )
        host.services.client.recordsDecisions = true
        var events = RunEvents(
            onResult: { [reporter, unowned self] value, command in
                if showsResults { reporter.show(value, of: command) }
            },
            onError: { [reporter, unowned session] error in
                reporter.report(error, in: session.sources, detail: Self.detail(of: error))
            }
        )
        events.onStatementEnd = { [timer] in timer.statementEnded() }
        session.events = host.recording.tap.events(events) { [unowned session] in session.sources }
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
        timer.begin()
        let outcome = host.keepingState { session.enter(entry) }
        host.recording.tap.end()
        return tell(outcome, .excerpt, of: entry)
    }

    /// Runs a file of statements in the session; as in any file, only what is printed is shown.
    ///
    /// - Parameters:
    ///   - text: the statements.
    ///   - name: the file's name, for what is wrong with them.
    /// - Returns: the exit code when it asked to end.
    func run(file text: String, named name: String) -> Int32? {
        showsResults = false
        defer { showsResults = true }
        return tell(session.enter(text, name: name), .full, of: text).exitCode
    }

    private func tell(
        _ outcome: EntryOutcome,
        _ detail: DiagnosticRenderer.Detail,
        of text: String
    ) -> (didRun: Bool, exitCode: Int32?) {
        if !outcome.diagnostics.isEmpty { host.learnSecrets(writtenIn: SourceFile(text: text)) }
        for diagnostic in outcome.diagnostics {
            reporter.report(diagnostic, in: session.sources, detail: detail)
        }
        let isRefused = outcome.diagnostics.contains { $0.severity == .error }
        if isRefused { host.recording.refused(outcome.diagnostics.compactMap(\.code)) }
        return (!isRefused, outcome.run.isExit ? outcome.run.exitCode : nil)
    }

    /// What may stand at the cursor.
    package func complete(_ request: CompletionRequest) -> CompletionResult {
        completer.complete(request.before)
    }

    /// What may come next, for a dim text behind the cursor.
    func hint(_ before: String) -> String { completer.hint(before) }

    private var completer: Completer {
        Completer(
            catalogue: host.catalogue,
            variables: session.variables,
            functions: session.functionNames,
            live: .asking(host, within: patience),
            files: FileNames(folder: host.workingFolder)
        )
    }

    /// A refusal of the API is about an account or a code, not about the place where it was asked.
    private static func detail(of error: Diagnostic) -> DiagnosticRenderer.Detail {
        error.code.flatMap { Int($0) } == nil ? .excerpt : .none
    }
}
