import AuthingAPI
import AuthingScript
import TestSupport

@testable import AuthingShell

/// What the shell shows of a script, in the ways it can run one, and what the history keeps of it.
enum SecretRun: String, CaseIterable, Sendable {
    case json, tables, check, checkJSON, test, prompt, history

    /// Runs a script in this way, on a `ScriptThread`.
    ///
    /// - Parameters:
    ///   - script: a script.
    ///   - secret: what `secret PW` and `?` give.
    ///   - catalogue: the commands.
    /// - Returns: everything that leaves the shell.
    /// - Throws: what opening a pool throws.
    func shown(_ script: String, secret: String, catalogue: CommandCatalogue = .standard) throws -> String {
        let inputs = Inputs(secrets: ["PW": secret, "OTHER": "other-4711"], question: { _, _ in secret })
        let stage = try ScriptStage(catalogue: catalogue, format: self == .json ? .json : .tables, inputs: inputs)
        switch self {
        case .json, .tables: run(script, on: stage, echoes: true)
        case .test: run(script, on: stage, echoes: false)
        case .check, .checkJSON: check(script, on: stage)
        case .prompt: type(script, on: stage)
        case .history: return kept(script, on: stage)
        }
        return stage.output + stage.error
    }

    private func run(_ text: String, on stage: ScriptStage, echoes: Bool) {
        let host = stage.host
        let script = Script(ScriptSource(name: "case.authing", text: text), commands: host.catalogue.table)
        let reporter = Reporter(host: host)
        for diagnostic in script.diagnostics { reporter.report(diagnostic, in: script.sources) }
        guard script.isRunnable else { return }
        host.services.client.recordsDecisions = true
        host.onTestEnd = { reporter.tell($0, in: script.sources) }
        _ = script.run(
            host: host,
            interrupt: stage.interrupt,
            keepsGoing: true,
            events: RunEvents(
                onResult: echoes ? { reporter.show($0, of: $1) } : nil,
                onError: { reporter.report($0, in: script.sources) }
            )
        )
    }

    private func check(_ text: String, on stage: ScriptStage) {
        var options = Script.Options()
        options.isStrict = true
        let script = Script(
            ScriptSource(name: "case.authing", text: text),
            commands: stage.host.catalogue.table,
            options: options
        )
        let reporter = Reporter(host: stage.host)
        for diagnostic in script.diagnostics {
            if self == .check {
                reporter.report(diagnostic, in: script.sources)
            } else {
                reporter.reportJSON(diagnostic, in: script.sources)
            }
        }
    }

    private func type(_ text: String, on stage: ScriptStage) {
        Conversation(host: stage.host, interrupt: stage.interrupt).run(text)
    }

    /// The entry in the history; one that does not run is kept in memory only, but covered all the same.
    private func kept(_ text: String, on stage: ScriptStage) -> String {
        HistoryEntries(commands: stage.host.catalogue.table).text(of: text)
    }
}
