import AuthingCore
import Glibc

/// The file of a pool, as the file system sees it: looked at and created before SQLite opens it.
enum PoolFile {
    /// The most bytes that a journal keeps between two transactions.
    static let longestIdleJournal = 1_048_576

    /// What SQLite appends to the path of a file for those that it keeps beside it.
    private static let journals = ["-journal", "-wal", "-shm"]

    /// Makes sure that a path names a file that only its owner may read and write; creates one where there is none.
    ///
    /// A new file is created with mode 0600 whatever the umask, and by no one else at the same time; SQLite gives its journal
    /// the mode of the file. A journal that is there before it is judged like the file: what stands in it is played back, and
    /// what it is to hold must not go elsewhere.
    ///
    /// - Parameter path: The path.
    /// - Throws: `StoreError` that says what is wrong with it.
    static func prepare(_ path: String) throws(StoreError) {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw StoreError(.cannotOpen, underlying: "empty path") }
        try checkJournals(of: path)
        if try check(path) { return }
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            // Someone created it in between: then it is judged like any other.
            if errno == EEXIST, try check(path) { return }
            throw StoreError(.cannotCreate, underlying: "errno \(errno)")
        }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else { throw StoreError(.cannotCreate, underlying: "errno \(errno)") }
    }

    private static func checkJournals(of path: String) throws(StoreError) {
        do throws(StoreError) {
            for journal in journals { _ = try check(path + journal) }
        } catch {
            throw StoreError(.plantedJournal, underlying: error.kind.rawValue)
        }
    }

    /// Judges what a path names.
    ///
    /// - Returns: Whether there is a file; `false` when there is nothing.
    private static func check(_ path: String) throws(StoreError) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            throw StoreError(.cannotOpen, underlying: "errno \(errno)")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFLNK: throw StoreError(.symbolicLink)
        default: throw StoreError(.notAFile)
        }
        guard status.st_uid == geteuid() else { throw StoreError(.foreignOwner) }
        guard status.st_mode & 0o077 == 0 else { throw StoreError(.openToOthers) }
        return true
    }
}
