import Foundation
import Glibc

/// A directory of its own for one test, removed with the object.
package final class TemporaryDirectory: Sendable {
    private let url: URL

    /// Creates a directory that only its owner may enter.
    ///
    /// - Throws: What the file system says.
    package init() throws {
        let template = FileManager.default.temporaryDirectory.appending(path: "authing-test-XXXXXX").path
        var path = template.utf8CString.map(\.self)
        guard mkdtemp(&path) != nil else { throw CocoaError(.fileWriteUnknown) }
        url = URL(filePath: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            print("left behind: \(url.path)")
        }
    }

    /// The path of a file in it, which need not exist.
    ///
    /// - Parameter name: The file's name.
    /// - Returns: The path.
    package func path(of name: String) -> String {
        url.appending(path: name).path
    }
}
