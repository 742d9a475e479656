import Foundation

/// The file in which entries outlive the process: one line an entry, appended under a lock, so that several shells
/// write into one file without mixing their lines.
///
/// An entry of several lines is one line of the file: `\n` stands for a line end and `\\` for a backslash that would
/// otherwise read so.
package struct HistoryFile: Sendable {
    /// Beyond this many entries the oldest are dropped when the file is read.
    package static let capacity = 10_000

    /// Where it is.
    package let path: String

    /// Creates a reference; the file is touched by `load` and `append` only.
    package init(path: String) {
        self.path = path
    }

    /// The file of this user: `$XDG_STATE_HOME/authing/history`, by default `~/.local/state/authing/history`.
    ///
    /// - Parameter environment: the process's.
    /// - Returns: `nil` when there is neither of the two; a relative path is ignored, as the specification wants.
    /// - SeeAlso: XDG Base Directory Specification 0.8
    package static func standard(environment: [String: String]) -> HistoryFile? {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            return HistoryFile(path: state + "/authing/history")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return HistoryFile(path: home + "/.local/state/authing/history")
    }

    /// Reads the entries, oldest first; a file that is too long is shortened.
    ///
    /// - Returns: at most `capacity` entries; none where there is no file yet.
    /// - Throws: `HistoryError` when it is not a file of this user.
    package func load() throws(HistoryError) -> [String] {
        guard let file = try openLocked(O_RDWR) else { return [] }
        defer { close(file) }
        let bytes = try readAll(file)
        // A line without its end was cut off by a death in the middle of writing.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        let kept = lines.suffix(Self.capacity)
        if lines.count > Self.capacity + Self.capacity / 10 {
            try replace(with: Array(kept.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")])
        }
        return kept.map { Self.decode(String(decoding: $0, as: UTF8.self)) }
    }

    /// Adds an entry at the end.
    ///
    /// - Throws: `HistoryError` when it is not a file of this user, or the disk is full.
    package func append(_ entry: String) throws(HistoryError) {
        try createDirectory()
        guard let file = try openLocked(O_RDWR | O_APPEND | O_CREAT) else { return }
        defer { close(file) }
        var line = Array(Self.encode(entry).utf8) + [UInt8(ascii: "\n")]
        if try !endsWithLineEnd(file) { line.insert(UInt8(ascii: "\n"), at: 0) }
        try write(line, to: file)
    }

    // MARK: One line an entry

    static func encode(_ entry: String) -> String {
        entry.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
    }

    static func decode(_ line: String) -> String {
        guard line.contains("\\") else { return line }
        var entry = String.UnicodeScalarView()
        var scalars = line.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\", let escaped = scalars.next() else {
                entry.append(scalar)
                continue
            }
            switch escaped {
            case "n": entry.append("\n")
            case "r": entry.append("\r")
            case "\\": entry.append("\\")
            default:
                entry.append(scalar)
                entry.append(escaped)
            }
        }
        return String(entry)
    }

    // MARK: The file

    /// The folders down to the file's; those that are made are this user's alone.
    private func createDirectory() throws(HistoryError) {
        let directory = URL(filePath: path).deletingLastPathComponent().path
        var missing: [String] = []
        var folder = directory
        while access(folder, F_OK) != 0, folder != "/" {
            missing.append(folder)
            folder = URL(filePath: folder).deletingLastPathComponent().path
        }
        for folder in missing.reversed() {
            // A umask may take from the owner, too.
            if mkdir(folder, 0o700) == 0, chmod(folder, 0o700) == 0 { continue }
            guard errno == EEXIST else { throw .system(folder, errno: errno) }
        }
    }

    /// Opens the file and waits for its lock; whoever held it may have put a shorter file in its place.
    ///
    /// - Returns: the descriptor, or `nil` where there is no file and none was to be created.
    private func openLocked(_ flags: Int32) throws(HistoryError) -> Int32? {
        while let file = try open(flags) {
            do {
                try lock(file)
                if try isInPlace(file) { return file }
            } catch {
                close(file)
                throw error
            }
            close(file)
        }
        return nil
    }

    /// Whether an open file is still the one that the path names.
    private func isInPlace(_ file: Int32) throws(HistoryError) -> Bool {
        var (opened, named) = (stat(), stat())
        guard fstat(file, &opened) == 0 else { throw .system(path, errno: errno) }
        guard lstat(path, &named) == 0 else {
            if errno == ENOENT { return false }
            throw .system(path, errno: errno)
        }
        return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
    }

    private func open(_ flags: Int32) throws(HistoryError) -> Int32? {
        let file = Glibc.open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
        guard file >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: if flags & O_CREAT == 0 { return nil }
            case ELOOP: throw .refused("\(path) is a symbolic link")
            default: break
            }
            throw .system(path, errno: errno)
        }
        do {
            try check(file)
        } catch {
            close(file)
            throw error
        }
        return file
    }

    private func check(_ file: Int32) throws(HistoryError) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .refused("\(path) is not a regular file") }
        guard status.st_uid == geteuid() else { throw .refused("\(path) belongs to another user") }
        // One without any name was replaced just now.
        guard status.st_nlink <= 1 else { throw .refused("\(path) has a second name") }
        if status.st_mode & 0o777 != 0o600, fchmod(file, 0o600) != 0 { throw .system(path, errno: errno) }
    }

    private func lock(_ file: Int32) throws(HistoryError) {
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .system(path, errno: errno) }
        }
    }

    private func readAll(_ file: Int32) throws(HistoryError) -> [UInt8] {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(path, errno: errno) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(path, errno: errno)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    private func endsWithLineEnd(_ file: Int32) throws(HistoryError) -> Bool {
        let size = lseek(file, 0, SEEK_END)
        guard size >= 0 else { throw .system(path, errno: errno) }
        var last: UInt8 = 0
        guard size > 0, pread(file, &last, 1, size - 1) == 1 else { return true }
        return last == UInt8(ascii: "\n")
    }

    private func write(_ bytes: [UInt8], to file: Int32) throws(HistoryError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(path, errno: errno)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts another file in the place of this one, whole: a death in between leaves the old one.
    private func replace(with bytes: [UInt8]) throws(HistoryError) {
        do throws(FileFault) {
            let file = try PrivateFile(replacing: NamedFile(path))
            file.write(bytes)
            try file.finish()
        } catch {
            throw .refused(error.message)
        }
    }
}
