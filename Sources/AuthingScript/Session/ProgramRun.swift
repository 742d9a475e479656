/// Runs checked statements and keeps what became of them.
final class ProgramRun {
    private let machine: Machine
    private let events: RunEvents
    private let isSession: Bool
    private(set) var outcome = RunOutcome(exitCode: 0)

    init(_ machine: Machine, _ events: RunEvents, isSession: Bool) {
        self.machine = machine
        self.events = events
        self.isSession = isSession
    }

    /// Runs the statements of a file, or of an entry at the prompt; `keepsGoing` goes on behind one that fails.
    func run(_ statements: [TopLevelStatement], keepsGoing: Bool) {
        for statement in statements {
            defer { events.onStatementEnd?() }
            do throws(ScriptError) {
                try machine.checkInterrupt(at: statement.span)
                events.onStatement?(statement.span)
                _ = try statement.node.run(machine.mainFrame)
                if isSession, statement.isCommand { machine.lastError = .null }
            } catch {
                note(error)
                if error.endsRun || !keepsGoing { break }
                reset(statement)
            }
        }
        outcome.tests = machine.testResults
        if outcome.exitCode == 0, outcome.tests.contains(where: { $0.failure != nil }) { outcome.exitCode = 1 }
    }

    private func reset(_ statement: TopLevelStatement) {
        do throws(ScriptError) { _ = try statement.reset?.run(machine.mainFrame) } catch { note(error) }
    }

    private func note(_ error: ScriptError) {
        if error.isError { machine.lastError = error.record }
        if case .exit(let code) = error.reason {
            outcome.isExit = true
            outcome.exitCode = code
            return
        }
        if outcome.exitCode == 0 || error.endsRun { outcome.exitCode = error.exitCode }
        let diagnostic = error.diagnostic
        if case .interrupted = error.reason {
            outcome.interruption = diagnostic
            return
        }
        outcome.errors.append(diagnostic)
        events.onError?(diagnostic)
    }
}

extension Machine {
    /// Makes room for a checked program, and its functions known to commands.
    func prepare(_ names: CheckedNames) {
        reserve(globals: names.globalCount, blocks: names.blockCount, frame: names.frameSize)
        functions = names.callable
    }
}

extension CheckedNames {
    /// Makes variables known to all files.
    mutating func predefine(_ variables: [String]) {
        for name in variables where predefined[name] == nil {
            predefined[name] = GlobalVariable(slot: allocateGlobal(), isSet: true)
        }
    }
}
