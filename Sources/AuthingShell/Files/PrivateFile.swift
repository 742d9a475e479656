import Foundation
import Synchronization

/// Writes a file that only its owner may read, and that appears whole or not at all.
///
/// It is written beside its place and takes it, and with it that of an older file, when it is finished. A link is never
/// followed, and what is no ordinary file, belongs to someone else or is a pool is never replaced.
package final class PrivateFile: Sendable {
    private struct State {
        var buffer: [UInt8] = []
        var count = 0
        var fault: FileFault?
    }

    private let file: NamedFile
    private let temporaryPath: String
    private let descriptor: Int32
    private let state = Mutex(State())

    private static let blockSize = 1 << 18

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - file: Where it will be.
    ///   - keepsMode: Whether who may read an older file may read the new one: for what a person wrote and shares.
    /// - Throws: `FileFault` where it may not be.
    package init(replacing file: NamedFile, keepsMode: Bool = false) throws(FileFault) {
        guard !file.name.isEmpty, !file.path.utf8.contains(0) else { throw FileFault(file, "is no path") }
        try Self.checkPlace(file)
        self.file = file
        let url = URL(filePath: file.path)
        let folder = url.deletingLastPathComponent().path
        var template = "\(folder)/.\(url.lastPathComponent).XXXXXX".utf8CString.map(\.self)
        // It makes a new file, follows no link, and grants at most mode 0600.
        descriptor = mkstemp(&template)
        temporaryPath = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let mode = keepsMode ? Self.mode(of: file) : nil
        guard descriptor >= 0, fchmod(descriptor, mode ?? 0o600) == 0 else {
            throw .system(file, "written", errno: errno)
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(descriptor)
        // Gone already where the file was finished.
        unlink(temporaryPath)
    }

    /// Takes bytes; a fault shows when the file is finished.
    ///
    /// - Parameter bytes: The next ones.
    /// - Returns: False when nothing more can be written.
    @discardableResult
    package func write(_ bytes: some Collection<UInt8>) -> Bool {
        state.withLock { state in
            guard state.fault == nil else { return false }
            state.buffer.append(contentsOf: bytes)
            state.count += bytes.count
            if state.buffer.count >= Self.blockSize { flush(&state) }
            return state.fault == nil
        }
    }

    /// Why nothing more can be written; nil so long as it can.
    package var fault: FileFault? { state.withLock { $0.fault } }

    /// How many bytes were taken.
    package var count: Int { state.withLock { $0.count } }

    /// Puts the finished file in its place.
    ///
    /// - Throws: `FileFault`; then there is what was there before.
    package func finish() throws(FileFault) {
        let fault = state.withLock { state in
            if state.fault == nil { flush(&state) }
            return state.fault
        }
        if let fault { throw fault }
        guard fsync(descriptor) == 0 else { throw .system(file, "written", errno: errno) }
        try Self.checkPlace(file)
        guard rename(temporaryPath, file.path) == 0 else { throw .system(file, "written", errno: errno) }
        // The name, too, is to outlive a loss of power; a folder that cannot be opened has it all the same.
        let folder = open(URL(filePath: file.path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - limit: The most bytes it may have.
    /// - Returns: Its bytes.
    /// - Throws: `FileFault`, also where it has more.
    package static func contents(of file: NamedFile, atMost limit: Int = maximumSize) throws(FileFault) -> [UInt8] {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(file, "read", errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(file, "read", errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault(file, "is no ordinary file") }
        guard Int(status.st_size) <= limit else { throw tooLarge(file, limit) }
        return try contents(from: descriptor, of: file, reserving: Int(status.st_size), limit)
    }

    /// Reads standard input to its end.
    ///
    /// - Parameter limit: The most bytes it may have.
    /// - Returns: Its bytes.
    /// - Throws: `FileFault`, also where it has more.
    package static func standardInput(atMost limit: Int = maximumSize) throws(FileFault) -> [UInt8] {
        try contents(from: STDIN_FILENO, of: NamedFile("standard input"), reserving: 0, limit)
    }

    /// What is read whole may have so many bytes.
    package static let maximumSize = 128 << 20

    private static func tooLarge(_ file: NamedFile, _ limit: Int) -> FileFault {
        FileFault(file, "is larger than \(limit >> 20) MiB")
    }

    private static func contents(
        from descriptor: Int32,
        of file: NamedFile,
        reserving size: Int,
        _ limit: Int
    ) throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        var block = [UInt8](repeating: 0, count: blockSize)
        while true {
            let count = read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(file, "read", errno: errno) }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw tooLarge(file, limit) }
            bytes += block[..<count]
        }
    }

    private func flush(_ state: inout State) {
        var rest = state.buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                state.fault = .system(file, "written", errno: errno)
                break
            }
        }
        state.buffer.removeAll(keepingCapacity: true)
    }

    /// Who may do what with the file that is there.
    private static func mode(of file: NamedFile) -> mode_t? {
        var status = stat()
        return lstat(file.path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    /// What stands in the place may be replaced.
    private static func checkPlace(_ file: NamedFile) throws(FileFault) {
        var status = stat()
        guard lstat(file.path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .system(file, "written", errno: errno)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFLNK: throw FileFault(file, "is a link, which is not followed", hint: "name the file itself")
        default: throw FileFault(file, "is no ordinary file", hint: "name a file")
        }
        guard status.st_uid == geteuid() else { throw FileFault(file, "belongs to someone else") }
        guard try !isDatabase(file) else {
            throw FileFault(file, "is a pool, which would be lost", hint: "name another file")
        }
    }

    private static func isDatabase(_ file: NamedFile) throws(FileFault) -> Bool {
        let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(file, "written", errno: errno) }
        defer { close(descriptor) }
        let mark = Array("SQLite format 3".utf8)
        var bytes = [UInt8](repeating: 0, count: mark.count)
        return read(descriptor, &bytes, bytes.count) == mark.count && bytes == mark
    }
}
