import Synchronization

/// Calls that are made at the same time, as attackers make them.
package enum Contenders {
    /// Makes many calls, none before all are ready.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - call: One of them, which is told its number from 0 up.
    /// - Returns: Their results, in the order of the numbers.
    package static func race<Value: Sendable>(
        _ count: Int,
        _ call: @escaping @Sendable (Int) async -> Value
    ) async -> [Value] {
        let barrier = Barrier(count)
        return await withTaskGroup(of: (Int, Value).self) { group in
            for number in 0..<count {
                group.addTask {
                    await barrier.wait()
                    return (number, await call(number))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// Makes many calls at the same time and counts those that were not refused.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - call: One of them, which is told its number from 0 up.
    /// - Returns: How many went through.
    package static func winners(
        of count: Int,
        _ call: @escaping @Sendable (Int) async throws -> Any
    ) async -> Int {
        await race(count) { number in
            do {
                _ = try await call(number)
                return true
            } catch {
                return false
            }
        }
        .count { $0 }
    }
}

/// Holds tasks until so many have come; later ones pass.
package final class Barrier: Sendable {
    private struct State {
        var missing: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// Creates a barrier.
    ///
    /// - Parameter count: How many must come.
    package init(_ count: Int) { state = Mutex(State(missing: count)) }

    /// Waits for the others.
    package func wait() async {
        await withCheckedContinuation { continuation in
            let released = state.withLock { state in
                state.missing -= 1
                state.waiting.append(continuation)
                guard state.missing <= 0 else { return [CheckedContinuation<Void, Never>]() }
                defer { state.waiting = [] }
                return state.waiting
            }
            for task in released { task.resume() }
        }
    }
}
