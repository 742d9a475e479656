import AuthingScript

/// The person at the terminal: one line editor for the prompt and for questions of commands, opened when it is first
/// needed.
final class TerminalInput {
    private let interrupt: Interrupt
    private let source: InterruptSource
    private let history: HistoryFile?
    private var opened: LineEditor?

    init(interrupt: Interrupt, source: InterruptSource, history: HistoryFile?) {
        self.interrupt = interrupt
        self.source = source
        self.history = history
    }

    /// The editor.
    func editor() throws(EditorError) -> LineEditor {
        if let opened { return opened }
        let editor = try LineEditor(interrupts: source, history: history)
        opened = editor
        return editor
    }

    /// Asks for a value.
    ///
    /// - Throws: `.interrupted` after Ctrl-C, `.inputNeeded` at the end of input or when the terminal refuses.
    func ask(_ prompt: String, hidden: Bool) throws(CommandFailure) -> String {
        let outcome: LineEditor.Outcome
        do {
            let editor = try editor()
            outcome =
                try hidden ? editor.readHidden(prompt: prompt) : editor.readLine(prompt: prompt, recallsHistory: false)
        } catch {
            throw .inputNeeded(error.message)
        }
        switch outcome {
        case .line(let answer):
            return answer
        case .interrupted:
            throw .interrupted
        case .endOfFile:
            throw .inputNeeded("the input ended where an answer was needed")
        }
    }

    /// Whether a Ctrl-C came that nothing has answered yet.
    var isInterrupted: Bool { interrupt.isRequested }

    /// Forgets a Ctrl-C that has done its work.
    func forgetInterrupt() {
        interrupt.clear()
        source.drain()
    }
}
