import Synchronization

/// Bytes that another thread hands over.
final class ByteCollector: Sendable {
    private let collected = Mutex<[UInt8]>([])

    /// All of them.
    var bytes: [UInt8] { collected.withLock { $0 } }

    /// Takes some more.
    ///
    /// - Returns: true.
    func append(_ more: [UInt8]) -> Bool {
        collected.withLock { $0 += more }
        return true
    }
}
