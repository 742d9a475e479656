/// A registration by a phone number that a code proves.
public struct PhoneCodeRegistration: Sendable {
    /// The number as typed.
    public var phone: String
    /// The code that was sent to it.
    public var code: Secret
    /// The first password; without one the account has none.
    public var password: Secret?
    /// What else was given.
    public var options: RegistrationOptions

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - phone: The number as typed.
    ///   - code: The code that was sent to it.
    ///   - password: The first password.
    ///   - options: What else was given.
    public init(phone: String, code: Secret, password: Secret? = nil, options: RegistrationOptions = .init()) {
        self.phone = phone
        self.code = code
        self.password = password
        self.options = options
    }
}
