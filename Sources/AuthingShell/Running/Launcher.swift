import AuthingAPI
import AuthingScript
import Foundation

/// Starts one thing: scripts, a check, tests or the prompt.
///
/// Each gives the process its exit code.
package final class Launcher {
    private let surroundings: Surroundings
    private let settings: RunSettings
    private let catalogue = CommandCatalogue.standard
    private let input: TerminalInput?
    private let history: HistoryFile?

    /// Creates a launcher.
    package init(surroundings: Surroundings, settings: RunSettings) {
        self.surroundings = surroundings
        self.settings = settings
        history = HistoryFile.standard(environment: surroundings.environment)
        input =
            surroundings.hasTerminal
            ? TerminalInput(interrupt: surroundings.interrupt, source: surroundings.interruptSource, history: history)
            : nil
    }

    // MARK: Scripts

    /// Runs files one after the other, each in a session of its own.
    ///
    /// - Parameter paths: the files; `-` is standard input.
    /// - Returns: the first exit code that is not 0.
    package func run(_ paths: [String]) -> Int32 {
        firstFailure(of: paths) { path throws(SourceLoadFault) in
            run(try source(path), showsResults: settings.echoes || path == "-", allowsBareExpressions: path == "-")
        }
    }

    /// Runs the code of `-c` and shows its results.
    package func run(code: String) -> Int32 {
        run(ScriptSource(name: "<-c>", text: code), showsResults: true, allowsBareExpressions: true)
    }

    /// Runs what standard input gives and shows its results.
    package func runStandardInput() -> Int32 { run(["-"]) }

    private func run(_ source: ScriptSource, showsResults: Bool, allowsBareExpressions: Bool) -> Int32 {
        let script = Script(source, commands: catalogue.table, options: options(allowsBareExpressions))
        return withHost { host in
            let reporter = Reporter(host: host)
            guard tellProblems(of: script, reporter) else { return 3 }
            host.services.client.recordsDecisions = Self.asksWhy(script)
            var tests = TestReport()
            host.onTestEnd = { result in
                tests.add(file: source.name, name: result.name, passed: result.failure == nil)
                if result.failure != nil { reporter.tell(result, in: script.sources) }
            }
            let outcome = run(script, host, reporter, showsResults: showsResults)
            if !tests.entries.isEmpty { host.console.report("\(source.name): \(tests.summary)\n") }
            return outcome.exitCode
        }
    }

    private func run(_ script: Script, _ host: ShellHost, _ reporter: Reporter, showsResults: Bool) -> RunOutcome {
        surroundings.interruptSource.beginRun()
        defer { surroundings.interruptSource.endRun() }
        return script.run(
            host: host,
            interrupt: surroundings.interrupt,
            keepsGoing: settings.keepsGoing,
            events: RunEvents(
                onResult: showsResults ? { value, command in reporter.show(value, of: command) } : nil,
                onError: { reporter.report($0, in: script.sources) }
            )
        )
    }

    /// The decision trail costs time, so a script that never asks for it goes without.
    private static func asksWhy(_ script: Script) -> Bool {
        script.sources.files.contains { $0.text(of: $0.span).contains("why") }
    }

    // MARK: Checks

    /// Checks files without running them.
    ///
    /// - Returns: 3 when one has errors, or with `--strict` warnings; else 0.
    package func check(_ paths: [String]) -> Int32 {
        withHost { host in
            let reporter = Reporter(host: host)
            return firstFailure(of: paths) { path throws(SourceLoadFault) in
                let script = Script(try source(path), commands: catalogue.table, options: options(path == "-"))
                let isFine = tellProblems(of: script, reporter, asJSON: settings.printsJSON)
                if isFine, !settings.printsJSON { host.console.write("\(TerminalText.escape(path)): ok\n") }
                return isFine ? 0 : 3
            }
        }
    }

    /// Writes what is wrong with a script.
    ///
    /// - Returns: whether it may run.
    private func tellProblems(of script: Script, _ reporter: Reporter, asJSON: Bool = false) -> Bool {
        if !script.diagnostics.isEmpty {
            for file in script.sources.files { reporter.host.learnSecrets(writtenIn: file) }
        }
        for diagnostic in script.diagnostics {
            if asJSON {
                reporter.reportJSON(diagnostic, in: script.sources)
            } else {
                reporter.report(diagnostic, in: script.sources)
            }
        }
        return script.isRunnable && !(settings.isStrict && !script.diagnostics.isEmpty)
    }

    // MARK: Tests

    /// Runs the tests of files, each file in a session of its own, and reports them.
    ///
    /// - Returns: 0 when all passed, 3 when a file does not check, else 1.
    package func test(_ paths: [String]) -> Int32 {
        var report = TestReport()
        let code = firstFailure(of: paths) { path throws(SourceLoadFault) in
            let source = try source(path)
            let script = Script(source, commands: catalogue.table, options: options(path == "-"))
            return withHost { host in
                let reporter = Reporter(host: host)
                host.console.write("\(TerminalText.escape(path))\n")
                guard tellProblems(of: script, reporter) else {
                    report.add(file: path, name: nil, passed: false)
                    return 3
                }
                host.services.client.recordsDecisions = Self.asksWhy(script)
                host.onTestEnd = { result in
                    report.add(file: path, name: result.name, passed: result.failure == nil)
                    host.console.write("  ")
                    reporter.tell(result, in: script.sources)
                }
                let outcome = run(script, host, reporter, showsResults: settings.echoes)
                if outcome.tests.isEmpty || !outcome.errors.isEmpty {
                    report.add(file: path, name: nil, passed: outcome.exitCode == 0)
                    host.console.write(
                        outcome.exitCode == 0 ? "  ok      the whole file\n" : "  FAILED  outside of a test\n"
                    )
                }
                return outcome.exitCode == 130 ? 130 : outcome.exitCode == 0 ? 0 : 1
            }
        }
        surroundings.standardOutput("\(report.summary)\n")
        return code
    }

    // MARK: The prompt

    /// Reads entries from the terminal until the person ends it.
    package func prompt() -> Int32 {
        guard let input else { return runStandardInput() }
        return withHost { host in
            let conversation = Conversation(
                host: host,
                interrupt: surroundings.interrupt,
                variables: settings.variables
            )
            let prompt = Prompt(conversation: conversation, input: input, console: host.console, history: history)
            return prompt.run(banner: banner(host), around: surroundings.interruptSource)
        }
    }

    private func banner(_ host: ShellHost) -> String {
        let place =
            surroundings.poolFile.map { "pool in \(TerminalText.escape($0))" }
            ?? "pool in memory, it ends with this shell"
        return
            "authing \(surroundings.version), embedded core, \(place)\n`help` shows the commands, Tab completes, Ctrl-D ends\n"
    }

    // MARK: Parts

    private func options(_ allowsBareExpressions: Bool) -> Script.Options {
        var options = Script.Options()
        options.isStrict = settings.isStrict
        options.allowsBareExpressions = allowsBareExpressions
        options.variables = settings.variables
        return options
    }

    /// Reads a script.
    private func source(_ path: String) throws(SourceLoadFault) -> ScriptSource {
        guard path == "-" else { return try ScriptSource.file(path) }
        let bytes = try FileSourceLoader.readStandardInput()
        return ScriptSource(name: "<stdin>", bytes: bytes, loader: FileSourceLoader(folder: "."))
    }

    /// Does something with each file.
    ///
    /// - Returns: the first exit code that is not 0; an interrupt ends it.
    private func firstFailure(of paths: [String], _ body: (String) throws(SourceLoadFault) -> Int32) -> Int32 {
        var first: Int32 = 0
        for path in paths {
            let code: Int32
            do throws(SourceLoadFault) {
                code = try body(path)
            } catch {
                surroundings.standardError("authing: \(TerminalText.escape(path)): \(error.reason)\n")
                code = 2
            }
            if first == 0 { first = code }
            if code == 130 { break }
        }
        return first
    }

    /// Opens the pool and makes a host for it.
    ///
    /// - Returns: what `body` returns; 5 when the pool cannot be opened, 70 when the process lacks what it needs.
    private func withHost(_ body: (ShellHost) -> Int32) -> Int32 {
        do {
            let host = ShellHost(
                catalogue: catalogue,
                services: try surroundings.openServices(),
                console: makeConsole(),
                inputs: makeInputs(),
                allowsReveal: settings.allowsReveal,
                executor: try ScriptExecutor(),
                interrupt: surroundings.interrupt,
                interruptDescriptor: surroundings.interruptSource.wakeDescriptor
            )
            host.stopwatch = surroundings.stopwatch
            for (_, secret) in settings.secrets { host.redactor.learn(secret) }
            warnOfClock(host)
            let code = body(host)
            finishDeliveries(host)
            return code
        } catch let refusal as AuthingError {
            let place = surroundings.poolFile.map { "\(TerminalText.escape($0)): " } ?? ""
            let message = "error[\(refusal.code.rawValue)]: \(refusal.message(in: settings.language))"
            surroundings.standardError("authing: \(place)\(message)\n")
            if let hint = refusal.hint(in: settings.language) { surroundings.standardError("  hint: \(hint)\n") }
            return 5
        } catch {
            surroundings.standardError("authing: \(error)\n")
            return 70
        }
    }

    /// Says that the machine's clock was set back, where it was by more than clocks differ anyway.
    private func warnOfClock(_ host: ShellHost) {
        let laboratory = host.services.laboratory
        guard laboratory.lead > .seconds(60) else { return }
        surroundings.standardError(
            """
            authing: this machine's clock is behind the time at which the pool was last written, \
            so the pool goes on from \(WireTime.text(of: laboratory.now()))

            """
        )
    }

    /// Waits until the messages to webhooks are sent, unless the person does not want to.
    private func finishDeliveries(_ host: ShellHost) {
        let laboratory = host.services.laboratory
        surroundings.interruptSource.beginRun()
        defer { surroundings.interruptSource.endRun() }
        let left: Int
        do throws(CommandFailure) {
            left = try host.wait { await laboratory.finishDeliveries(atMost: .seconds(10)) }
        } catch {
            // The person has pressed Ctrl-C: what is not sent stays unsent.
            return
        }
        guard left > 0 else { return }
        surroundings.flush()
        surroundings.standardError(
            left == 1
                ? "authing: a message to a webhook was not sent\n"
                : "authing: \(left) messages to webhooks were not sent\n"
        )
    }

    private func makeConsole() -> Console {
        let terminal = surroundings.outputTerminal()
        return Console(
            format: settings.printsJSON || !terminal.isTerminal ? .json : .tables,
            isTerminal: terminal.isTerminal,
            colours: terminal.usesColours,
            coloursErrors: surroundings.errorTerminal().usesColours,
            errorWidth: { [surroundings] in
                let terminal = surroundings.errorTerminal()
                return terminal.isTerminal ? terminal.columns : nil
            },
            showsProgress: surroundings.errorTerminal().isTerminal,
            width: { [surroundings] in surroundings.outputTerminal().columns },
            standardOutput: surroundings.standardOutput,
            standardError: surroundings.standardError,
            flush: surroundings.flush
        )
    }

    private func makeInputs() -> Inputs {
        var question: Inputs.Question?
        if let input {
            question = { [surroundings] prompt, hidden throws(CommandFailure) in
                surroundings.flush()
                return try input.ask(prompt, hidden: hidden)
            }
        }
        return Inputs(
            secrets: settings.secrets,
            environment: { [surroundings] in surroundings.environment[$0] },
            question: question
        )
    }
}

extension SourceLoadFault {
    /// Why a file cannot be read, in words.
    fileprivate var reason: String {
        switch self {
        case .outside: "it lies outside of the script's folder"
        case .unreadable(let reason): reason
        }
    }
}
