/// What is entered at the prompt, one entry after the other: variables, functions, `$_` and `$error` stay.
///
/// An error does not end it: the error is told and kept, so that `if error 2000 …` may be the next entry.
package final class Session {
    private let host: any CommandHost
    private let interrupt: Interrupt
    private let loader: (any SourceLoader)?
    private let machine: Machine
    private var names = CheckedNames()
    private var isRunning = false
    /// Who is told about results and errors.
    package var events: RunEvents
    /// All entries, for whoever shows diagnostics.
    package private(set) var sources = SourceMap()

    /// The identity of the entries among the files that they include.
    private static let identity = ""

    /// Creates a session.
    ///
    /// - Parameters:
    ///   - host: runs the commands.
    ///   - interrupt: what stops an entry early.
    ///   - variables: variables that exist from the start: those of `--var`.
    ///   - loader: reads included files; `nil` when nothing can be included.
    ///   - events: told about results and errors as they occur.
    package init(
        host: any CommandHost,
        interrupt: Interrupt = Interrupt(),
        variables: [(name: String, value: Value)] = [],
        loader: (any SourceLoader)? = nil,
        events: RunEvents = RunEvents()
    ) {
        self.host = host
        self.interrupt = interrupt
        self.loader = loader
        self.events = events
        machine = Machine(host: host, interrupt: interrupt)
        names.predefine(variables.map(\.name))
        machine.prepare(names)
        for (name, value) in variables {
            if let variable = names.predefined[name] { machine.setGlobal(variable.slot, value) }
        }
    }

    /// Checks and runs one entry.
    ///
    /// An interrupt that was asked for before stops it at once: whoever reads entries forgets old ones. Call it on a
    /// `ScriptThread`. Nothing runs when the entry does not parse or check; the exit code is then 3 and the
    /// diagnostics say why.
    package func enter(_ text: String, name: String = "<input>") -> EntryOutcome {
        let file = sources.add(name: name, text: text)
        // The variables of an entry that runs must not move.
        guard !isRunning else {
            let nested = Diagnostic(.hostFault, "an entry cannot run another one", at: file.span)
            return EntryOutcome(run: RunOutcome(exitCode: 3), diagnostics: [nested])
        }
        isRunning = true
        defer { isRunning = false }
        let checker = Checker(
            commands: host.commands,
            options: CheckOptions(parse: .prompt, isSession: true),
            loader: loader,
            names: names,
            sources: sources
        )
        let statements = checker.check(file, identity: Self.identity, isIncluded: false)
        sources = checker.sources
        let diagnostics = checker.sortedDiagnostics
        guard !checker.hasErrors else {
            return EntryOutcome(run: RunOutcome(exitCode: 3), diagnostics: diagnostics)
        }
        names = checker.names
        machine.prepare(names)
        machine.onResult = events.onResult
        machine.onHandled = events.onHandled
        machine.testStart = nil
        machine.testResults = []
        let run = ProgramRun(machine, events, isSession: true)
        run.run(statements, keepsGoing: true)
        return EntryOutcome(run: run.outcome, diagnostics: diagnostics)
    }

    /// The variables that are set, by name, without `$`.
    package var variables: [(name: String, value: Value)] {
        let own = names.files[Self.identity]?.variables ?? names.predefined
        let set = own.sorted { $0.key < $1.key }.compactMap { name, variable in
            machine.global(variable.slot).map { (name: name, value: $0) }
        }
        return set + [(name: "_", value: machine.lastResult), (name: "error", value: machine.lastError)]
    }

    /// The functions of the session, as `name` or `alias.name`, in order of name.
    package var functionNames: [String] {
        (names.files[Self.identity]?.functions.keys).map { $0.sorted() } ?? []
    }
}

/// What became of an entry.
package struct EntryOutcome {
    /// How it ran.
    package let run: RunOutcome
    /// What the parser and the checker say: errors, for which nothing ran, and warnings.
    package let diagnostics: [Diagnostic]
}
