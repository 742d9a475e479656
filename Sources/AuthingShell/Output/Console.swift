import AuthingJSON
package import AuthingScript

/// Where a session writes: results and prints to one stream, diagnostics to another, in one of two dresses.
///
/// It is used on the script's thread only.
package final class Console {
    /// How results look.
    package enum Format: Sendable {
        /// Tables and cards for people.
        case tables
        /// One line of JSON a result.
        case json
    }

    /// How results look.
    package let format: Format
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
        let line = cover(line)
        standardOutput((isTerminal ? TerminalText.escape(line, allowsLineBreaks: true) : line) + "\n")
    }

    /// Writes a result.
    ///
    /// Null is nothing to show, but where a command declares that it may answer so.
    package func show(_ value: Value, shape: ResultShape?, arguments: Arguments?) {
        if case .null = value, shape?.absence == nil { return }
        switch format {
        case .json:
            print(JSON(value, secrets: .covered).text())
        case .tables:
            if case .null = value {
                print(shape?.absence ?? "")
            } else if let shape, let arguments, let sentence = shape.sentence?(arguments, value) {
                for line in TerminalText.wrap(cover(sentence), width: width()) { print(line) }
            } else {
                let printer = ResultPrinter(
                    shape: shape,
                    width: width(),
                    colours: colours && isTerminal,
                    cover: cover
                )
                for line in printer.lines(value) { standardOutput(line + "\n") }
            }
        }
    }

    /// Writes a text of our own, which may hold colours.
    package func write(_ text: String) {
        standardOutput(cover(text))
    }

    /// Writes a diagnostic, already rendered, on the other stream.
    package func report(_ text: String) {
        standardError(cover(text))
    }

    /// A text without the secrets that a person is not to see.
    private func cover(_ text: String) -> String { redactor?.coverShown(text) ?? text }
}
