import AuthingScript
import Foundation

/// Tells after each statement how long it took, on the wall's clock and on the session's.
final class StatementTimer {
    private let host: ShellHost
    private var start: Duration
    private var clock: Date

    init(_ host: ShellHost) {
        self.host = host
        start = host.stopwatch()
        clock = host.now()
    }

    /// Begins with the next statement.
    func begin() {
        start = host.stopwatch()
        clock = host.now()
    }

    /// Tells about the statement that has ended, where the session wants it.
    func statementEnded() {
        defer { begin() }
        guard host.desk.isTiming else { return }
        let passed = host.now().timeIntervalSince(clock)
        let line = Self.line(host.stopwatch() - start, clock: passed, isDim: host.console.coloursErrors)
        host.console.report(line + "\n")
    }

    /// Such as `time 12.3 ms, clock +5m`.
    static func line(_ wall: Duration, clock: Double, isDim: Bool) -> String {
        let (seconds, attoseconds) = wall.components
        let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        let length = Duration.milliseconds(Int64((abs(clock) * 1000).rounded()))
        let text =
            "time \(String(format: "%.1f", milliseconds)) ms, clock \(clock < 0 ? "-" : "+")\(DurationText.write(length))"
        return isDim ? "\u{1b}[2m\(text)\u{1b}[0m" : text
    }
}
