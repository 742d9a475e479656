/// A first email for an account.
public struct EmailBinding: Sendable {
    /// The address.
    public var email: String
    /// The code sent to it.
    public var code: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - code: The code sent to it.
    public init(email: String, code: Secret) {
        self.email = email
        self.code = code
    }
}
