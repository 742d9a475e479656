import AuthingCore
import AuthingShell
import AuthingStore
import Foundation
import Synchronization

/// The laboratory of an embedded pool: its clock, its source of randomness, and states of all three to go back to.
final class EmbeddedLaboratory: Laboratory {
    private struct SavedState {
        let clock: VirtualClock.State
        let random: RandomSource.State
        let pool: EmbeddedPool.SavedState
    }

    private let clock: VirtualClock
    private let random: RandomSource
    private let pool: EmbeddedPool
    private let saved = Mutex<[SavedState]>([])

    init(clock: VirtualClock, random: RandomSource, pool: EmbeddedPool) {
        self.clock = clock
        self.random = random
        self.pool = pool
    }

    func now() -> Date { clock.now }

    var isFrozen: Bool { clock.isFrozen }

    func freeze(at instant: Date?) { clock.freeze(at: instant) }

    func advance(by duration: Duration) { clock.advance(by: duration) }

    func set(to instant: Date) { clock.set(to: instant) }

    func resume() { clock.resume() }

    func seed(_ seed: Int64) { random.seed(seed) }

    func randomBits() -> UInt64 {
        random.bytes(count: 8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    func save() async throws -> Int {
        let state = SavedState(clock: clock.state, random: random.state, pool: try await pool.saveState())
        return saved.withLock { saved in
            saved.append(state)
            return saved.count - 1
        }
    }

    func restore(_ handle: Int) async throws {
        let state = saved.withLock { $0[handle] }
        try await pool.restoreState(state.pool)
        clock.restore(state.clock)
        random.restore(state.random)
    }
}
