package import Foundation

/// Why a password hash is computed.
package enum PasswordWork: Sendable {
    /// To keep a new password.
    case keep
    /// To compare a password with an account's.
    case compare
    /// To take as long as a comparison where there is nothing to compare with.
    case decoy
}

/// What the core takes from outside: the time and randomness.
///
/// Handed down from the executable, so that every limit can be tested exactly and a seeded run repeats itself byte for byte.
package struct Environment: Sendable {
    /// The present instant: the one clock behind codes, limits, tokens, locks and a script's `sleep`.
    package let now: @Sendable () -> Date
    /// As many bytes of randomness as asked for.
    package let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// The wall clock behind ``now``, where there is one.
    package var wall: Wall?
    /// Told of each password hash before it is computed, which waits until it returns: for traces and tests.
    package var beforeHash: (@Sendable (PasswordWork) async -> Void)?

    /// The wall clock behind the present.
    package struct Wall: Sendable {
        /// The clock, which a pool that was written at a later time sets on.
        package let clock: SteadyClock
        /// The present where it is the clock's; `nil` where someone has moved or stopped it.
        package let time: @Sendable () -> Date?
    }

    /// Creates an environment from two functions.
    ///
    /// - Parameters:
    ///   - now: Gives the present instant.
    ///   - randomBytes: Gives `count` random bytes.
    package init(now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// Creates an environment that reads a clock and a random source which others may steer.
    ///
    /// - Parameters:
    ///   - clock: The clock that `clock …` commands move.
    ///   - random: The source that `seed` replaces.
    ///   - wall: What that clock runs with, where it runs with a wall clock.
    package init(clock: VirtualClock, random: RandomSource, wall: SteadyClock? = nil) {
        self.init(now: { clock.poolTime }, randomBytes: { random.bytes(count: $0) })
        self.wall = wall.map { Wall(clock: $0, time: { clock.wallTime }) }
    }

    /// Creates an environment that has the time of a wall clock, and one's own randomness.
    ///
    /// - Parameters:
    ///   - wall: The clock.
    ///   - random: Where randomness comes from.
    package init(wall: SteadyClock, random: RandomSource) {
        self.init(now: { wall.now }, randomBytes: { random.bytes(count: $0) })
        self.wall = Wall(clock: wall, time: { wall.now })
    }
}
