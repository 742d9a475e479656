import Foundation

/// A pipe that wakes a thread which sleeps in `poll`.
final class WakePipe: Sendable {
    /// The end to poll: readable once somebody woke, until `drain`.
    let descriptor: Int32
    private let writer: Int32

    /// Creates a pipe.
    ///
    /// - Throws: `POSIXError` when the process has no file descriptor left.
    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writer = ends[1]
    }

    deinit {
        close(descriptor)
        close(writer)
    }

    /// Wakes whoever polls; any thread may.
    func wake() {
        var byte: UInt8 = 1
        // A full pipe is as good as one more byte: the sleeper wakes either way.
        _ = write(writer, &byte, 1)
    }

    /// Makes the next poll wait.
    func drain() {
        var bytes: (UInt64, UInt64) = (0, 0)
        while read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes)) == MemoryLayout.size(ofValue: bytes) {}
    }
}
