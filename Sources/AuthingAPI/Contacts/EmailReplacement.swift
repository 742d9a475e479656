/// A new email in place of an account's present one.
public struct EmailReplacement: Sendable {
    /// The new address.
    public var email: String
    /// The code sent to it.
    public var code: Secret
    /// The present address.
    public var oldEmail: String?
    /// The code sent to that.
    public var oldCode: Secret?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - email: The new address.
    ///   - code: The code sent to it.
    ///   - oldEmail: The present address.
    ///   - oldCode: The code sent to that.
    public init(email: String, code: Secret, oldEmail: String? = nil, oldCode: Secret? = nil) {
        self.email = email
        self.code = code
        self.oldEmail = oldEmail
        self.oldCode = oldCode
    }
}
