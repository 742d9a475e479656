import AuthingScript

/// A line on a terminal that shows how far a run of tests is; it is taken away before anything else is written.
///
/// It is used on one thread only.
final class TestProgress {
    private let total: Int
    private let width: () -> Int
    private let write: (String) -> Void
    private var shown = ""

    /// Creates a line that nothing shows yet.
    ///
    /// - Parameters:
    ///   - total: how many files there are.
    ///   - width: the columns of the terminal.
    ///   - write: writes to it.
    init(total: Int, width: @escaping () -> Int, write: @escaping (String) -> Void) {
        self.total = total
        self.width = width
        self.write = write
    }

    /// Draws the line anew, where it has changed.
    func show(_ board: TestBoard) {
        let progress = board.progress
        let line = Self.line(
            ended: progress.ended,
            of: total,
            failed: progress.failed,
            running: progress.running,
            width: max(1, width() - 1)
        )
        guard line != shown else { return }
        let rest = String(repeating: " ", count: max(0, TerminalText.width(shown) - TerminalText.width(line)))
        write("\r" + line + rest)
        shown = line
    }

    /// Takes the line away, if there is one.
    func clear() {
        guard !shown.isEmpty else { return }
        write("\r" + String(repeating: " ", count: TerminalText.width(shown)) + "\r")
        shown = ""
    }

    /// The line: files that have ended, tests that failed, what is running.
    static func line(ended: Int, of total: Int, failed: Int, running: String?, width: Int) -> String {
        let failures = failed > 0 ? ", \(failed) failed" : ""
        let name = running.map { "  " + TerminalText.escape($0) } ?? ""
        return TerminalText.truncate("\(ended) of \(total) files\(failures)\(name)", width: width)
    }
}
