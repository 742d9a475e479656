import AuthingJSON
import AuthingScript

/// Tells people what a run comes to: results, errors, tests.
struct Reporter {
    let host: ShellHost

    private var console: Console { host.console }

    /// Shows the result of a statement that stands alone.
    func show(_ value: Value, of command: Int?) {
        let shape = command.map { host.catalogue.commands[$0].result }
        console.show(value, shape: shape, arguments: command == nil ? nil : host.lastArguments)
    }

    /// Writes an error or a warning.
    func report(_ diagnostic: Diagnostic, in sources: SourceMap, detail: DiagnosticRenderer.Detail = .full) {
        console.report(renderer(sources).text(diagnostic, detail: detail))
    }

    /// Writes an error or a warning as a line of JSON, on standard output.
    func reportJSON(_ diagnostic: Diagnostic, in sources: SourceMap) {
        console.write(renderer(sources).json(diagnostic).text() + "\n")
    }

    /// Tells how a test ended.
    func tell(_ result: TestResult, in sources: SourceMap, detail: DiagnosticRenderer.Detail = .full) {
        let name = TerminalText.escape(result.name)
        guard let failure = result.failure else { return console.write("ok      \(name)\n") }
        console.write("FAILED  \(name)\n")
        report(failure, in: sources, detail: detail)
    }

    private func renderer(_ sources: SourceMap) -> DiagnosticRenderer {
        let redactor = host.redactor
        return DiagnosticRenderer(
            sources: sources,
            style: console.coloursErrors ? .coloured : .plain,
            width: console.errorWidth(),
            covering: { [written = host.writtenSecrets] file in
                redactor.secrets(in: file, written.find(in: file))
            },
            redacting: redactor.coverShown
        )
    }
}
