/// A login by email and password.
public struct EmailLogin: Sendable {
    /// The address as typed.
    public var email: String
    /// The password.
    public var password: Secret
    /// What else was given.
    public var options: LoginOptions

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - email: The address as typed.
    ///   - password: The password.
    ///   - options: What else was given.
    public init(email: String, password: Secret, options: LoginOptions = .init()) {
        self.email = email
        self.password = password
        self.options = options
    }
}
