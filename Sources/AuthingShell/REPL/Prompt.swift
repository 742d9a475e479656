import AuthingScript

/// The prompt: reads entries, runs them, keeps their history.
final class Prompt {
    private let conversation: Conversation
    private let input: TerminalInput
    private let console: Console
    private let history: HistoryFile?
    private let entries: HistoryEntries
    private let desk: PromptDesk
    private let line: () -> String

    /// Creates a prompt; `line` gives the text in front of an entry, and is asked anew each time.
    init(
        conversation: Conversation,
        input: TerminalInput,
        console: Console,
        history: HistoryFile?,
        desk: PromptDesk,
        line: @escaping () -> String
    ) {
        self.conversation = conversation
        self.input = input
        self.console = console
        self.history = history
        self.desk = desk
        self.line = line
        entries = HistoryEntries(commands: conversation.host.catalogue.table)
    }

    /// Reads and runs until the person ends it.
    ///
    /// - Parameters:
    ///   - banner: what is written first.
    ///   - initFile: what is run first.
    ///   - source: Ctrl-C.
    /// - Returns: the exit code.
    func run(banner: String, initFile: InitFile?, around source: InterruptSource) -> Int32 {
        console.write(banner)
        if let initFile, let code = run(initFile, source) { return code }
        do {
            let editor = try input.editor()
            editor.completer = { [conversation] request in conversation.complete(request) }
            editor.hinter = { [conversation] before in conversation.hint(before) }
            editor.showsHints = console.colours
            recall(editor)
            return try loop(editor, source)
        } catch {
            console.report("authing: \(error.message)\n")
            return 70
        }
    }

    private func recall(_ editor: LineEditor) {
        do throws(HistoryError) {
            guard let entries = try history?.load() else { return }
            editor.recall(entries)
            desk.recall(entries)
        } catch {
            console.report("authing: no history: \(error.message)\n")
        }
    }

    private func loop(_ editor: LineEditor, _ source: InterruptSource) throws(EditorError) -> Int32 {
        var entry = ""
        while true {
            console.flush()
            let outcome = try editor.readLine(prompt: entry.isEmpty ? line() : continuation)
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
        if let code = runOnce(entry, editor, source) { return code }
        while let next = desk.takeWaiting() {
            console.print(next)
            if let code = runOnce(next, editor, source) { return code }
        }
        return nil
    }

    private func runOnce(_ entry: String, _ editor: LineEditor, _ source: InterruptSource) -> Int32? {
        let waiting = desk.waitingCount
        source.beginRun()
        let outcome = conversation.run(entry)
        source.endRun()
        // `rerun` and `edit` are not kept, but what they run is: an entry that runs itself again would not end.
        if desk.waitingCount <= waiting { remember(entry, persists: outcome.didRun, editor) }
        if input.isInterrupted { desk.dropWaiting() }
        input.forgetInterrupt()
        return outcome.exitCode
    }

    /// Runs the statements of the person's own file.
    ///
    /// - Returns: the exit code when it asked to end.
    private func run(_ file: InitFile, _ source: InterruptSource) -> Int32? {
        let text: String?
        do throws(InitFile.Refusal) {
            text = try file.read()
        } catch {
            console.report("authing: \(error.message)\n")
            return nil
        }
        guard let text else { return nil }
        source.beginRun()
        defer {
            source.endRun()
            input.forgetInterrupt()
        }
        return conversation.run(file: text, named: file.path)
    }

    /// Keeps an entry.
    ///
    /// One that was refused before it ran stays in memory: where its secrets stand is not known for sure.
    private func remember(_ entry: String, persists: Bool, _ editor: LineEditor) {
        do throws(HistoryError) {
            let text = entries.text(of: entry)
            desk.add(text)
            try editor.remember(text, persists: persists)
        } catch {
            console.report("authing: not kept in the history: \(error.message)\n")
        }
    }

    private var continuation: String { console.colours ? "\u{1b}[1;32m    ...>\u{1b}[0m " : "    ...> " }
}
