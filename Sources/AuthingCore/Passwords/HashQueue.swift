package import AuthingAPI
import Dispatch
import Foundation
import Synchronization

/// Computes costly hashes away from Swift's own threads, a few at a time.
///
/// As many run at once as there are processors, which bounds the memory they take; a bounded number waits, and what comes after
/// that is refused at once rather than queued for minutes.
package final class HashQueue: Sendable {
    /// The queue of the process: hashes share its memory and processors, whoever asks for them.
    package static let shared = HashQueue()
    private static let processors = ProcessInfo.processInfo.activeProcessorCount

    private struct State {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
    }

    /// How many are computed at once.
    package var lanes: Int { max(1, wantedLanes ?? Self.processors) }
    private let wantedLanes: Int?
    private let capacity: Int
    private let state = Mutex(State())
    private let threads = DispatchQueue(label: "authing.hashing", qos: .userInitiated, attributes: .concurrent)

    /// Creates a queue.
    ///
    /// - Parameters:
    ///   - lanes: Hashes computed at once, at least 1; `nil` for one a processor, counted when the first hash comes.
    ///   - capacity: Hashes that may wait for a lane.
    package init(lanes: Int? = nil, capacity: Int = 1024) {
        wantedLanes = lanes
        self.capacity = capacity
    }

    /// Runs a function in one of the lanes.
    ///
    /// - Parameter work: A computation without waits of its own.
    /// - Returns: What it returns.
    /// - Throws: `AuthingError` with `.systemBusy` when too many wait already.
    package func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async throws(AuthingError) -> Result {
        let result: Result? = await withCheckedContinuation { continuation in
            let isAccepted = submit { continuation.resume(returning: work()) }
            if !isAccepted { continuation.resume(returning: nil) }
        }
        guard let result else { throw .systemBusy(Self.tooManyWait) }
        return result
    }

    private func submit(_ job: @escaping @Sendable () -> Void) -> Bool {
        enum Place { case lane, line, outside }
        let place = state.withLock { state -> Place in
            if state.running < lanes {
                state.running += 1
                return .lane
            }
            guard state.waiting.count < capacity else { return .outside }
            state.waiting.append(job)
            return .line
        }
        if place == .lane { threads.async { self.work(off: job) } }
        return place != .outside
    }

    /// Runs a job and then whatever waits; gives the lane back when nothing does.
    private func work(off job: @escaping @Sendable () -> Void) {
        var next: (@Sendable () -> Void)? = job
        while let present = next {
            present()
            next = state.withLock { state in
                guard !state.waiting.isEmpty else {
                    state.running -= 1
                    return nil
                }
                return state.waiting.removeFirst()
            }
        }
    }

    private static let tooManyWait = LocalizedText(
        chinese: "等待计算的密码过多",
        english: "too many passwords wait to be hashed"
    )
}
