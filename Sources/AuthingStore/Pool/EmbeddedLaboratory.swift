import AuthingAPI
package import AuthingCore
package import Foundation
import Synchronization

/// The laboratory of an embedded pool: its clock, its source of randomness, and states of all three to go back to.
package final class EmbeddedLaboratory: Laboratory {
    private struct SavedState {
        let clock: VirtualClock.State
        let random: RandomSource.State
        let pool: EmbeddedPool.SavedState
    }

    let clock: VirtualClock
    let random: RandomSource
    let pool: EmbeddedPool
    private let wall: SteadyClock?
    private let saved = Mutex<[SavedState]>([])

    /// Creates the laboratory of a pool whose environment was made from this clock and this source.
    ///
    /// - Parameters:
    ///   - clock: What shows the time.
    ///   - random: Where randomness comes from.
    ///   - pool: The pool.
    ///   - wall: What the clock runs with, where it runs with a wall clock.
    package init(clock: VirtualClock, random: RandomSource, pool: EmbeddedPool, wall: SteadyClock? = nil) {
        self.wall = wall
        self.clock = clock
        self.random = random
        self.pool = pool
    }

    /// The present.
    package func now() -> Date { clock.now }

    /// How far the pool's time is ahead of the machine's clock.
    package var lead: Duration { .seconds(wall?.ahead ?? 0) }

    /// Whether time stands still.
    package var isFrozen: Bool { clock.isFrozen }

    /// Stops time, at `instant` or at the present.
    package func freeze(at instant: Date?) { clock.freeze(at: instant) }

    /// Moves the clock forward; it stays frozen or running.
    package func advance(by duration: Duration) { clock.advance(by: duration) }

    /// Sets the clock; it stays frozen or running.
    package func set(to instant: Date) { clock.set(to: instant) }

    /// Lets time run on, from where it stands.
    package func resume() { clock.resume() }

    /// Makes all randomness a function of `seed`.
    package func seed(_ seed: Int64) { random.seed(seed) }

    /// What all randomness is a function of; nil where it is the system's.
    package var seedInUse: Int64? {
        guard case .seeded(let seed, _) = random.state else { return nil }
        return seed
    }

    /// Eight random bytes.
    package func randomBits() -> UInt64 {
        random.bytes(count: 8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// How long a state waits for the messages to webhooks before it is saved or left.
    private static let deliveryPatience = Duration.seconds(10)

    /// Waits until the messages to webhooks are sent, at most so long in real time.
    ///
    /// - Returns: how many are not sent then.
    package func finishDeliveries(atMost limit: Duration) async -> Int {
        await pool.finishDeliveries(atMost: limit)
    }

    /// Saves the pool, the clock and the source of randomness.
    ///
    /// - Returns: a handle for `restore`.
    package func save() async throws -> Int {
        // What is under way belongs to the state before: it is neither lost nor sent twice.
        _ = await finishDeliveries(atMost: Self.deliveryPatience)
        let state = SavedState(clock: clock.state, random: random.state, pool: try await pool.saveState())
        return saved.withLock { saved in
            saved.append(state)
            return saved.count - 1
        }
    }

    /// Goes back to a saved state, as often as wanted.
    package func restore(_ handle: Int) async throws {
        let state = saved.withLock { $0[handle] }
        _ = await finishDeliveries(atMost: Self.deliveryPatience)
        try await pool.restoreState(state.pool)
        clock.restore(state.clock)
        random.restore(state.random)
    }
}
