package import AuthingCore
import Synchronization

/// Counts the password hashes that a pool computes, and may hold them back.
package final class HashMeter: Sendable {
    private let counts = Mutex<[PasswordWork: Int]>([:])
    private let hold = Mutex<(@Sendable () async -> Void)?>(nil)

    /// Creates a meter.
    package init() {}

    /// How many hashes of a kind were about to be computed.
    package func count(_ work: PasswordWork) -> Int { counts.withLock { $0[work] ?? 0 } }

    /// Starts from nothing.
    package func reset() { counts.withLock { $0 = [:] } }

    /// Makes each hash wait for a function from now on.
    package func holdHashes(until function: (@Sendable () async -> Void)?) { hold.withLock { $0 = function } }

    /// Counts a hash.
    ///
    /// - Parameter work: Why it is computed.
    package func note(_ work: PasswordWork) async {
        counts.withLock { $0[work, default: 0] += 1 }
        await hold.withLock { $0 }?()
    }
}
