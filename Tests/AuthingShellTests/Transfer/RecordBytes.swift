import Synchronization

/// Bytes that a writer hands over.
final class RecordBytes: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    /// All of them.
    var all: [UInt8] { bytes.withLock { $0 } }

    /// Takes some more.
    func append(_ more: [UInt8]) -> Bool {
        bytes.withLock { $0 += more }
        return true
    }
}
