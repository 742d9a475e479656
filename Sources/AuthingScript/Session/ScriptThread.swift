import Foundation

/// Runs the language on a thread with a stack that its deepest nesting fits into.
///
/// The limits of the language (256 levels of brackets, 200 calls) are chosen for this stack; the main thread's may be
/// smaller.
package enum ScriptThread {
    /// The size of the stack in bytes; memory is used only as far as the nesting goes.
    package static let stackSize = 128 << 20

    /// Runs a closure on a new thread and waits for its result.
    ///
    /// The two threads never run at the same time, so the closure may use what the caller uses.
    package static func run<Result>(_ body: @escaping () -> Result) -> Result {
        // Proof of `nonisolated(unsafe)`: the caller waits until the thread has ended its work.
        nonisolated(unsafe) let work = body
        nonisolated(unsafe) var result: Result?
        let end = DispatchSemaphore(value: 0)
        let thread = Thread {
            result = work()
            end.signal()
        }
        thread.stackSize = stackSize
        thread.name = "script"
        thread.start()
        end.wait()
        guard let result else { preconditionFailure("the thread ends only with a result") }
        return result
    }
}
