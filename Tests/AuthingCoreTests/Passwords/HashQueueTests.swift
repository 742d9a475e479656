import AuthingAPI
import AuthingCore
import Foundation
import Synchronization
import Testing

/// Counts who is inside at once.
private final class Occupancy: Sendable {
    private let counts = Mutex([0, 0])

    var present: Int { counts.withLock { $0[0] } }
    var most: Int { counts.withLock { $0[1] } }

    func enter() { counts.withLock { $0 = [$0[0] + 1, max($0[1], $0[0] + 1)] } }
    func leave() { counts.withLock { $0[0] -= 1 } }
}

struct HashQueueTests {
    @Test func neverRunsMoreThanItsLanes() async throws {
        let queue = HashQueue(lanes: 2)
        let occupancy = Occupancy()
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 {
                group.addTask {
                    try await queue.run {
                        occupancy.enter()
                        Thread.sleep(forTimeInterval: 0.002)
                        occupancy.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect((1...2).contains(occupancy.most))
        #expect(occupancy.present == 0)
    }

    @Test func refusesWhatWouldWaitTooLong() async {
        let queue = HashQueue(lanes: 1, capacity: 2)
        let gate = DispatchSemaphore(value: 0)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do throws(AuthingError) {
                        try await queue.run { gate.wait() }
                        return false
                    } catch {
                        return error.code == .systemBusy
                    }
                }
            }
            // One runs and two wait; the other seven come back at once, and only then may the three end.
            var refused = 0
            while refused < 7, let isRefused = await group.next() { refused += isRefused ? 1 : 0 }
            for _ in 0..<3 { gate.signal() }
            for await isRefused in group { refused += isRefused ? 1 : 0 }
            return refused
        }
        #expect(refused == 7)
    }
}
