/// A new password by the token of a first login that was refused with 1639.
public struct FirstLoginReset: Sendable {
    /// The `token` in the data of the refusal.
    public var token: Secret
    /// The new password.
    public var newPassword: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - token: The `token` in the data of the refusal.
    ///   - newPassword: The new password.
    public init(token: Secret, newPassword: Secret) {
        self.token = token
        self.newPassword = newPassword
    }
}

/// A new password by the token of a login that was refused with 2058 or 2071.
public struct ForcedReset: Sendable {
    /// The `token` in the data of the refusal.
    public var token: Secret
    /// The present password.
    public var oldPassword: Secret
    /// The new password.
    public var newPassword: Secret

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - token: The `token` in the data of the refusal.
    ///   - oldPassword: The present password.
    ///   - newPassword: The new password.
    public init(token: Secret, oldPassword: Secret, newPassword: Secret) {
        self.token = token
        self.oldPassword = oldPassword
        self.newPassword = newPassword
    }
}
