import Foundation

/// The terminal refused: it is gone, or it is none.
package struct EditorError: Error, Equatable, Sendable {
    /// The system's number for the reason.
    package let errno: Int32

    /// Creates an error from the system's number.
    package init(errno: Int32) {
        self.errno = errno
    }

    /// What the system says about it, lower case as its words are.
    package var message: String { "the terminal cannot be used: \(String(cString: strerror(errno)))" }
}
