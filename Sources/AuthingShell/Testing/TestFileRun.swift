import AuthingAPI
import AuthingScript
import Foundation

/// One file of tests while it runs.
final class TestFileRun {
    /// A test that began.
    private struct Began {
        let test: ScriptTest
        let start: Duration
        /// The time on the session's clock, where it stands still.
        let virtualStart: Date?
        var end: Duration?
        var virtualEnd: Date?
        var failure: Diagnostic?
        var output = ""
    }

    /// What was printed since the last test began or ended.
    private final class Printed {
        var text = ""

        func take() -> String {
            defer { text = "" }
            return text
        }
    }

    private let script: Script
    private let job: TestJob
    private let worker: TestWorker
    private let place: Int
    private let host: ShellHost
    private let printed: Printed
    private var began: [Began] = []
    private var output = ""
    private var skipped: [ScriptTest] = []
    private var hasFailed = false

    private var settings: TestSettings { worker.surroundings.tests }

    init(_ script: Script, _ job: TestJob, _ services: Services, worker: TestWorker, place: Int) throws {
        let surroundings = worker.surroundings
        let printed = Printed()
        let width = surroundings.width ?? 80
        self.script = script
        self.job = job
        self.worker = worker
        self.place = place
        self.printed = printed
        host = ShellHost(
            catalogue: surroundings.catalogue,
            services: services,
            console: Console(
                format: surroundings.format,
                isTerminal: surroundings.isTerminal,
                colours: false,
                coloursErrors: false,
                errorWidth: { width },
                width: { width },
                standardOutput: { printed.text += $0 },
                standardError: { printed.text += $0 }
            ),
            inputs: Inputs(
                secrets: surroundings.run.secrets,
                environment: { surroundings.environment[$0] },
                question: Self.refuse
            ),
            allowsReveal: surroundings.run.allowsReveal,
            executor: try ScriptExecutor(),
            interrupt: worker.interrupt,
            interruptDescriptor: worker.wake.descriptor
        )
        services.client.recordsDecisions = Launcher.asksWhy(script)
    }

    /// Nobody is asked: several files run at once, and a test means the same wherever it runs.
    private static func refuse(_ prompt: String, _ hidden: Bool) throws(CommandFailure) -> String {
        var name = Substring(prompt)
        while let last = name.last, last == " " || last == ":" { name.removeLast() }
        if hidden, name.hasPrefix("secret ") {
            let secret = name.dropFirst("secret ".count)
            throw .inputNeeded(
                "no value for the secret \(secret): give --secret \(secret)=…, --secrets-file or the environment variable \(secret)"
            )
        }
        throw .inputNeeded("\(name) is asked for, and a test asks nobody: use `secret NAME` or --var")
    }

    /// Runs the file.
    func run() -> TestedFile {
        warnOfClock()
        host.onTestEnd = { [unowned self] in ended($0) }
        var events = RunEvents()
        if worker.surroundings.run.echoes {
            let reporter = Reporter(host: host)
            events.onResult = { reporter.show($0, of: $1) }
        }
        let outcome = script.run(
            host: host,
            interrupt: worker.interrupt,
            keepsGoing: worker.surroundings.run.keepsGoing,
            events: events,
            plan: TestPlan(
                order: order,
                selects: { [unowned self] in selects($0) },
                onStart: { [unowned self] in starts($0) }
            )
        )
        finishDeliveries()
        return file(outcome)
    }

    // MARK: What the script tells

    private var order: [Int]? {
        guard let seed = settings.shuffleSeed else { return nil }
        return Shuffle(seed: seed, file: job.path, repetition: job.repetition).order(of: script.tests.count)
    }

    private func selects(_ test: ScriptTest) -> Bool {
        guard settings.selection.includes(test) else { return false }
        if settings.stopsAtFailure, hasFailed || worker.board.isStopped {
            skipped.append(test)
            return false
        }
        return true
    }

    private func starts(_ test: ScriptTest) {
        output += printed.take()
        let laboratory = host.services.laboratory
        began.append(
            Began(test: test, start: settings.clock(), virtualStart: laboratory.isFrozen ? laboratory.now() : nil)
        )
    }

    private func ended(_ result: TestResult) {
        guard !began.isEmpty else { return }
        let laboratory = host.services.laboratory
        began[began.count - 1].end = settings.clock()
        began[began.count - 1].virtualEnd = laboratory.isFrozen ? laboratory.now() : nil
        began[began.count - 1].failure = result.failure
        began[began.count - 1].output = printed.take()
        if result.failure != nil { hasFailed = true }
    }

    private func warnOfClock() {
        guard let warning = Launcher.clockWarning(host.services.laboratory) else { return }
        host.console.report(warning)
    }

    private func finishDeliveries() {
        let laboratory = host.services.laboratory
        let left: Int
        do throws(CommandFailure) {
            left = try host.wait { await laboratory.finishDeliveries(atMost: .seconds(10)) }
        } catch {
            // The person has pressed Ctrl-C: what is not sent stays unsent.
            return
        }
        if let warning = Launcher.deliveryWarning(left) { host.console.report(warning) }
    }

