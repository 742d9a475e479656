/// A change of one's own password.
public struct PasswordUpdate: Sendable {
    /// The new password.
    public var newPassword: Secret
    /// The present one; an account without a password needs none.
    public var oldPassword: Secret?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - newPassword: The new password.
    ///   - oldPassword: The present one.
    public init(newPassword: Secret, oldPassword: Secret? = nil) {
        self.newPassword = newPassword
        self.oldPassword = oldPassword
    }
}
