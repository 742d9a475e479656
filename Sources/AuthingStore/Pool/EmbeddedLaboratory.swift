package import AuthingAPI
package import AuthingCore
package import Foundation
import Synchronization

/// The laboratory of an embedded pool: its clock, its source of randomness, and states of all three to go back to.
package final class EmbeddedLaboratory: Laboratory {
    private struct SavedState {
        let clock: VirtualClock.State
        let random: RandomSource.State
        let pool: EmbeddedPool.SavedState
        let faults: FaultDesk.State
        let skew: Duration
    }

    /// The saved states by their handles.
    private struct Shelf {
        var states: [Int: SavedState] = [:]
        var next = 0

        mutating func keep(_ state: SavedState) -> Int {
            defer { next += 1 }
            states[next] = state
            return next
        }
    }

    let clock: VirtualClock
    let random: RandomSource
    let pool: EmbeddedPool
    private let wall: SteadyClock?
    private let saved = Mutex(Shelf())

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
        pool.faults.onPause { [clock] duration in
            guard !clock.isFrozen else { return clock.advance(by: duration) }
            // Cancelled by Ctrl-C, which ends the call itself.
            try? await Task.sleep(for: duration)
        }
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
        let state = state(of: try await pool.saveState())
        return saved.withLock { $0.keep(state) }
    }

    private func state(of pool: EmbeddedPool.SavedState) -> SavedState {
        SavedState(
            clock: clock.state,
            random: random.state,
            pool: pool,
            faults: self.pool.faults.saved,
            skew: clock.skew
        )
    }

    /// Saves the same where that takes next to no time.
    ///
    /// Messages under way are not waited for.
    package func saveInPassing(atMost limit: Int) throws(AuthingError) -> Int? {
        guard let copy = try pool.saveState(atMost: limit) else { return nil }
        return saved.withLock { $0.keep(state(of: copy)) }
    }

    /// Whether anything was written, drawn or moved since a state was saved.
    package func hasChanged(since handle: Int) throws(AuthingError) -> Bool {
        guard let state = saved.withLock({ $0.states[handle] }) else { return true }
        guard state.clock == clock.state, state.random == random.state, state.faults == pool.faults.saved else {
            return true
        }
        return try pool.hasChanged(since: state.pool)
    }

    /// Goes back to a saved state, as often as wanted.
    package func restore(_ handle: Int) async throws {
        guard let state = saved.withLock({ $0.states[handle] }) else {
            preconditionFailure("state \(handle) was forgotten")
        }
        _ = await finishDeliveries(atMost: Self.deliveryPatience)
        try await pool.restoreState(state.pool)
        clock.restore(state.clock)
        random.restore(state.random)
        pool.faults.restore(state.faults)
        clock.skew = state.skew
    }

    /// Forgets a saved state and frees what it takes.
    package func forget(_ handle: Int) {
        saved.withLock { _ = $0.states.removeValue(forKey: handle) }
    }

    /// Whether other processes may write to the pool.
    package var isShared: Bool { pool.file != nil }
}

/// What is made to fail.
extension EmbeddedLaboratory {
    /// The faults that are put in.
    package var faults: [FaultRecord] { pool.faults.records }

    /// Puts a fault in, in place of an earlier one of the same port.
    package func inject(_ fault: Fault) {
        pool.faults.inject(fault)
        if case .clockSkew(let skew) = fault.kind { clock.skew = skew }
    }

    /// Takes the fault of a port out, or all.
    package func clearFaults(_ port: Fault.Port?) -> Int {
        if port == nil || port == .clock { clock.skew = .zero }
        return pool.faults.clear(port)
    }

    /// Which faults have struck since this was last asked.
    package func takeStrikes() -> [Fault.Kind] { pool.faults.takeStrikes() }
}
