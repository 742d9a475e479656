import AuthingScript
import Foundation

/// The statements that a person wants at the beginning of each prompt: `init.authing` in the folder of their settings.
///
/// Scripts never read it, nor does anything that lies in the working directory count. Whoever could write it could type
/// for this person, so its owner and its mode are checked, and those of its folder.
struct InitFile {
    /// Why it is not read, in words.
    struct Refusal: Error, Equatable {
        /// What is wrong, and what to do.
        let message: String
    }

    /// The most bytes of such a file.
    static let largestSize = 1 << 20

    /// Where it is.
    let path: String

    /// The file of this user: `$XDG_CONFIG_HOME/authing/init.authing`, by default in `~/.config`.
    ///
    /// - Parameter environment: the process's.
    /// - Returns: `nil` when there is neither of the two; a relative path is ignored, as the specification wants.
    /// - SeeAlso: XDG Base Directory Specification 0.8
    static func standard(environment: [String: String]) -> InitFile? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            return InitFile(path: folder + "/authing/init.authing")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return InitFile(path: home + "/.config/authing/init.authing")
    }

    /// Reads it.
    ///
    /// - Returns: the text, `nil` where there is none.
    /// - Throws: `Refusal` where somebody else could have written it, or it cannot be read.
    func read() throws(Refusal) -> String? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            if errno == ELOOP { throw refusal("it is a link: put the file itself there") }
            throw refusal(String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refusal(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw refusal("it is no ordinary file") }
        try check(status, "it")
        guard status.st_size <= Self.largestSize else { throw refusal("it has more than 1 MiB") }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        var folderStatus = stat()
        guard stat(folder, &folderStatus) == 0 else { throw refusal(String(cString: strerror(errno))) }
        try check(folderStatus, "its folder")
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= Self.largestSize {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw refusal(String(cString: strerror(errno)))
            }
            if count == 0 { break }
            bytes += block[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func check(_ status: stat, _ thing: String) throws(Refusal) {
        guard status.st_uid == geteuid() else { throw refusal("\(thing) belongs to another user") }
        guard status.st_mode & 0o022 == 0 else { throw refusal("others may write \(thing): run chmod go-w on it") }
    }

    private func refusal(_ reason: String) -> Refusal {
        Refusal(message: "\(TerminalText.escape(path)) is not read: \(reason)")
    }
}
