import Synchronization

/// A person's wish that the run stop: set from a signal handler or another thread, seen by the evaluator at the next
/// statement.
package final class Interrupt: Sendable {
    enum State {
        static let none: UInt8 = 0
        static let requested: UInt8 = 1
        static let seen: UInt8 = 2
    }

    // The byte has a place of its own, which is never freed: a signal handler on any thread may have read the address
    // and be about to store into it, and nothing tells when the last one is through. A program makes one interrupt.
    // Proof of `nonisolated(unsafe)`: the pointer never changes, and what it points to is atomic.
    nonisolated(unsafe) let state: UnsafeMutablePointer<Atomic<UInt8>>

    /// Creates an interrupt that nobody asked for yet.
    package init() {
        state = .allocate(capacity: 1)
        state.initialize(to: Atomic(State.none))
    }

    /// The byte into which a signal handler stores 1; it lives as long as the process.
    package var address: UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer(state).assumingMemoryBound(to: UInt8.self)
    }

    /// Asks the run to stop.
    package func request() { state.pointee.store(State.requested, ordering: .relaxed) }

    /// Forgets what was asked for; before each run.
    package func clear() { state.pointee.store(State.none, ordering: .relaxed) }

    /// Whether somebody asked and the run has not taken notice yet.
    package var isRequested: Bool { state.pointee.load(ordering: .relaxed) == State.requested }

    /// Takes notice: what runs from now on (`finally`) is not interrupted again, unless asked anew.
    func acknowledge() { state.pointee.store(State.seen, ordering: .relaxed) }
}
