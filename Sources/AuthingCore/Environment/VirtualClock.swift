package import Foundation
import Synchronization

/// A clock that runs with the wall clock until someone freezes, moves or sets it.
package final class VirtualClock: Sendable {
    /// How the clock stands, so that a `test` block can start from a saved one.
    package enum State: Sendable, Equatable {
        /// Runs with the wall clock, this far ahead of it; behind it when negative.
        case running(ahead: Duration)
        /// Stands still.
        case frozen(at: Date)
    }

    private let wallClock: @Sendable () -> Date
    private let current: Mutex<State>
    private let skewing = Mutex<Duration>(.zero)

    /// Creates a clock that shows the wall clock's time.
    ///
    /// - Parameter wallClock: Gives the real instant; only executables and tests have one.
    package init(wallClock: @escaping @Sendable () -> Date) {
        self.wallClock = wallClock
        self.current = Mutex(.running(ahead: .zero))
    }

    /// The instant the clock shows.
    package var now: Date { instant(in: state) }

    /// How far the clock that the pool goes by is ahead of this one, because someone made it wrong.
    package var skew: Duration {
        get { skewing.withLock { $0 } }
        set { skewing.withLock { $0 = newValue } }
    }

    /// The instant that the pool goes by: what the clock shows, unless it was made wrong.
    package var poolTime: Date {
        let skew = skew
        return skew == .zero ? now : now.addingTimeInterval(skew.inSeconds)
    }

    /// The instant the clock shows, where that is the wall clock's; `nil` where someone has moved or stopped it.
    package var wallTime: Date? {
        if case .running(.zero) = state { wallClock() } else { nil }
    }

    /// Whether the clock stands still.
    package var isFrozen: Bool {
        if case .frozen = state { true } else { false }
    }

    /// How the clock stands.
    package var state: State { current.withLock { $0 } }

    /// Puts the clock back as it stood.
    ///
    /// - Parameter state: What ``state`` gave earlier.
    package func restore(_ state: State) {
        current.withLock { $0 = state }
    }

    /// Stops the clock.
    ///
    /// - Parameter instant: What it shows from now on; the present instant when absent.
    package func freeze(at instant: Date? = nil) {
        current.withLock { $0 = .frozen(at: instant ?? self.instant(in: $0)) }
    }

    /// Moves the clock, frozen or running; it stays what it is.
    ///
    /// - Parameter length: How far; backwards when negative.
    package func advance(by length: Duration) {
        current.withLock { state in
            switch state {
            case .running(let ahead): state = .running(ahead: ahead + length)
            case .frozen(let instant): state = .frozen(at: instant.addingTimeInterval(length.inSeconds))
            }
        }
    }

    /// Makes the clock show an instant; a running clock runs on from there, a frozen one stands there.
    ///
    /// - Parameter instant: What it shows.
    package func set(to instant: Date) {
        current.withLock { state in
            switch state {
            case .running: state = running(from: instant)
            case .frozen: state = .frozen(at: instant)
            }
        }
    }

    /// Lets a frozen clock run on from the instant it shows; a running one is left alone.
    package func resume() {
        current.withLock { state in
            if case .frozen(let instant) = state { state = running(from: instant) }
        }
    }

    private func instant(in state: State) -> Date {
        switch state {
        case .running(.zero): wallClock()
        case .running(let ahead): wallClock().addingTimeInterval(ahead.inSeconds)
        case .frozen(let instant): instant
        }
    }

    private func running(from instant: Date) -> State {
        .running(ahead: .seconds(instant.timeIntervalSince(wallClock())))
    }
}

extension Duration {
    /// The length in seconds, as `Date` counts them.
    package var inSeconds: TimeInterval {
        let parts = components
        return TimeInterval(parts.seconds) + TimeInterval(parts.attoseconds) * 1e-18
    }
}
