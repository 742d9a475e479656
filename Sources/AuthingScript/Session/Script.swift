/// A whole script, parsed and checked together with what it includes; run it as often as wanted.
package final class Script {
    /// Errors and warnings, at most 20, in the order of the text; with an error nothing can run.
    package let diagnostics: [Diagnostic]
    /// The text and the included texts, for whoever shows diagnostics.
    package let sources: SourceMap
    private let commands: CommandTable
    private let statements: [TopLevelStatement]
    private let names: CheckedNames
    private let variables: [(name: String, value: Value)]

    /// How a script is checked.
    package struct Options {
        /// Whether secrets written into the text are refused.
        package var isStrict = false
        /// Whether an expression may stand alone: with `-c` and from standard input.
        package var allowsBareExpressions = false
        /// Variables that exist from the start: those of `--var`.
        package var variables: [(name: String, value: Value)] = []

        /// Creates the options of a script file.
        package init() {}
    }

    /// Parses and checks a script.
    ///
    /// Call it on a `ScriptThread`.
    package init(_ source: ScriptSource, commands: CommandTable, options: Options = Options()) {
        var sources = SourceMap()
        let file = sources.add(name: source.name, bytes: source.bytes)
        var names = CheckedNames()
        names.predefine(options.variables.map(\.name))
        var checkOptions = CheckOptions()
        checkOptions.isStrict = options.isStrict
        checkOptions.parse.allowsBareExpressions = options.allowsBareExpressions
        let checker = Checker(
            commands: commands,
            options: checkOptions,
            loader: source.loader,
            names: names,
            sources: sources
        )
        statements = checker.check(file, identity: source.identity, isIncluded: false)
        diagnostics = checker.sortedDiagnostics
        self.sources = checker.sources
        self.names = checker.names
        self.commands = commands
        variables = options.variables
    }

    /// Whether it can run: warnings alone do not hinder it.
    package var isRunnable: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Its tests, in their order.
    package var tests: [ScriptTest] {
        statements.compactMap { statement in
            guard let test = statement.node as? TestNode else { return nil }
            return ScriptTest(name: test.name, tags: test.literalTags ?? [], span: test.span)
        }
    }

    /// Whether the tags of a test are known only when it runs.
    package var hasComputedTags: Bool {
        statements.contains { ($0.node as? TestNode).map { $0.literalTags == nil } ?? false }
    }

    /// The statements, the tests among them in the order of a plan.
    private func ordered(by plan: TestPlan) -> [TopLevelStatement] {
        guard let order = plan.order else { return statements }
        let places = statements.indices.filter { statements[$0].node is TestNode }
        precondition(order.sorted() == Array(places.indices), "an order names each test once")
        var ordered = statements
        for (place, test) in zip(places, order) { ordered[place] = statements[places[test]] }
        return ordered
    }

    /// Runs the script, its tests included.
    ///
    /// Call it on a `ScriptThread`.
    ///
    /// - Parameters:
    ///   - host: runs the commands; its table must be the one that the script was checked with.
    ///   - interrupt: what stops the run early.
    ///   - keepsGoing: whether an unhandled error is reported and the next statement runs.
    ///   - events: told about results and errors as they occur.
    ///   - plan: which of its tests run, and in which order.
    /// - Returns: how it ended; with exit code 3 for a script that is not `isRunnable`.
    package func run(
        host: any CommandHost,
        interrupt: Interrupt = Interrupt(),
        keepsGoing: Bool = false,
        events: RunEvents = RunEvents(),
        plan: TestPlan = TestPlan()
    ) -> RunOutcome {
        guard isRunnable else { return RunOutcome(exitCode: 3) }
        let machine = Machine(host: host, interrupt: interrupt)
        machine.prepare(names)
        for (name, value) in variables {
            if let variable = names.predefined[name] { machine.setGlobal(variable.slot, value) }
        }
        machine.onResult = events.onResult
        machine.testPlan = plan
        machine.keepsTestStart = tests.count > 1
        machine.onHandled = events.onHandled
        machine.onExpected = events.onExpected
        let run = ProgramRun(machine, events, isSession: false)
        run.run(ordered(by: plan), keepsGoing: keepsGoing)
        return run.outcome
    }
}

/// Who is told what happens while a script runs.
package struct RunEvents {
    /// Given the results of commands and expressions that stand alone.
    ///
    /// With them comes the command's index in the table, `nil` for an expression or a `fn`. Set it where results are
    /// shown: at the prompt, with `-c`, from standard input and with `--echo`.
    package var onResult: ((_ result: Value, _ command: Int?) -> Void)?
    /// Given each unhandled error at once; it is in the outcome, too.
    package var onError: ((Diagnostic) -> Void)?
    /// Called when a statement outside of all blocks has ended, however it did.
    package var onStatementEnd: (() -> Void)?
    /// Given each error that the next statement asks about, before it does.
    package var onHandled: ((Diagnostic) -> Void)?
    /// Given the code of each error that an `expect error` was right about.
    package var onExpected: ((Int) -> Void)?
    /// Told where the next statement of the top level stands, before it runs; a guarded command and the statement that
    /// asks about its error are one.
    package var onStatement: ((Span) -> Void)?

    /// Creates events that nobody is told about.
    package init(
        onResult: ((_ result: Value, _ command: Int?) -> Void)? = nil,
        onError: ((Diagnostic) -> Void)? = nil,
        onHandled: ((Diagnostic) -> Void)? = nil,
        onExpected: ((Int) -> Void)? = nil,
        onStatement: ((Span) -> Void)? = nil
    ) {
        self.onResult = onResult
        self.onError = onError
        self.onHandled = onHandled
        self.onExpected = onExpected
        self.onStatement = onStatement
    }
}

/// How a run ended.
package struct RunOutcome {
    /// The exit code of language.md, section 6.
    package var exitCode: Int32
    /// Unhandled errors, in their order.
    package var errors: [Diagnostic] = []
    /// The tests that ran, in their order.
    package var tests: [TestResult] = []
    /// Where an interrupt met the run; it is no error.
    package var interruption: Diagnostic?
    /// Whether the script asked to end; the prompt ends then.
    package var isExit = false
}
