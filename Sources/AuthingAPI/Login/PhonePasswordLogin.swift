/// A login by phone and password.
public struct PhonePasswordLogin: Sendable {
    /// The number as typed.
    public var phone: String
    /// The password.
    public var password: Secret
    /// What else was given.
    public var options: LoginOptions

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - phone: The number as typed.
    ///   - password: The password.
    ///   - options: What else was given.
    public init(phone: String, password: Secret, options: LoginOptions = .init()) {
        self.phone = phone
        self.password = password
        self.options = options
    }
}
