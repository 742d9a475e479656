package import AuthingAPI
import Synchronization

/// Keeps the faults that someone has put in, and says at each use of a port whether it fails.
///
/// Where there is none, asking costs one look at an atomic flag.
package final class FaultDesk: Sendable {
    /// The faults as they stand, and which have struck since someone asked.
    package struct State: Sendable, Equatable {
        var records: [FaultRecord] = []
        var strikes: [Fault.Kind] = []
    }

    private let state = Mutex(State())
    private let isInUse = Atomic<Bool>(false)
    private let pause = Mutex<@Sendable (Duration) async -> Void>({ _ in })

    /// Creates a desk without faults.
    package init() {}

    /// Sets how time passes while a slow port is waited for.
    ///
    /// - Parameter pause: Lets so much time pass.
    package func onPause(_ pause: @escaping @Sendable (Duration) async -> Void) {
        self.pause.withLock { $0 = pause }
    }

    /// The faults, one a port at most, in the order of the ports.
    package var records: [FaultRecord] {
        state.withLock { state in
            Fault.Port.allCases.compactMap { port in state.records.first { $0.fault.port == port } }
        }
    }

    /// The faults as they stand.
    package var saved: State { state.withLock { $0 } }

    /// Goes back to faults as they stood.
    ///
    /// - Parameter saved: What ``saved`` gave.
    package func restore(_ saved: State) {
        state.withLock { $0 = saved }
        isInUse.store(!saved.records.isEmpty, ordering: .relaxed)
    }

    /// Puts a fault in, in place of an earlier one of the same port.
    ///
    /// - Parameter fault: The fault.
    package func inject(_ fault: Fault) {
        state.withLock { state in
            state.records.removeAll { $0.fault.port == fault.port }
            state.records.append(FaultRecord(fault))
        }
        isInUse.store(true, ordering: .relaxed)
    }

    /// Takes faults out.
    ///
    /// - Parameter port: Of this port; all where absent.
    /// - Returns: How many there were.
    package func clear(_ port: Fault.Port?) -> Int {
        let (count, isEmpty) = state.withLock { state in
            let before = state.records.count
            state.records.removeAll { port == nil || $0.fault.port == port }
            return (before - state.records.count, state.records.isEmpty)
        }
        isInUse.store(!isEmpty, ordering: .relaxed)
        return count
    }

    /// Which faults have struck since this was last asked, each strike in its turn.
    package func takeStrikes() -> [Fault.Kind] {
        guard isInUse.load(ordering: .relaxed) else { return [] }
        return state.withLock { state in
            defer { state.strikes = [] }
            return state.strikes
        }
    }

    /// Whether the port has a fault that will strike, now or after some uses.
    func awaits(_ port: Fault.Port) -> Bool {
        guard isInUse.load(ordering: .relaxed) else { return false }
        return state.withLock { $0.records.contains { $0.fault.port == port && !$0.isSpent } }
    }

    /// Takes down one use of a port.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - isWriting: Whether it is used to write, which some faults alone concern.
    /// - Returns: How it fails; `nil` where it does not.
    func use(_ port: Fault.Port, isWriting: Bool = true) -> Fault.Kind? {
        guard isInUse.load(ordering: .relaxed) else { return nil }
        return state.withLock { state in
            guard let index = state.records.firstIndex(where: { $0.fault.port == port }) else { return nil }
            let record = state.records[index]
            guard isWriting || record.fault.kind == .storeBusy else { return nil }
            state.records[index].uses += 1
            guard record.uses >= record.fault.after, !record.isSpent else { return nil }
            state.records[index].strikes += 1
            state.strikes.append(record.fault.kind)
            return record.fault.kind
        }
    }

    /// Lets time pass.
    func wait(for duration: Duration) async {
        let pause = pause.withLock { $0 }
        await pause(duration)
    }
}
