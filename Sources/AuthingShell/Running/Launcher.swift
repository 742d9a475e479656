import AuthingAPI
import AuthingScript
import Foundation

/// Starts one thing: scripts, a check, tests or the prompt.
///
/// Each gives the process its exit code.
package final class Launcher {
    let surroundings: Surroundings
    let settings: RunSettings
    let catalogue = CommandCatalogue.standard
    private let input: TerminalInput?
    private let history: HistoryFile?

    /// Creates a launcher.
    package init(surroundings: Surroundings, settings: RunSettings) {
        self.surroundings = surroundings
        self.settings = settings
        history = HistoryFile.standard(environment: surroundings.environment)
        input =
            surroundings.hasTerminal && !settings.printsJSON
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
        run(ScriptSource(name: "<-c>", text: code), showsResults: true, allowsBareExpressions: true, pages: true)
    }

    /// Runs what standard input gives and shows its results.
    package func runStandardInput() -> Int32 { run(["-"]) }

    private func run(
        _ source: ScriptSource,
        showsResults: Bool,
        allowsBareExpressions: Bool,
        pages: Bool = false
    ) -> Int32 {
        let script = Script(source, commands: catalogue.table, options: options(allowsBareExpressions))
        return withHost { host in
            let reporter = Reporter(host: host)
            if pages { host.console.pager = pager }
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
        let timer = StatementTimer(host)
        var events = RunEvents(
            onResult: showsResults ? { value, command in reporter.show(value, of: command) } : nil,
            onError: { reporter.report($0, in: script.sources) }
        )
        events.onStatementEnd = timer.statementEnded
        if host.recording.isOn || Self.mentions("record", script) {
            events = host.recording.tap.events(events) { script.sources }
        }
        defer { host.recording.tap.end() }
        return script.run(
            host: host,
            interrupt: surroundings.interrupt,
            keepsGoing: settings.keepsGoing,
            events: events
        )
    }

    /// The decision trail costs time, so a script that never asks for it goes without.
    static func asksWhy(_ script: Script) -> Bool { mentions("why", script) }

    private static func mentions(_ word: String, _ script: Script) -> Bool {
        script.sources.files.contains { $0.text(of: $0.span).contains(word) }
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
    func tellProblems(of script: Script, _ reporter: Reporter, asJSON: Bool = false) -> Bool {
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

    // MARK: The prompt

    /// Reads entries from the terminal until the person ends it.
    package func prompt() -> Int32 {
        guard let input else {
            guard surroundings.hasTerminal else { return runStandardInput() }
            surroundings.standardError(
                "authing: --json never asks: give a file, -c or standard input; --format json is for the prompt\n"
            )
            return 6
        }
        return withHost { host in
            let conversation = Conversation(
                host: host,
                interrupt: surroundings.interrupt,
                variables: settings.variables
            )
            let desk = PromptDesk(surroundings)
            host.desk.prompt = desk
            host.console.pager = pager
            let prompt = Prompt(
                conversation: conversation,
                input: input,
                console: host.console,
                history: history,
                desk: desk,
                line: { [surroundings] in
                    PromptLine(host.services, poolFile: surroundings.poolFile)
                        .text(columns: surroundings.outputTerminal().columns, colours: host.console.colours)
                }
            )
            let initFile = settings.readsInitFile ? InitFile.standard(environment: surroundings.environment) : nil
            return prompt.run(banner: banner(host), initFile: initFile, around: surroundings.interruptSource)
        }
    }

    /// The pager, where there is a screen for it and it is wanted.
    private var pager: Pager? {
        let type = surroundings.environment["TERM"] ?? ""
        guard settings.usesPager, surroundings.hasTerminal, !type.isEmpty, type != "dumb" else { return nil }
        return Pager(
            environment: surroundings.environment,
            rows: { [surroundings] in surroundings.outputTerminal().rows },
            around: { [surroundings] body in
                surroundings.interruptSource.endRun()
                body()
                surroundings.interrupt.clear()
                surroundings.interruptSource.drain()
                surroundings.interruptSource.beginRun()
            }
        )
    }

    private func banner(_ host: ShellHost) -> String {
        let place =
            surroundings.poolFile.map { "pool in \(TerminalText.escape($0))" }
            ?? "pool in memory, it ends with this shell"
        return
            "authing \(surroundings.version), embedded core, \(place)\n`help` shows the commands, Tab completes, Ctrl-D ends\n"
    }

    // MARK: Parts

    func options(_ allowsBareExpressions: Bool) -> Script.Options {
        var options = Script.Options()
        options.isStrict = settings.isStrict
        options.allowsBareExpressions = allowsBareExpressions
        options.variables = settings.variables
        return options
    }

    /// Reads a script.
    func source(_ path: String) throws(SourceLoadFault) -> ScriptSource {
        guard path == "-" else { return try ScriptSource.file(path) }
        let bytes = try FileSourceLoader.readStandardInput()
        return ScriptSource(name: "<stdin>", bytes: bytes, loader: FileSourceLoader(folder: "."))
    }

    /// Does something with each file.
    ///
    /// - Returns: the first exit code that is not 0; an interrupt ends it.
    func firstFailure(of paths: [String], _ body: (String) throws(SourceLoadFault) -> Int32) -> Int32 {
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
    func withHost(_ body: (ShellHost) -> Int32) -> Int32 {
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
            guard startRecording(host) else { return 2 }
            let code = body(host)
            host.recording.stop()
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
        guard let warning = Self.clockWarning(host.services.laboratory) else { return }
        surroundings.standardError(warning)
    }

    /// What is said of a machine's clock that was set back, `nil` where it was not.
    static func clockWarning(_ laboratory: any Laboratory) -> String? {
        guard laboratory.lead > .seconds(60) else { return nil }
        return """
            authing: this machine's clock is behind the time at which the pool was last written, \
            so the pool goes on from \(WireTime.text(of: laboratory.now()))

            """
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
        guard let warning = Self.deliveryWarning(left) else { return }
        surroundings.flush()
        surroundings.standardError(warning)
    }

    /// What is said of messages to webhooks that were not sent, `nil` where there are none.
    static func deliveryWarning(_ left: Int) -> String? {
        switch left {
        case ...0: nil
        case 1: "authing: a message to a webhook was not sent\n"
        default: "authing: \(left) messages to webhooks were not sent\n"
        }
    }

    func makeConsole() -> Console {
        let terminal = surroundings.outputTerminal()
        return Console(
            format: settings.format ?? (settings.printsJSON || !terminal.isTerminal ? .json : .tables),
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
            question: question,
            absence: settings.printsJSON ? "--json never asks" : "there is no terminal"
        )
    }
}
