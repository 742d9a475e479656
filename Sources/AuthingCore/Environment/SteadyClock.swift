package import Foundation
import Synchronization

/// A wall clock that never runs backwards, whatever becomes of the machine's clock.
///
/// Where that is set back, this one goes on from the latest instant it showed and keeps the distance from then on, so that
/// what had expired stays so and what is valid still comes to its end.
package final class SteadyClock: Sendable {
    private struct State {
        var latest: Date
        var ahead: TimeInterval
    }

    private let wallClock: @Sendable () -> Date
    private let state: Mutex<State>

    /// Creates a clock that shows the machine's time.
    ///
    /// - Parameter wallClock: Gives the machine's time.
    package init(wallClock: @escaping @Sendable () -> Date) {
        self.wallClock = wallClock
        state = Mutex(State(latest: .distantPast, ahead: 0))
    }

    /// The present: never earlier than what was shown before.
    package var now: Date { state.withLock { now(&$0) } }

    /// How far the clock is ahead of the machine's, in seconds.
    package var ahead: TimeInterval { state.withLock { $0.ahead } }

    /// Goes on from an instant that another process saw, where the present is earlier.
    ///
    /// - Parameter instant: The instant.
    package func goOn(from instant: Date) {
        state.withLock { state in
            state.latest = max(state.latest, instant)
            _ = now(&state)
        }
    }

    private func now(_ state: inout State) -> Date {
        let shown = wallClock().addingTimeInterval(state.ahead)
        if shown >= state.latest {
            state.latest = shown
        } else {
            state.ahead += state.latest.timeIntervalSince(shown)
        }
        return state.latest
    }
}
