import Foundation

/// Tells which trial a trap came from.
///
/// A handler of signals may use neither Swift's memory nor locks, so the words are ready in plain memory before each trial.
enum TrapReport {
    private static let capacity = 1 << 16
    // Written by the one thread that runs trials, and read by a handler that runs on the same thread, or when it has died.
    nonisolated(unsafe) private static let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    nonisolated(unsafe) private static var count = 0

    /// Makes traps tell.
    static func install() {
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            signal(number) { number in
                _ = Glibc.write(STDERR_FILENO, TrapReport.buffer, TrapReport.count)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// Notes a trial that is about to begin.
    static func prepare(_ target: String, seed: UInt64, input: [UInt8]) {
        count = 0
        append("FAILED  ")
        append(target)
        append(": a trap\n        again with: scripts/fuzz --inputs 1 --seed ")
        append(String(seed))
        append(" ")
        append(target)
        append("\n        input, as it is:\n")
        for byte in input.prefix(capacity - count - 1) {
            buffer[count] = byte
            count += 1
        }
        append("\n")
    }

    private static func append(_ text: String) {
        for byte in text.utf8 where count < capacity {
            buffer[count] = byte
            count += 1
        }
    }
}
