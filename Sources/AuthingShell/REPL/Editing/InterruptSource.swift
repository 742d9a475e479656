import CEditline
import Foundation

/// Ctrl-C for the whole process: a byte the evaluator reads, and a pipe that ends a wait.
///
/// The handler runs on any thread, so it does no more than store 1 into the byte and write to the pipe. SIGPIPE is
/// ignored from then on: a write to a closed pipe fails instead of ending the process.
package struct InterruptSource: Sendable {
    /// The end of the wake pipe to poll: readable once Ctrl-C was pressed, until `drain`.
    package let wakeDescriptor: Int32

    /// Installs the handler; a second call only changes the byte.
    ///
    /// - Parameter flag: the byte of an `Atomic<UInt8>` that lives as long as the process; only 1 is an unanswered interrupt.
    /// - Throws: `EditorError` when no pipe is to be had.
    package init(storingInto flag: UnsafeMutableRawPointer) throws(EditorError) {
        let descriptor = editline_interrupts_install(flag.assumingMemoryBound(to: UInt8.self))
        guard descriptor >= 0 else { throw EditorError(errno: errno) }
        wakeDescriptor = descriptor
    }

    /// Says that a statement begins to run.
    ///
    /// Until `endRun`, a second Ctrl-C ends the process with code 130 and the terminal restored, if it comes while the
    /// byte of the first is still set, or within a second.
    package func beginRun() { editline_interrupts_set_running(true) }

    /// Says that the statement ended.
    package func endRun() { editline_interrupts_set_running(false) }

    /// Empties the wake pipe, so that the next poll waits; the byte is the caller's to reset.
    package func drain() { editline_interrupts_drain() }
}
