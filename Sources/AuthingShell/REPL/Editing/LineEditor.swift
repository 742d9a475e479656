import AuthingScript
import CEditline
import Foundation

/// Reads lines from a terminal, with editing, history, completion and hidden input.
///
/// It belongs to the thread that creates it: the script thread. While it reads, the terminal is in the mode that editing
/// needs; after each read, and after any death of the process but `SIGKILL`, it is as it was.
package final class LineEditor {
    /// How a read ended.
    package enum Outcome: Equatable, Sendable {
        /// What was entered, without the line's end; it holds several lines when it was pasted or recalled so.
        case line(String)
        /// Ctrl-C; the line is dropped.
        case interrupted
        /// Ctrl-D on an empty line, or the terminal is gone.
        case endOfFile
    }

    /// Answers Tab; `nil` makes it do nothing.
    package var completer: ((CompletionRequest) -> CompletionResult)?

    /// Tells what may come next, by the text before the cursor; `nil` for nothing.
    package var hinter: ((String) -> String)?
    /// Whether that stands behind the cursor while a line is typed, dim; else Tab shows it where it completes nothing.
    package var showsHints = false

    private let editor: OpaquePointer
    private let output: Int32
    private let history: HistoryFile?
    private var lastPersisted: String?

    /// Creates an editor; the terminal is not touched before the first read.
    ///
    /// - Parameters:
    ///   - input: the terminal keys come from.
    ///   - output: the terminal that shows prompt and line.
    ///   - interrupts: what Ctrl-C reaches; it must be installed first, so that a read sees it.
    ///   - history: the file whose entries the arrow keys reach, and where `remember` appends; `nil` for none.
    ///   - terminalType: such as `xterm-256color`; `nil` takes the environment's `TERM`.
    /// - Throws: `EditorError` when the file descriptors cannot be used.
    package init(
        input: Int32 = STDIN_FILENO,
        output: Int32 = STDOUT_FILENO,
        interrupts: InterruptSource,
        history: HistoryFile? = nil,
        terminalType: String? = nil
    ) throws(EditorError) {
        guard let editor = editline_open(input, output, terminalType) else { throw EditorError(errno: errno) }
        self.editor = editor
        self.output = output
        self.history = history
    }

    deinit { editline_close(editor) }

    /// Makes the entries of a history reachable with the arrow keys and the search, oldest first.
    ///
    /// - Parameter entries: as `HistoryFile.load` gives them.
    package func recall(_ entries: [String]) {
        for entry in entries { editline_remember(editor, entry) }
    }

    /// Reads one entry.
    ///
    /// Enter accepts, wherever the cursor is; Alt-Enter inserts a line end. After the read the cursor of the terminal
    /// stands on a new line, however it ended. A Ctrl-C that came before the read is forgotten.
    ///
    /// - Parameters:
    ///   - prompt: what stands before the line. SGR sequences (colours) may be in it.
    ///   - initialText: text that stands there to be edited.
    ///   - recallsHistory: `false` for a question whose answers have nothing to do with former statements; Tab does
    ///     nothing then.
    /// - Returns: the entry, or how else the read ended.
    /// - Throws: `EditorError` when the terminal refuses.
    package func readLine(
        prompt: String,
        initialText: String = "",
        recallsHistory: Bool = true
    ) throws(EditorError) -> Outcome {
        editline_set_completer(
            editor,
            recallsHistory ? completionCallback : nil,
            Unmanaged.passUnretained(self).toOpaque()
        )
        editline_set_hinter(
            editor,
            recallsHistory && showsHints && hinter != nil ? hintCallback : nil,
            Unmanaged.passUnretained(self).toOpaque()
        )
        defer {
            editline_set_completer(editor, nil, nil)
            editline_set_hinter(editor, nil, nil)
        }
        var text: UnsafePointer<CChar>?
        let outcome = editline_read(editor, PromptText.delimited(prompt), initialText, recallsHistory, &text)
        return try Self.outcome(outcome, text)
    }

    /// Reads a line that is not shown: a password, a token.
    ///
    /// Backspace, Ctrl-U and paste work; Ctrl-C cancels; Ctrl-D on an empty line is the end of input.
    ///
    /// - Parameter prompt: what stands before the cursor.
    /// - Returns: the line, or how else the read ended; no copy of it stays with the editor.
    /// - Throws: `EditorError` when the terminal refuses.
    package func readHidden(prompt: String) throws(EditorError) -> Outcome {
        var text: UnsafePointer<CChar>?
        let outcome = editline_read_hidden(editor, prompt, &text)
        defer { editline_wipe(editor) }
        return try Self.outcome(outcome, text)
    }

    /// Adds an entry to the history.
    ///
    /// Secrets are not looked for: the caller gives text without them.
    ///
    /// - Parameters:
    ///   - entry: one statement, with line ends if it has several lines.
    ///   - persists: whether it goes to the history file too, or is forgotten with the process; an entry that is
    ///     repeated goes there once.
    /// - Throws: `HistoryError` when the file cannot be written; the entry is reachable all the same.
    package func remember(_ entry: String, persists: Bool) throws(HistoryError) {
        editline_remember(editor, entry)
        guard persists, let history, entry != lastPersisted else { return }
        try history.append(entry)
        lastPersisted = entry
    }

    // MARK: What a completer may do to the line

    /// Replaces the end of the text before the cursor.
    func replace(_ typed: Substring, with text: String) {
        editline_replace(editor, typed.unicodeScalars.count, text)
    }

    /// Shows candidates under the line.
    func show(_ candidates: [CompletionResult.Candidate]) {
        let terminal = Terminal(descriptor: output, environment: [:])
        let lines = CandidateList(candidates: candidates).lines(columns: terminal.columns, rows: terminal.rows - 2)
        editline_show(editor, lines.map { $0 + "\n" }.joined())
    }

    /// Answers what is to stand behind the cursor.
    func hint(before: String) {
        guard let text = hinter?(before), !text.isEmpty else { return }
        editline_hint(editor, TerminalText.visible(text))
    }

    /// Shows under the line what may come next, where nothing can be completed.
    func showHint(before: String) {
        let hint = hinter?(before).trimmingCharacters(in: .whitespaces) ?? ""
        guard !hint.isEmpty else { return beep() }
        let terminal = Terminal(descriptor: output, environment: [:])
        let lines = TerminalText.wrap(TerminalText.visible(hint), width: max(terminal.columns - 1, 1))
        editline_show(editor, lines.map { $0 + "\n" }.joined())
    }

    /// Says that nothing fits.
    func beep() { editline_beep(editor) }

    private static func outcome(_ outcome: EditlineOutcome, _ text: UnsafePointer<CChar>?) throws(EditorError)
        -> Outcome
    {
        switch outcome {
        case EDITLINE_LINE: .line(text.map { String(cString: $0) } ?? "")
        case EDITLINE_INTERRUPTED: .interrupted
        case EDITLINE_END: .endOfFile
        default: throw EditorError(errno: errno)
        }
    }
}
