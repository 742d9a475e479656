import Synchronization

/// How long the file that a worker runs has been running, and whether it was stopped for that.
///
/// The worker begins and ends, another thread looks; what that one does to stop a file never meets the next one.
final class TestWatch: Sendable {
    private struct State {
        var start: Duration?
        var hasExpired = false
    }

    private let state = Mutex(State())

    /// Whether the file has run too long.
    var hasExpired: Bool { state.withLock(\.hasExpired) }

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - reset: Takes back what stopped the file before.
    func begin(at now: Duration, _ reset: () -> Void) {
        state.withLock { state in
            reset()
            state = State(start: now)
        }
    }

    /// Nothing is running any more.
    func end() {
        state.withLock { $0.start = nil }
    }

    /// Stops the file when it has run too long; again after the same time, for what it does at its end may not end either.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - limit: How long a file may run.
    ///   - stop: Stops it.
    func look(at now: Duration, limit: Duration, _ stop: () -> Void) {
        state.withLock { state in
            guard let start = state.start, now - start > limit else { return }
            state = State(start: now, hasExpired: true)
            stop()
        }
    }
}
