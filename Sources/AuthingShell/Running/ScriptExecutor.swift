import Foundation
import Synchronization

/// Runs asynchronous calls on the script's thread, while that thread waits for their answer.
///
/// One thread means one order: the jobs of a call run between the statements of the script, never beside them. The
/// thread sleeps in `poll` on a pipe of its own and on the pipe that a Ctrl-C writes to, so that both wake it.
package final class ScriptExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isAsleep = false
    }

    private let state = Mutex(State())
    private let wakeReader: Int32
    private let wakeWriter: Int32

    /// Creates an executor with a pipe of its own.
    ///
    /// - Throws: `POSIXError` when the process has no file descriptor left.
    package init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        wakeReader = ends[0]
        wakeWriter = ends[1]
    }

    deinit {
        close(wakeReader)
        close(wakeWriter)
    }

    /// Takes a job from any thread, and wakes the script's thread when it sleeps.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustWake = state.withLock { state in
            state.jobs.append(job)
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if mustWake { wake() }
    }

    /// Runs an asynchronous operation to its end on this thread.
    ///
    /// It may be called again from within.
    ///
    /// - Parameters:
    ///   - interrupt: a file descriptor that becomes readable when the person interrupts, `nil` for none.
    ///   - isInterrupted: asked when it did; `true` cancels the operation, which still runs to its end.
    ///   - tick: called on this thread some ten times a second while it waits; `nil` for never.
    ///   - operation: what to do.
    /// - Returns: the operation's result.
    package func wait<Result: Sendable>(
        interrupt: Int32? = nil,
        isInterrupted: () -> Bool = { false },
        tick: (() -> Void)? = nil,
        _ operation: @escaping @Sendable () async -> Result
    ) -> Result {
        let answer = Answer<Result>()
        let task = Task(executorPreference: self) {
            let result = await operation()
            answer.value.withLock { $0 = result }
        }
        var isCancelled = false
        while true {
            runJobs()
            if let result = answer.value.withLock({ $0 }) { return result }
            if !isCancelled, isInterrupted() {
                task.cancel()
                isCancelled = true
                continue
            }
            sleep(interrupt: isCancelled ? nil : interrupt, milliseconds: tick == nil ? -1 : Self.tickLength)
            tick?()
        }
    }

    private func runJobs() {
        while true {
            let jobs = state.withLock { state in
                defer { state.jobs.removeAll(keepingCapacity: true) }
                return state.jobs
            }
            if jobs.isEmpty { return }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    private static let tickLength: Int32 = 100

    /// Waits until there may be something to do, or for a while.
    private func sleep(interrupt: Int32?, milliseconds: Int32) {
        let maySleep = state.withLock { state in
            state.isAsleep = state.jobs.isEmpty
            return state.isAsleep
        }
        guard maySleep else { return }
        var sources = [pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0)]
        if let interrupt { sources.append(pollfd(fd: interrupt, events: Int16(POLLIN), revents: 0)) }
        _ = poll(&sources, nfds_t(sources.count), milliseconds)
        state.withLock { $0.isAsleep = false }
        for source in sources where source.revents != 0 { drain(source.fd) }
    }

    /// Empties a pipe that does not block; what woke the thread is told elsewhere.
    private func drain(_ descriptor: Int32) {
        var bytes: (UInt64, UInt64) = (0, 0)
        while read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes)) == MemoryLayout.size(ofValue: bytes) {}
    }

    private func wake() {
        var byte: UInt8 = 1
        // A full pipe is as good as one more byte: the sleeper wakes either way.
        _ = write(wakeWriter, &byte, 1)
    }

    private final class Answer<Result: Sendable>: Sendable {
        let value = Mutex<Result?>(nil)
    }
}