    // MARK: What became of it

    private func file(_ outcome: RunOutcome) -> TestedFile {
        let rest = printed.take()
        // Every secret that the run has met is known by now, and covered in all that is told of it.
        for test in began { learn(test.failure) }
        outcome.errors.forEach(learn)
        let texts = FailureText(worker.surroundings, sources: script.sources, redactor: host.redactor)
        var file = TestedFile(path: job.path, repetition: job.repetition)
        file.exitCode = outcome.exitCode
        let isInterrupted = outcome.exitCode == 130 && worker.board.isStopped && !worker.isLate
        var errors = outcome.errors
        if let late = late(outcome) {
            errors.append(late)
            file.exitCode = began.last.map { $0.end == nil } ?? false ? 1 : 4
        }
        for (index, test) in began.enumerated() {
            var entry = entry(test, texts)
            if test.end == nil {
                // What ended the run within a test failed that test.
                entry.output = host.redactor.cover(rest)
                entry.outcome = unfinished(test.test, isInterrupted, errors.last, texts)
                if index == began.count - 1, !errors.isEmpty { errors.removeLast() }
                if case .failed = entry.outcome, file.exitCode == 0 { file.exitCode = 1 }
            }
            file.cases.append(entry)
        }
        file.output = host.redactor.cover(output + (began.last.map { $0.end != nil } ?? true ? rest : ""))
        if !errors.isEmpty || (script.tests.isEmpty && !isInterrupted) {
            file.cases.append(whole(outcome, errors, texts))
        }
        addRest(to: &file, isInterrupted)
        return file
    }

    /// That the file has run too long, where it was stopped for that.
    private func late(_ outcome: RunOutcome) -> Diagnostic? {
        guard outcome.exitCode == 130, worker.isLate, let limit = settings.timeout else { return nil }
        return Diagnostic(
            code: nil,
            message: "the file has run longer than --timeout \(DurationText.write(limit)) lets it",
            at: outcome.interruption?.span,
            label: "it was here",
            notes: outcome.interruption?.notes ?? []
        )
    }

    private func learn(_ diagnostic: Diagnostic?) {
        guard let comparison = diagnostic?.comparison else { return }
        host.redactor.learn(comparison.left)
        host.redactor.learn(comparison.right)
    }

    private func entry(_ test: Began, _ texts: FailureText) -> TestedCase {
        let failure = test.failure.map { texts.failure(of: [$0], isOutsideOfTests: false) }
        var entry = described(test.test, failure.map { .failed($0) } ?? .passed)
        entry.duration = (test.end ?? settings.clock()) - test.start
        if let start = test.virtualStart, let end = test.virtualEnd {
            entry.virtualDuration = .milliseconds(Int64((end.timeIntervalSince(start) * 1000).rounded()))
        }
        entry.output = host.redactor.cover(test.output)
        return entry
    }

    private func unfinished(
        _ test: ScriptTest,
        _ isInterrupted: Bool,
        _ error: Diagnostic?,
        _ texts: FailureText
    ) -> TestedCase.Outcome {
        if isInterrupted { return .notRun("interrupted") }
        let exit = Diagnostic(code: nil, message: "the script ended itself within this test, by `exit`", at: test.span)
        return .failed(texts.failure(of: [error ?? exit], isOutsideOfTests: false))
    }

    private func whole(_ outcome: RunOutcome, _ errors: [Diagnostic], _ texts: FailureText) -> TestedCase {
        var entry = TestedCase(name: nil, outcome: .passed)
        if !errors.isEmpty {
            entry.outcome = .failed(texts.failure(of: errors, isOutsideOfTests: !script.tests.isEmpty))
        } else if outcome.exitCode != 0 {
            entry.outcome = .failed(TestFailure(message: "the script ended itself with exit code \(outcome.exitCode)"))
        }
        return entry
    }

    /// Adds the tests that were wanted and never began.
    private func addRest(to file: inout TestedFile, _ isInterrupted: Bool) {
        var seen = Set(began.map(\.test.span.start))
        let reason =
            isInterrupted ? "interrupted" : file.counts.failed > 0 ? "an earlier failure" : "the script ended before it"
        for test in script.tests where settings.selection.includes(test) && seen.insert(test.span.start).inserted {
            file.cases.append(described(test, .notRun(reason)))
        }
        if isInterrupted, script.tests.isEmpty {
            file.cases.append(TestedCase(name: nil, outcome: .notRun("interrupted")))
        }
        // A run that leaves a test out without a failure of its own is no success.
        if file.exitCode == 0, file.counts.notRun > skipped.count { file.exitCode = 1 }
    }

    private func described(_ test: ScriptTest, _ outcome: TestedCase.Outcome) -> TestedCase {
        // They stand in the script as they are; covering costs more than a small test, so only files that leave have it.
        let cover = settings.reports.isEmpty ? { $0 } : host.redactor.cover
        var entry = TestedCase(name: cover(test.name), outcome: outcome)
        entry.tags = test.tags.map(cover)
        entry.line = script.sources[test.span.file]?.line(at: Int(test.span.start))
        return entry
    }
}
