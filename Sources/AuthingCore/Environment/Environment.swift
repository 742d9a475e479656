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
    /// Told of each password hash before it is computed, which waits until it returns: for traces and tests.
    package var beforeHash: (@Sendable (PasswordWork) async -> Void)?

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
    package init(clock: VirtualClock, random: RandomSource) {
        self.init(now: { clock.now }, randomBytes: { random.bytes(count: $0) })
    }
}
