import Dispatch
import Synchronization

/// Long work without waits of its own, away from the script's thread and from Swift's.
package enum Background {
    /// Runs a function on a thread of its own.
    ///
    /// - Parameter work: Given a question to ask now and then: whether the caller was cancelled and the result is not wanted.
    /// - Returns: What it returned.
    package static func run<Result: Sendable>(
        _ work: @escaping @Sendable (_ isCancelled: () -> Bool) -> Result
    ) async -> Result {
        let cancelled = Flag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global(qos: .userInitiated).async {
                    continuation.resume(returning: work { cancelled.isSet.load(ordering: .relaxed) })
                }
            }
        } onCancel: {
            cancelled.isSet.store(true, ordering: .relaxed)
        }
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }
}
