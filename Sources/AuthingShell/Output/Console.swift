import AuthingJSON
package import AuthingScript

/// Where a session writes: results and prints to one stream, diagnostics to another, in one of several dresses.
///
/// It is used on the script's thread only.
package final class Console {
    /// How results look.
    package enum Format: String, Sendable, CaseIterable {
        /// Tables and cards for people.
        case tables = "table"
        /// One line of JSON a result.
        case json
        /// One line of JSON a record of a list.
        case ndjson
        /// Comma-separated values with a heading, RFC 4180.
        case csv
    }

    /// How results look; `format` changes it.
    package var format: Format
    /// Shows what is longer than the screen a page at a time; `nil` writes everything at once.
    package var pager: Pager?
    /// Whether results and prints go to a terminal, so that control characters in data must be made visible.
    package let isTerminal: Bool
    /// Whether results and the prompt may be coloured.
    package let colours: Bool
    /// Whether diagnostics may be coloured.
    package let coloursErrors: Bool
    /// The columns of the terminal that shows diagnostics, `nil` for none.
    package let errorWidth: () -> Int?
    /// Whether long work shows how far it is, on the stream of the diagnostics.
    package let showsProgress: Bool
    /// The columns of the screen, asked anew for each table, since a window may change.
    package let width: () -> Int
    /// Writes out what is buffered, before something else uses the terminal.
    package let flush: () -> Void
    /// Told each line that a command prints, results apart; `nil` to tell nobody.
    package var onPrint: ((String) -> Void)?
    /// Whether lines and results are told to `onPrint` alone and written nowhere.
    package var isSilent = false
    /// Covers the secrets of the session in everything that is written; set by the host, which meets them.
    package var redactor: Redactor?
    private let standardOutput: (String) -> Void
    private let standardError: (String) -> Void

    /// Creates a console.
    package init(
        format: Format,
        isTerminal: Bool,
        colours: Bool,
        coloursErrors: Bool,
        errorWidth: @escaping () -> Int? = { nil },
        showsProgress: Bool = false,
        width: @escaping () -> Int,
        standardOutput: @escaping (String) -> Void,
        standardError: @escaping (String) -> Void,
        flush: @escaping () -> Void = {}
    ) {
        self.format = format
        self.isTerminal = isTerminal
        self.colours = colours
        self.coloursErrors = coloursErrors
        self.errorWidth = errorWidth
        self.showsProgress = showsProgress
        self.width = width
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.flush = flush
    }

    /// Writes a line that may hold data.
    package func print(_ line: String) {
        onPrint?(line)
        emit(line)
    }

    private func emit(_ line: String) {
        guard !isSilent else { return }
        standardOutput(shown(line) + "\n")
    }

    private func shown(_ line: String) -> String {
        let line = cover(line)
        return isTerminal ? TerminalText.escape(line, allowsLineBreaks: true) : line
    }

    /// Writes a result.
    ///
    /// Null is nothing to show, but where a command declares that it may answer so.
    package func show(_ value: Value, shape: ResultShape?, arguments: Arguments?) {
        if case .null = value, shape?.absence == nil { return }
        switch format {
        case .json:
            emit(JSON(value, secrets: .covered).text())
        case .ndjson:
            for line in ResultRows(value).ndjson { emit(line) }
        case .csv:
            if case .null = value { return }
            // A terminal breaks the line at the line feed; a file gets both characters, as the RFC wants.
            for line in ResultRows(value).csv(shape) { emit(isTerminal ? line : line + "\r") }
        case .tables:
            write(pages: tableLines(value, shape: shape, arguments: arguments))
        }
    }

    private func tableLines(_ value: Value, shape: ResultShape?, arguments: Arguments?) -> [String] {
        if case .null = value { return [shown(shape?.absence ?? "")] }
        if let arguments, shape?.showsJSON?(arguments) == true {
            return shown(JSON(value, secrets: .covered).text(.pretty)).split(separator: "\n").map(String.init)
        }
        if let shape, let arguments, let sentence = shape.sentence?(arguments, value) {
            return TerminalText.wrapHanging(cover(sentence), width: width()).map(shown)
        }
        return ResultPrinter(shape: shape, width: width(), colours: colours && isTerminal, cover: cover).lines(value)
    }

    /// Writes lines of our own, which may hold colours, a page at a time where they are more than the screen holds.
    ///
    /// - Parameter lines: Harmless text.
    package func write(pages lines: [String]) {
        if let pager, lines.count >= pager.rows() {
            flush()
            if pager.show(lines) { return }
        }
        for line in lines { standardOutput(line + "\n") }
    }

    /// Writes a text of our own, which may hold colours.
    package func write(_ text: String) {
        guard !isSilent else { return }
        standardOutput(cover(text))
    }

    /// Writes a diagnostic, already rendered, on the other stream.
    package func report(_ text: String) {
        standardError(cover(text))
    }

    /// A text without the secrets that a person is not to see.
    private func cover(_ text: String) -> String { redactor?.coverShown(text) ?? text }
}
