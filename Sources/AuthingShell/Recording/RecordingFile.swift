import Glibc

/// The file of a recording: private, never a link, complete after each entry.
final class RecordingFile {
    /// What becomes of a file that is there already.
    enum Mode {
        /// It is left alone, and nothing is recorded.
        case new
        /// The recording stands behind what is in it.
        case appending
        /// It is replaced.
        case replacing
    }

    /// Where it is.
    let place: NamedFile
    private let start: [UInt8]
    private var descriptor: Int32 = -1

    /// Creates the file.
    ///
    /// - Throws: `FileFault` where it may not be.
    init(_ place: NamedFile, _ mode: Mode) throws(FileFault) {
        self.place = place
        var status = stat()
        let exists = lstat(place.path, &status) == 0
        if exists, mode == .new {
            throw FileFault(place, "is there already", hint: "--append goes on in it, --force replaces it")
        }
        start = exists && mode == .appending ? try PrivateFile.contents(of: place) : []
        try rewrite("")
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Puts a text in the place of all that was recorded.
    ///
    /// - Throws: `FileFault`; then there is what was there before.
    func rewrite(_ text: String) throws(FileFault) {
        let file = try PrivateFile(replacing: place)
        file.write(start)
        file.write(Array(text.utf8))
        try file.finish()
        if descriptor >= 0 { close(descriptor) }
        descriptor = open(place.path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(place, "written", errno: errno) }
    }

    /// Adds a text; the system has it when this returns.
    ///
    /// - Throws: `FileFault`.
    func append(_ text: String) throws(FileFault) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw .system(place, "written", errno: errno)
            }
        }
    }
}
