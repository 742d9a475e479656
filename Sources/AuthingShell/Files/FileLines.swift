import Foundation

/// Reads a file piece by piece, each piece ending with a line end; used on one thread at a time.
///
/// However long the file is, only one block and one piece of it are in memory.
final class FileLines {
    private static let blockSize = 1 << 18
    /// The longest piece in bytes.
    static let longestPiece = 1 << 20

    private let file: NamedFile
    private let descriptor: Int32
    private let size: Int
    private var block: [UInt8] = []
    private var position = 0
    private var bytesRead = 0
    private var isAtEnd = false

    /// Opens a file; a byte order mark of UTF-8 is passed over.
    ///
    /// - Parameter file: The file.
    /// - Throws: `FileFault`.
    init(_ file: NamedFile) throws(FileFault) {
        self.file = file
        descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(file, "read", errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(file, "read", errno: code)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileFault(file, "is no ordinary file, which an import reads twice", hint: "`-` is standard input")
        }
        size = Int(status.st_size)
        try skipMark()
    }

    /// Reads bytes that are in memory already.
    init(bytes: [UInt8]) {
        file = NamedFile("standard input")
        descriptor = -1
        size = bytes.count
        bytesRead = bytes.count
        block = bytes
        isAtEnd = true
        if block.starts(with: Self.mark) { position = Self.mark.count }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func skipMark() throws(FileFault) {
        try fill()
        if block.starts(with: Self.mark) { position = Self.mark.count }
    }

    /// How much was read, 0 to 1.
    var progress: Double {
        size == 0 ? 1 : min(1, Double(bytesRead - (block.count - position)) / Double(size))
    }

    /// Appends everything up to and with the next line end, or up to the end of the file.
    ///
    /// - Parameter piece: What is appended to.
    /// - Returns: False when nothing is left.
    /// - Throws: `FileFault`, also where the piece gets too long.
    func readLine(into piece: inout [UInt8]) throws(FileFault) -> Bool {
        var isAny = false
        while true {
            if position == block.count {
                guard !isAtEnd else { return isAny }
                try fill()
                continue
            }
            isAny = true
            let end = endOfLine()
            piece.append(contentsOf: block[position..<(end ?? block.count)])
            position = end ?? block.count
            guard piece.count <= Self.longestPiece else { throw FileFault(file, "has a line of more than 1 MiB") }
            if end != nil { return true }
        }
    }

    /// Where the next line begins, if this one ends in the block.
    private func endOfLine() -> Int? {
        block.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress,
                let found = memchr(start + position, 0x0A, bytes.count - position)
            else { return nil }
            return UnsafeRawPointer(found) - start + 1
        }
    }

    private func fill() throws(FileFault) {
        position = 0
        block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            var result = 0
            repeat { result = read(descriptor, buffer.baseAddress, buffer.count) } while result < 0 && errno == EINTR
            count = max(0, result)
            if result < 0 { failure = errno }
        }
        if let failure { throw .system(file, "read", errno: failure) }
        bytesRead += block.count
        isAtEnd = block.isEmpty
    }

    private var failure: Int32?
}
