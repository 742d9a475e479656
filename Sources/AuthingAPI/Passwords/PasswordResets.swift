/// A new password by a code sent to the account's phone.
public struct PhonePasswordReset: Sendable {
    /// The number as typed.
    public var phone: String
    /// The code that was sent to it.
    public var code: Secret
    /// The new password.
    public var newPassword: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - phone: The number as typed.
    ///   - code: The code that was sent to it.
    ///   - newPassword: The new password.
    public init(phone: String, code: Secret, newPassword: Secret) {
        self.phone = phone
        self.code = code
        self.newPassword = newPassword
    }
}

/// A new password by a code mailed to the account's address, scene ``EmailScene/resetPassword``.
public struct EmailPasswordReset: Sendable {
    /// The address as typed.
    public var email: String
    /// The code that was mailed to it.
    public var code: Secret
    /// The new password.
    public var newPassword: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - email: The address as typed.
    ///   - code: The code that was mailed to it.
    ///   - newPassword: The new password.
    public init(email: String, code: Secret, newPassword: Secret) {
        self.email = email
        self.code = code
        self.newPassword = newPassword
    }
}
