import Foundation

/// Reads the files that scripts include.
package protocol SourceLoader {
    /// Reads an included file.
    ///
    /// - Parameters:
    ///   - path: as it stands in the script, relative to the including file.
    ///   - file: the identity of the including file.
    /// - Returns: the file.
    /// - Throws: `SourceLoadFault` when it must not or cannot be read.
    func load(_ path: String, from file: String) throws(SourceLoadFault) -> LoadedSource
}

/// A file that was read for an `include`.
package struct LoadedSource: Sendable {
    /// What tells it from other files, however they were named: its real path.
    package let identity: String
    /// How messages name it.
    package let name: String
    /// Its text.
    package let bytes: [UInt8]

    /// Creates a source.
    package init(identity: String, name: String, bytes: [UInt8]) {
        self.identity = identity
        self.name = name
        self.bytes = bytes
    }
}

/// Why a file cannot be included.
package enum SourceLoadFault: Error, Sendable, Equatable {
    /// Absolute, or outside the script's folder.
    case outside
    /// Not there, not a regular file, too large, or not readable: in words.
    case unreadable(String)
}

/// Reads included files from the disk, below one folder.
package struct FileSourceLoader: SourceLoader {
    /// The largest file that is included: 8 MiB.
    private static let largestInclude = 8 << 20

    private let root: String

    /// Creates a loader.
    ///
    /// - Parameter folder: nothing outside this folder is read: that of the script, or the current one at the prompt.
    package init(folder: String) {
        root = Self.realPath(folder.isEmpty ? "." : folder) ?? folder
    }

    /// The loader for a script file, and the identity of that file.
    package static func script(_ path: String) -> (loader: FileSourceLoader, identity: String) {
        let identity = realPath(path) ?? path
        return (FileSourceLoader(folder: (identity as NSString).deletingLastPathComponent), identity)
    }

    /// Reads an included file; links are followed before its place is judged.
    package func load(_ path: String, from file: String) throws(SourceLoadFault) -> LoadedSource {
        guard !path.hasPrefix("/"), !path.isEmpty, !path.utf8.contains(0) else {
            throw path.hasPrefix("/") ? .outside : .unreadable("the path is empty")
        }
        let folder = file.hasPrefix("/") ? (file as NSString).deletingLastPathComponent : root
        let wanted = (folder as NSString).appendingPathComponent(path)
        // Judged by its spelling first, so that a script cannot find out what exists outside.
        guard Self.isInside(Self.spelledOut(wanted), root) else { throw .outside }
        guard let real = Self.realPath(wanted) else { throw .unreadable("there is no such file") }
        guard Self.isInside(real, root) else { throw .outside }
        let name = real.hasPrefix(root + "/") ? String(real.dropFirst(root.count + 1)) : real
        return LoadedSource(identity: real, name: name, bytes: try Self.read(real, limit: Self.largestInclude))
    }

    /// The path without `.` and `..`, links not followed.
    private static func spelledOut(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func isInside(_ path: String, _ root: String) -> Bool {
        root == "/" || path.hasPrefix(root + "/")
    }

    /// Opened once and judged by what was opened, so that a swap between question and reading changes nothing.
    static func read(_ path: String, limit: Int = SourceFile.maximumSize) throws(SourceLoadFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno)).lowercased()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable("it is not a regular file")
        }
        guard status.st_size <= limit else { throw .unreadable("it is larger than \(limit >> 20) MiB") }
        return try readAll(descriptor, limit: limit)
    }

    /// Reads standard input to its end.
    ///
    /// - Returns: its bytes.
    /// - Throws: `SourceLoadFault` where it cannot be read, or gives more than a script may have.
    package static func readStandardInput() throws(SourceLoadFault) -> [UInt8] {
        try readAll(STDIN_FILENO, limit: SourceFile.maximumSize)
    }

    private static func readAll(_ descriptor: Int32, limit: Int) throws(SourceLoadFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(String(cString: strerror(errno)).lowercased())
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
        throw .unreadable("it is larger than \(limit >> 20) MiB")
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
