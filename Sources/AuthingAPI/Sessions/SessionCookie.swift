import Synchronization

/// The secret by which a browser, or a client in its place, is known to the pool's single sign-on.
///
/// The service sets it at a login and takes it back at a logout, as an HTTP server does with a cookie; what a caller puts
/// into it opens nothing that the service did not give out.
public final class SessionCookie: Sendable {
    private let secret: Mutex<Secret?>

    /// Creates a cookie.
    ///
    /// - Parameter value: What the service gave out earlier; absent at first.
    public init(_ value: Secret? = nil) { secret = Mutex(value) }

    /// What the service gave out last; `nil` before a login and after a logout.
    public var value: Secret? {
        get { secret.withLock { $0 } }
        set { secret.withLock { $0 = newValue } }
    }
}
