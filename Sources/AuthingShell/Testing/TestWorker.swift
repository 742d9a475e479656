import AuthingAPI
import AuthingJSON
import AuthingScript
import Foundation

/// Runs files of tests one after the other, each in a session and with a pool of its own.
///
/// It is made on one thread and then used on another, its script thread. What it shares with others is the board, and its
/// interrupt: each thread has one of its own, because whoever sees an interrupt takes it.
struct TestWorker: Sendable {
    /// What all threads of a run know.
    struct Surroundings: Sendable {
        let catalogue: CommandCatalogue
        let run: RunSettings
        let tests: TestSettings
        let environment: [String: String]
        let openServices: @Sendable () throws -> Services
        /// How results look in what a test prints.
        let format: Console.Format
        /// Whether what a test prints goes to a terminal.
        let isTerminal: Bool
        let colours: Bool
        /// The columns of the terminal that shows failures, `nil` for none.
        let width: Int?
    }

    let surroundings: Surroundings
    let board: TestBoard
    let interrupt = Interrupt()
    let wake: WakePipe
    private let watch = TestWatch()

    init(_ surroundings: Surroundings, board: TestBoard) throws {
        self.surroundings = surroundings
        self.board = board
        wake = try WakePipe()
    }

    /// Runs files until there are no more.
    func work() {
        while let (index, job) = board.take() {
            let start = surroundings.tests.clock()
            watch.begin(at: start) {
                interrupt.clear()
                wake.drain()
            }
            // Whoever stops the run says so first and interrupts then: what the line above forgot shows here.
            if board.isStopped { break }
            var file = run(job, at: index)
            watch.end()
            file.duration = surroundings.tests.clock() - start
            if surroundings.tests.stopsAtFailure, file.exitCode != 0 { board.stop() }
            board.finish(index, file)
        }
        board.workerFinished()
    }

    /// Ends what is running, from another thread; nothing may begin any more, or the watch sees to it that nothing does.
    func stop() {
        interrupt.request()
        wake.wake()
    }

    /// Ends what is running where it has run too long; from another thread.
    func stopIfLate() {
        guard let limit = surroundings.tests.timeout else { return }
        watch.look(at: surroundings.tests.clock(), limit: limit, stop)
    }

    /// Whether the file that runs was stopped because it has run too long.
    var isLate: Bool { watch.hasExpired }

    // MARK: One file

    private func run(_ job: TestJob, at index: Int) -> TestedFile {
        let source: ScriptSource
        do throws(SourceLoadFault) {
            source = try job.source
        } catch {
            return failed(job, TestFailure(message: error.reason), exitCode: 2)
        }
        var options = Script.Options()
        options.isStrict = surroundings.run.isStrict
        options.allowsBareExpressions = job.path == "-"
        options.variables = surroundings.run.variables
        let script = Script(source, commands: surroundings.catalogue.table, options: options)
        guard script.isRunnable, !options.isStrict || script.diagnostics.isEmpty else {
            let failure = FailureText(surroundings, sources: script.sources, redactor: nil)
                .failure(of: script.diagnostics, isOutsideOfTests: false)
            return failed(job, failure, exitCode: 3)
        }
        let selection = surroundings.tests.selection
        let isWanted =
            script.tests.isEmpty ? selection.includesWholeFiles : script.tests.contains(where: selection.includes)
        guard isWanted || script.hasComputedTags else { return TestedFile(path: job.path, repetition: job.repetition) }
        do {
            let services = try surroundings.openServices()
            let run = try TestFileRun(script, job, services, worker: self, place: index)
            return run.run()
        } catch let refusal as AuthingError {
            let language = surroundings.run.language
            var failure = TestFailure(
                message: refusal.message(in: language),
                code: String(refusal.code.rawValue),
                text: "error[\(refusal.code.rawValue)]: \(refusal.message(in: language))\n"
            )
            if let hint = refusal.hint(in: language) { failure.text += "  hint: \(hint)\n" }
            failure.shown = failure.text
            return failed(job, failure, exitCode: 5)
        } catch {
            return failed(job, TestFailure(message: "\(error)"), exitCode: 70)
        }
    }

    private func failed(_ job: TestJob, _ failure: TestFailure, exitCode: Int32) -> TestedFile {
        var file = TestedFile(path: job.path, repetition: job.repetition)
        var failure = failure
        if failure.diagnostics.isEmpty {
            failure.text = "authing: \(TerminalText.escape(job.path)): \(failure.text)"
            failure.shown = failure.text
        }
        file.cases = [TestedCase(name: nil, outcome: .failed(failure))]
        file.exitCode = exitCode
        return file
    }
}

extension SourceLoadFault {
    /// Why a file cannot be read, in words.
    var reason: String {
        switch self {
        case .outside: "it lies outside of the script's folder"
        case .unreadable(let reason): reason
        }
    }
}

/// Writes what went wrong, with nothing in it that must not be seen.
struct FailureText {
    private let plain: DiagnosticRenderer
    private let shown: DiagnosticRenderer
    private let redact: @Sendable (String) -> String
    private let sources: SourceMap

    /// The columns of a report.
    private static let reportWidth = 80

    init(_ surroundings: TestWorker.Surroundings, sources: SourceMap, redactor: Redactor?) {
        let written = WrittenSecrets(surroundings.catalogue.table)
        let redact: @Sendable (String) -> String = { redactor?.cover($0) ?? $0 }
        let renderer = { (style: DiagnosticRenderer.Style, width: Int?) in
            DiagnosticRenderer(
                sources: sources,
                style: style,
                width: width,
                covering: written.find,
                redacting: redact
            )
        }
        self.redact = redact
        self.sources = sources
        plain = renderer(.plain, Self.reportWidth)
        shown = renderer(surroundings.colours ? .coloured : .plain, surroundings.width)
    }

    /// What a failure that the script met is to the reports.
    func failure(of diagnostics: [Diagnostic], isOutsideOfTests: Bool) -> TestFailure {
        let data = diagnostics.map(plain.json)
        var failure = TestFailure(message: "", text: diagnostics.map { plain.text($0) }.joined())
        failure.shown = diagnostics.map { shown.text($0) }.joined()
        failure.diagnostics = data
        failure.isOutsideOfTests = isOutsideOfTests
        if let first = diagnostics.first(where: { $0.severity == .error }) ?? diagnostics.first {
            failure.code = first.code
            if case .object(let record) = plain.json(first), let message = record["message"],
                case .string(let text) = message
            {
                failure.message = text
            }
            if let span = first.span, let file = sources[span.file] {
                (failure.line, failure.column) = file.position(at: Int(span.start))
            }
        }
        return failure
    }
}
