import AuthingShell
import Foundation
import Synchronization
import TestSupport

/// A line editor on a pseudo-terminal within the test's process: one side types, the other reads.
enum EditingSession {
    /// Outlives every handler that stores into it.
    ///
    /// Where the tests run in the background SIGINT is ignored, which a program keeps to; not here.
    nonisolated(unsafe) static let interruptFlag: UnsafeMutablePointer<UInt8> = {
        signal(SIGINT, SIG_DFL)
        let flag = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        flag.initialize(to: 0)
        return flag
    }()

    /// Runs an editor on a thread of its own while the test types.
    static func run<R: Sendable>(
        columns: Int = 80,
        rows: Int = 24,
        history: HistoryFile? = nil,
        edit: @escaping @Sendable (LineEditor) throws -> R,
        type: (PseudoTerminal) throws -> Void
    ) throws -> R {
        let terminal = try PseudoTerminal(columns: columns, rows: rows)
        let programEnd = terminal.openProgramEnd()
        defer { close(programEnd) }
        let interrupts = try InterruptSource(storingInto: interruptFlag)
        let result = Mutex<Result<R, any Error>?>(nil)
        let ended = DispatchSemaphore(value: 0)
        let thread = Thread {
            let outcome = Result {
                let editor = try LineEditor(
                    input: programEnd,
                    output: programEnd,
                    interrupts: interrupts,
                    history: history,
                    terminalType: "xterm-256color"
                )
                return try edit(editor)
            }
            result.withLock { $0 = outcome }
            ended.signal()
        }
        thread.start()
        do {
            try type(terminal)
        } catch {
            // The editor waits for keys; an end of input is one on an empty line.
            try terminal.press(.control("a"), .control("k"), .control("d"), .enter, .control("d"))
            _ = ended.wait(timeout: .now() + 10)
            throw error
        }
        while ended.wait(timeout: .now() + 0.01) == .timedOut { terminal.drain() }
        guard let result = result.withLock({ $0 }) else { preconditionFailure("the thread stored its result") }
        return try result.get()
    }

    /// Reads one line with the prompt `> `.
    static func readLine(
        columns: Int = 80,
        rows: Int = 24,
        recalling entries: [String] = [],
        initialText: String = "",
        completer: (@Sendable (CompletionRequest) -> CompletionResult)? = nil,
        type: (PseudoTerminal) throws -> Void
    ) throws -> LineEditor.Outcome {
        try run(columns: columns, rows: rows) { editor in
            editor.recall(entries)
            editor.completer = completer
            return try editor.readLine(prompt: "> ", initialText: initialText)
        } type: { terminal in
            try terminal.wait(for: "prompt") { $0.lines.first?.hasPrefix(">") == true }
            try type(terminal)
        }
    }
}
