import AuthingAPI
import AuthingScript
import Synchronization

/// A line on a terminal that shows how far something is; elsewhere nothing is shown.
///
/// It goes to the stream of the diagnostics, so that results stay apart from it.
struct ProgressBar {
    /// What it shows, told by whatever thread does the work.
    final class Position: Sendable {
        private let latest = Mutex<UserImportProgress?>(nil)

        /// Notes how far it is.
        func note(_ progress: UserImportProgress) { latest.withLock { $0 = progress } }

        /// What was noted last.
        var progress: UserImportProgress? { latest.withLock { $0 } }
    }

    private static let barWidth = 30

    let console: Console

    /// Draws the line anew.
    func show(_ position: Position) {
        guard let width = console.errorWidth(), let progress = position.progress else { return }
        console.report("\r" + TerminalText.pad(Self.line(progress, width: width - 1), width: width - 1))
    }

    /// Takes the line away.
    func clear(_ position: Position) {
        guard let width = console.errorWidth(), position.progress != nil else { return }
        console.report("\r" + String(repeating: " ", count: width - 1) + "\r")
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
