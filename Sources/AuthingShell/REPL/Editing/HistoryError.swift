/// The history file cannot be used; the prompt goes on without it.
package enum HistoryError: Error, Equatable, Sendable {
    /// It belongs to another user, is a symbolic link or is no regular file.
    case refused(String)
    /// The system refused; `errno` says why.
    case system(String, errno: Int32)
}
