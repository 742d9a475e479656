import AuthingAPI
import AuthingScript
import Synchronization

/// A line on a terminal that shows how far something is; elsewhere nothing is shown.
///
/// It goes to the stream of the diagnostics, so that results stay apart from it.
///
/// It is used on the script's thread only.
final class ProgressBar {
    /// What it shows.
    final class Position: Sendable {
        private let latest = Mutex<UserImportProgress?>(nil)

        /// Notes how far it is.
        func note(_ progress: UserImportProgress) { latest.withLock { $0 = progress } }

        /// What was noted last.
        var progress: UserImportProgress? { latest.withLock { $0 } }
    }

    private static let barWidth = 30

    /// Told by whatever thread does the work.
    let position = Position()
    private let console: Console
    private var shown = ""

    /// Creates a bar that nothing shows yet.
    init(on console: Console) {
        self.console = console
    }

    /// Draws the line anew, where it has changed.
    func show() {
        guard console.showsProgress, let width = console.errorWidth(), let progress = position.progress else { return }
        let line = TerminalText.pad(Self.line(progress, width: width - 1), width: width - 1)
        guard line != shown else { return }
        console.report("\r" + line)
        shown = line
    }

    /// Takes the line away, if there is one.
    func clear() {
        guard !shown.isEmpty else { return }
        console.report("\r" + String(repeating: " ", count: TerminalText.width(shown)) + "\r")
        shown = ""
    }

    /// The line: what is done, a bar, a figure.
    static func line(_ progress: UserImportProgress, width: Int) -> String {
        let fraction = min(1, max(0, progress.fraction))
        let full = Int((fraction * Double(barWidth)).rounded(.down))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: barWidth - full)
        let percent = Int((fraction * 100).rounded(.down))
        let noun = progress.phase == .hashing ? "passwords" : "users"
        let text = "\(progress.phase.rawValue)  \(bar) \(percent) %  \(progress.count) \(noun)"
        return TerminalText.truncate(text, width: width)
    }
}
