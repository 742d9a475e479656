import AuthingScript

/// The prompt: reads entries, runs them, keeps their history.
final class Prompt {
    private let conversation: Conversation
    private let input: TerminalInput
    private let console: Console
    private let history: HistoryFile?
    private let entries: HistoryEntries

    init(conversation: Conversation, input: TerminalInput, console: Console, history: HistoryFile?) {
        self.conversation = conversation
        self.input = input
        self.console = console
        self.history = history
        entries = HistoryEntries(commands: conversation.host.catalogue.table)
    }

    /// Reads and runs until the person ends it.
    ///
    /// - Returns: the exit code.
    func run(banner: String, around source: InterruptSource) -> Int32 {
        console.write(banner)
        do {
            let editor = try input.editor()
            editor.completer = { [conversation] request in conversation.complete(request) }
            recall(editor)
            return try loop(editor, source)
        } catch {
            console.report("authing: \(error.message)\n")
            return 70
        }
    }

    private func recall(_ editor: LineEditor) {
        do throws(HistoryError) {
            if let entries = try history?.load() { editor.recall(entries) }
        } catch {
            console.report("authing: no history: \(error.message)\n")
        }
    }

    private func loop(_ editor: LineEditor, _ source: InterruptSource) throws(EditorError) -> Int32 {
        var entry = ""
        while true {
            console.flush()
            let outcome = try editor.readLine(prompt: entry.isEmpty ? prompt("authing> ") : prompt("    ...> "))
            switch outcome {
            case .interrupted:
                input.forgetInterrupt()
                entry = ""
            case .endOfFile where entry.isEmpty:
                return 0
            case .endOfFile:
                entry = ""
            case .line(let line):
                entry += entry.isEmpty ? line : "\n" + line
                guard !conversation.needsMoreInput(entry) else { continue }
                if let code = run(entry, editor, source) { return code }
                entry = ""
            }
        }
    }

    /// Runs an entry and remembers it.
    ///
    /// - Returns: the exit code when it asked to end.
    private func run(_ entry: String, _ editor: LineEditor, _ source: InterruptSource) -> Int32? {
        guard entry.contains(where: { !$0.isWhitespace }) else { return nil }
        source.beginRun()
        let outcome = conversation.run(entry)
        source.endRun()
        input.forgetInterrupt()
        remember(entry, persists: outcome.didRun, editor)
        return outcome.exitCode
    }

    /// Keeps an entry.
    ///
    /// One that was refused before it ran stays in memory: where its secrets stand is not known for sure.
    private func remember(_ entry: String, persists: Bool, _ editor: LineEditor) {
        do throws(HistoryError) {
            try editor.remember(entries.text(of: entry), persists: persists)
        } catch {
            console.report("authing: not kept in the history: \(error.message)\n")
        }
    }

    private func prompt(_ text: String) -> String {
        console.colours ? "\u{1b}[1;32m\(text.dropLast())\u{1b}[0m " : text
    }
}
