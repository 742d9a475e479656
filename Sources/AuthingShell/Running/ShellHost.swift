import AuthingAPI
package import AuthingScript
package import Foundation

/// Runs commands for the evaluator: the one place where the language meets the authentication service.
///
/// It lives on the script's thread; asynchronous commands are awaited there by `ScriptExecutor`.
package final class ShellHost: CommandHost {
    /// The declarations, in the order of the help.
    package let catalogue: CommandCatalogue
    /// Client, console and laboratory.
    package let services: Services
    /// Where results and prints go.
    package let console: Console
    /// Where secrets and answers come from.
    package let inputs: Inputs
    /// Covers the secrets that calls have met, in whatever text leaves the session.
    package let redactor: Redactor
    /// The secrets that are written out in the latest text.
    let writtenSecrets: WrittenSecrets
    /// Writes the session down, where it is told to.
    let recording: Recording
    /// What the session keeps for the person at it.
    package let desk = SessionDesk()
    /// The time since some moment on a clock that only goes forward, for `timing` and `trace`.
    package var stopwatch: () -> Duration = { .zero }
    /// Told about each test as it ends.
    package var onTestEnd: (TestResult) -> Void = { _ in }
    /// Where the names of files begin that a command is given; the process's folder by default.
    package let workingFolder: String
    /// Decides whether `reveal` may show a secret.
    package let allowsReveal: Bool
    /// The arguments of the last call, for showing its result.
    private(set) var lastArguments: Arguments?
    private var lastService: (name: String, number: Int, start: Date, end: Date)?
    private var requests = 0
    /// Who was logged in at each saved state.
    private var sessions: [Int: (session: ClientSession, appID: String)] = [:]
    /// What `undo` can go back to.
    var snapshots = SnapshotShelf()
    /// Whether the entry that runs has gone back.
    var hasGoneBack = false
    /// Whether it was said that the pool is too large to be kept before each entry.
    var hasToldOfSize = false
    /// The faults that the last call of the service met.
    private(set) var lastStrikes: [Fault.Kind] = []
    private var trace: CallTrace?
    /// Awaits asynchronous commands on the script's thread.
    let executor: ScriptExecutor
    /// When the time of each pipeline function that is running is over, the innermost one last.
    var deadlines: [Date] = []
    /// What ends the run, met by a pipeline function that a command waits for.
    var runEnd: CommandFailure?
    /// Set when the person presses Ctrl-C.
    let interrupt: Interrupt
    /// Becomes readable at the same moment.
    let interruptDescriptor: Int32?

    /// Creates a host.
    ///
    /// - Parameters:
    ///   - catalogue: the commands.
    ///   - services: what they act on.
    ///   - console: where they print.
    ///   - inputs: where `?`, `ask` and `secret` find their values.
    ///   - allowsReveal: whether `reveal` may show a secret although no terminal is there.
    ///   - executor: waits for asynchronous commands.
    ///   - interrupt: set when the person presses Ctrl-C.
    ///   - interruptDescriptor: becomes readable at the same moment; `nil` for none.
    ///   - workingFolder: where the names of files begin that a command is given.
    ///   - redactor: covers the secrets that calls meet.
    package init(
        catalogue: CommandCatalogue,
        services: Services,
        console: Console,
        inputs: Inputs,
        allowsReveal: Bool,
        executor: ScriptExecutor,
        interrupt: Interrupt,
        interruptDescriptor: Int32?,
        workingFolder: String = ".",
        redactor: Redactor = Redactor()
    ) {
        self.redactor = redactor
        self.catalogue = catalogue
        writtenSecrets = WrittenSecrets(catalogue.table)
        self.services = services
        self.console = console
        self.inputs = inputs
        self.allowsReveal = allowsReveal
        self.executor = executor
        self.interrupt = interrupt
        self.interruptDescriptor = interruptDescriptor
        self.workingFolder = workingFolder
        console.redactor = redactor
        recording = Recording(commands: catalogue.table, redactor: redactor)
        console.onPrint = { [recording] line in recording.tap.add(TranscriptLines.printed(line)) }
    }

    /// A host for other services, which shows nothing; what it meets of secrets is covered here, too.
    func trial(_ services: Services) -> ShellHost {
        let console = Console(
            format: .json,
            isTerminal: false,
            colours: false,
            coloursErrors: false,
            width: console.width,
            standardOutput: { _ in },
            standardError: { _ in }
        )
        return ShellHost(
            catalogue: catalogue,
            services: services,
            console: console,
            inputs: inputs,
            allowsReveal: allowsReveal,
            executor: executor,
            interrupt: interrupt,
            interruptDescriptor: interruptDescriptor,
            workingFolder: workingFolder,
            redactor: redactor
        )
    }

    package var commands: CommandTable { catalogue.table }

    package func call(_ call: CommandCall) throws(CommandFailure) -> Value {
        let command = catalogue.commands[call.command]
        let arguments = Arguments(command.parameters, call.arguments)
        for case let argument? in call.arguments { redactor.learn(argument) }
        if recording.isOn || recording.listener != nil { note(command, call.arguments) }
        try requireTime()
        // Afterwards, too: a function that was called back may have run commands of its own.
        lastArguments = arguments
        desk.note(command, arguments)
        defer { lastArguments = arguments }
        let result = try run(command, arguments, call)
        redactor.learn(result)
        if recording.isOn || recording.listener != nil { note(command, result) }
        return result
    }

    /// Whether the service was asked already, so that ids were drawn.
    var hasAsked: Bool { requests > 0 }

    private func note(_ command: Command, _ arguments: [Value?]) {
        for (parameter, argument) in zip(command.parameters, arguments) {
            guard let argument else { continue }
            recording.learn(argument)
            guard parameter.isSecret else { continue }
            recording.names.meet(argument, for: parameter.name)
            recording.listener?.meet(argument, for: parameter.name)
        }
    }

    private func note(_ command: Command, _ result: Value) {
        recording.learn(result)
        switch command.name {
        case "secret":
            recording.names.meet(result, named: lastArguments?.text("name") ?? "SECRET")
            recording.listener?.meet(result, named: lastArguments?.text("name") ?? "SECRET")
        case "ask": recording.answered(SecretRewriter.answerName, isSecret: true, result)
        default: break
        }
    }

    private func run(
        _ command: Command,
        _ arguments: Arguments,
        _ call: CommandCall
    ) throws(CommandFailure) -> Value {
        switch command.body {
        case .immediate(let body):
            return try body(arguments, self)
        case .calling(let body):
            return try body(arguments, self, call)
        case .service(let body):
            requests += 1
            let (number, start) = (requests, now())
            lastService = (command.name, number, start, start)
            defer { lastService = (command.name, number, start, now()) }
            let services = services
            let trail = services.client.lastDecisions
            defer { noteStrikes(since: trail) }
            do {
                guard let trace else { return try wait { try await body(arguments, services) } }
                return try trace.around(command, arguments, self) { () throws(CommandFailure) in
                    try wait { try await body(arguments, services) }
                }
            } catch .refused(let refusal) {
                throw .refused(refusal.covering(arguments.misplacedSecrets))
            }
        }
    }

    /// Tells about each call of the service from here on, or no longer.
    func traces(_ isOn: Bool) {
        if isOn {
            trace = trace ?? CallTrace(services.client)
        } else {
            trace?.end()
            trace = nil
        }
    }

    /// `$last`: the last call of the service, with its times on the session's clock.
    package func lastCall() -> Value {
        guard let last = lastService else { return .null }
        return .record([
            "command": .string(last.name),
            "requestId": .string("request-\(last.number)"),
            "startedAt": .time(last.start),
            "duration": .duration(.milliseconds(Int64((last.end.timeIntervalSince(last.start) * 1000).rounded()))),
        ])
    }

    /// Waits for an asynchronous operation on the script's thread; Ctrl-C cancels it.
    ///
    /// - Parameters:
    ///   - tick: called now and then while it waits, to show how far it is.
    ///   - operation: what to wait for.
    /// - Returns: what it came to.
    /// - Throws: `.refused` for an error of the API, `.interrupted` after Ctrl-C.
    package func wait<Result: Sendable>(
        tick: (() -> Void)? = nil,
        _ operation: @escaping @Sendable () async throws -> Result
    ) throws(CommandFailure) -> Result {
        let outcome: Swift.Result<Result, any Error> = executor.wait(
            interrupt: interruptDescriptor,
            isInterrupted: { [interrupt] in interrupt.isRequested },
            tick: tick
        ) {
            do {
                return .success(try await operation())
            } catch {
                return .failure(error)
            }
        }
        if let end = runEnd {
            runEnd = nil
            throw end
        }
        switch outcome {
        case .success(let result):
            return result
        case .failure(let error):
            if interrupt.isRequested { throw .interrupted }
            throw failure(error)
        }
    }

    private func failure(_ error: any Error) -> CommandFailure {
        switch error {
        case let failure as CommandFailure:
            failure
        case let error as AuthingError:
            .refused(CommandFailure.Refusal(error, language: services.client.options.language))
        default:
            // The service words everything that can go wrong; what it does not word is a fault of ours.
            .fault(
                code: DiagnosticCode.unexpectedError.id,
                message: "an error that should not occur: \(error)",
                hint: nil
            )
        }
    }

    package func ask(
        for parameter: CommandSignature.Parameter,
        of signature: CommandSignature
    ) throws(CommandFailure) -> Value {
        let answer = try inputs.ask(
            "\(signature.name) \(parameter.name): ",
            hidden: parameter.isSecret
        )
        let value: Value = parameter.isSecret ? .secret(SecretValue(.string(answer))) : .string(answer)
        if parameter.isSecret { redactor.learn(answer) }
        recording.answered(parameter.name, isSecret: parameter.isSecret, value)
        return value
    }

    package func now() -> Date { services.laboratory.now() }

    package func sleep(_ duration: Duration) throws(CommandFailure) {
        let duration = try timeLeft(of: duration)
        guard !services.laboratory.isFrozen else { return services.laboratory.advance(by: duration) }
        // Who reads along sees what was printed before the pause, and a signal in it loses nothing.
        console.flush()
        try wait { try await Task.sleep(for: duration) }
    }

    package func randomBits() -> UInt64 { services.laboratory.randomBits() }

    package func saveState() throws(CommandFailure) -> Int {
        let services = services
        let handle = try wait { try await services.laboratory.save() }
        noteSession(services.client.session, appID: services.client.options.appID, for: handle)
        return handle
    }

    /// Remembers who was logged in at a saved state, and at which application.
    func noteSession(_ session: ClientSession, appID: String, for handle: Int) {
        sessions[handle] = (session, appID)
    }

    /// Forgets a saved state and frees what it takes.
    package func forgetState(_ handle: Int) {
        sessions[handle] = nil
        services.laboratory.forget(handle)
    }

    /// Keeps the faults that a call of the API met; the console's own calls have no trail.
    private func noteStrikes(since trail: DecisionRecorder?) {
        let strikes = services.laboratory.takeStrikes()
        if services.client.lastDecisions !== trail { lastStrikes = strikes }
    }

    package func restoreState(_ handle: Int) throws(CommandFailure) {
        let services = services
        try wait { try await services.laboratory.restore(handle) }
        guard let saved = sessions[handle] else {
            services.client.clearSession()
            return
        }
        services.client.session = saved.session
        services.client.options.appID = saved.appID
    }

    package func testEnded(_ result: TestResult) {
        onTestEnd(result)
        recording.tap.add(TranscriptLines.test(result))
    }
}

extension CommandFailure.Refusal {
    /// The same with secrets covered: a message quotes the address or name that was given, which may have been one.
    func covering(_ secrets: [SecretValue]) -> Self {
        var message = message
        var hint = hint
        for secret in secrets {
            let text = secret.reveal { $0.printed }
            guard !text.isEmpty else { continue }
            message = message.replacing(text, with: secret.display)
            hint = hint?.replacing(text, with: secret.display)
        }
        return Self(code: code, message: message, hint: hint, data: data)
    }

    /// What a refusal hands to programs and must not show: the token that allows to reset a password.
    private static let secrets = ResultShape(
        "the data of an error",
        fields: [.init("token", "allows to reset the password", secrecy: .token)]
    )

    /// A refusal of the API, in the session's language.
    init(_ error: AuthingError, language: Language) {
        self.init(
            code: error.code.rawValue,
            message: error.message(in: language),
            hint: error.hint(in: language),
            data: error.data.map(Self.secrets.value) ?? .null
        )
    }
}
