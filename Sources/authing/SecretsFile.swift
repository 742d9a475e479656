import ArgumentParser
import Foundation

/// A file of secrets: `NAME=VALUE` in each line; empty lines and lines that begin with `#` are skipped.
enum SecretsFile {
    /// The most bytes of such a file.
    private static let largestSize = 1 << 20

    /// Reads a file.
    ///
    /// - Throws: `ValidationError` when it cannot be read, when group or others may read it, or when a line is wrong;
    ///   the message names the line by its number only.
    static func read(_ path: String) throws -> [(name: String, value: String)] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw ValidationError("the secrets file \(path) cannot be read")
        }
        guard status.st_size <= largestSize else {
            throw ValidationError("the secrets file \(path) is larger than 1 MiB")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw ValidationError("others may read the secrets file \(path): run chmod 600 on it")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("the secrets file \(path) cannot be read")
        }
        var secrets: [(name: String, value: String)] = []
        // CR LF is one character, so the lines are taken apart byte by byte.
        for (index, bytes) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let line = String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
            if line.isEmpty || line.first == "#" { continue }
            guard let separator = line.firstIndex(of: "="), separator != line.startIndex else {
                throw ValidationError("line \(index + 1) of \(path) is not NAME=VALUE")
            }
            secrets.append((String(line[..<separator]), String(line[line.index(after: separator)...])))
        }
        return secrets
    }
}
