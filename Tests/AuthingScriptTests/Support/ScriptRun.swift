import AuthingScript

/// A script that was run with a `FakeHost`, and what came of it.
struct ScriptRun {
    let host: FakeHost
    let outcome: RunOutcome
    let diagnostics: [Diagnostic]
    let sources: SourceMap

    /// What was printed.
    var output: String { host.output }
    var exitCode: Int32 { outcome.exitCode }
    /// The message of the first problem, of the check or of the run.
    var firstMessage: String? { (diagnostics + outcome.errors).first?.message }
    /// The code of the first problem.
    var firstCode: String? { (diagnostics + outcome.errors).first?.code }

    /// What a person would see of problems.
    var problems: String {
        let renderer = DiagnosticRenderer(sources: sources)
        let failures = outcome.tests.compactMap(\.failure)
        return (diagnostics + outcome.errors + failures).map { renderer.text($0) }.joined()
    }

    /// Checks and runs a text on a script's thread, including `files` by name.
    static func of(
        _ text: String,
        name: String = "test.authing",
        host: FakeHost = FakeHost(),
        files: [String: String] = [:],
        variables: [(name: String, value: Value)] = [],
        isStrict: Bool = false,
        showsResults: Bool = false,
        keepsGoing: Bool = false
    ) -> ScriptRun {
        ScriptThread.run {
            var options = Script.Options()
            options.isStrict = isStrict
            options.variables = variables
            options.allowsBareExpressions = showsResults
            let source = ScriptSource(
                name: name,
                bytes: Array(text.utf8),
                identity: "/script/test.authing",
                loader: MemoryLoader(files: files)
            )
            let script = Script(source, commands: host.commands, options: options)
            var events = RunEvents()
            if showsResults { events.onResult = { value, _ in host.output += "= \(value.quoted)\n" } }
            let outcome = script.run(host: host, interrupt: host.interrupt, keepsGoing: keepsGoing, events: events)
            return ScriptRun(host: host, outcome: outcome, diagnostics: script.diagnostics, sources: script.sources)
        }
    }
}

/// Included files that are in memory.
struct MemoryLoader: SourceLoader {
    let files: [String: String]

    func load(_ path: String, from file: String) throws(SourceLoadFault) -> LoadedSource {
        guard !path.hasPrefix("/"), !path.contains("..") else { throw .outside }
        guard let text = files[path] else { throw .unreadable("there is no such file") }
        return LoadedSource(identity: "/script/" + path, name: path, bytes: Array(text.utf8))
    }
}
