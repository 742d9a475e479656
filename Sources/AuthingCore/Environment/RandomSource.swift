import CSodium
import Synchronization

/// The one source of randomness: the operating system's, or after `seed` a repeatable stream.
///
/// The stream is ChaCha20 keyed by the seed and the number of the block (libsodium's `randombytes_buf_deterministic`), so equal
/// seeds give equal scripts. It serves reproductions; nobody should run a real pool on it.
package final class RandomSource: Sendable {
    /// Where the source stands, so that a `test` block can start from a saved one.
    package enum State: Sendable, Equatable {
        /// The operating system's randomness: nothing to remember.
        case system
        /// A repeatable stream, after this many bytes.
        case seeded(seed: Int64, position: UInt64)
    }

    private let stream: Mutex<SeededStream?>

    /// Creates a source.
    ///
    /// - Parameter seed: The seed of a repeatable stream; the operating system's randomness when absent.
    package init(seed: Int64? = nil) {
        stream = Mutex(seed.map { SeededStream(seed: $0) })
    }

    /// Starts a repeatable stream.
    ///
    /// - Parameter seed: Any integer; equal ones give equal streams.
    package func seed(_ seed: Int64) {
        stream.withLock { $0 = SeededStream(seed: seed) }
    }

    /// Draws bytes.
    ///
    /// - Parameter count: How many, 0 or more.
    /// - Returns: That many bytes.
    package func bytes(count: Int) -> [UInt8] {
        stream.withLock { stream in
            if stream != nil, let bytes = stream?.next(count) { return bytes }
            return Self.systemBytes(count: count)
        }
    }

    /// Where the source stands.
    package var state: State {
        stream.withLock { stream in
            guard let stream else { return .system }
            return .seeded(seed: stream.seed, position: stream.position)
        }
    }

    /// Puts the source back where it stood.
    ///
    /// - Parameter state: What ``state`` gave earlier.
    package func restore(_ state: State) {
        stream.withLock { stream in
            switch state {
            case .system: stream = nil
            case .seeded(let seed, let position): stream = SeededStream(seed: seed, position: position)
            }
        }
    }

    private static func systemBytes(count: Int) -> [UInt8] {
        Sodium.start()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            if let start = buffer.baseAddress { randombytes_buf(start, count) }
            filled = count
        }
    }
}

/// An endless run of bytes that depends on the seed and the position alone.
private struct SeededStream {
    private static let blockLength: UInt64 = 1024

    let seed: Int64
    private(set) var position: UInt64
    private var block: (number: UInt64, bytes: [UInt8])

    init(seed: Int64, position: UInt64 = 0) {
        self.seed = seed
        self.position = position
        let number = position / Self.blockLength
        block = (number, Self.makeBlock(number, seed: seed))
    }

    mutating func next(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let number = position / Self.blockLength
            if number != block.number { block = (number, Self.makeBlock(number, seed: seed)) }
            let offset = Int(position % Self.blockLength)
            let taken = min(count - bytes.count, Int(Self.blockLength) - offset)
            bytes += block.bytes[offset..<offset + taken]
            position += UInt64(taken)
        }
        return bytes
    }

    /// One block: its key is a label, the seed and the block's number, so that no two blocks share one.
    private static func makeBlock(_ number: UInt64, seed: Int64) -> [UInt8] {
        var key = Array("authing seed ...".utf8)
        for shift in stride(from: 0, to: 64, by: 8) { key.append(UInt8(truncatingIfNeeded: seed >> shift)) }
        for shift in stride(from: 0, to: 64, by: 8) { key.append(UInt8(truncatingIfNeeded: number >> shift)) }
        return [UInt8](unsafeUninitializedCapacity: Int(blockLength)) { buffer, filled in
            if let start = buffer.baseAddress { randombytes_buf_deterministic(start, Int(blockLength), key) }
            filled = Int(blockLength)
        }
    }
}
