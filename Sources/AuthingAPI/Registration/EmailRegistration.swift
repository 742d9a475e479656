/// A registration by email address.
public struct EmailRegistration: Sendable {
    /// The address as typed.
    public var email: String
    /// The password.
    public var password: Secret
    /// What else was given.
    public var options: RegistrationOptions

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - email: The address as typed.
    ///   - password: The password.
    ///   - options: What else was given.
    public init(email: String, password: Secret, options: RegistrationOptions = .init()) {
        self.email = email
        self.password = password
        self.options = options
    }
}
