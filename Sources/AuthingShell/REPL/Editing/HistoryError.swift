import Foundation

/// The history file cannot be used; the prompt goes on without it.
package enum HistoryError: Error, Equatable, Sendable {
    /// It belongs to another user, is a symbolic link or is no regular file.
    case refused(String)
    /// The system refused; `errno` says why.
    case system(String, errno: Int32)

    /// What is wrong, lower case.
    package var message: String {
        switch self {
        case .refused(let reason): reason
        case .system(let path, let number): "\(path): \(String(cString: strerror(number)))"
        }
    }
}
