/// A login by username and password.
public struct UsernameLogin: Sendable {
    /// The name as typed.
    public var username: String
    /// The password.
    public var password: Secret
    /// What else was given.
    public var options: LoginOptions

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - username: The name as typed.
    ///   - password: The password.
    ///   - options: What else was given.
    public init(username: String, password: Secret, options: LoginOptions = .init()) {
        self.username = username
        self.password = password
        self.options = options
    }
}
