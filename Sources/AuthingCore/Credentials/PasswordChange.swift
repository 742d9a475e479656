import AuthingAPI

/// A change of a password between its two transactions: what the first one found.
struct PasswordChange: Sendable {
    /// Whose password.
    let account: Account
    /// The try of the present one; `nil` where none is needed.
    let trial: PasswordTrial?
    /// The hashes that the new one may not equal.
    let recent: [PasswordHash]
    /// The pool's settings.
    let settings: PoolSettings

    /// Checks the present password where one is needed, then hashes the new one if it can become the account's.
    ///
    /// - Parameters:
    ///   - old: The present password as given.
    ///   - new: The new password.
    ///   - parts: What the use cases work with.
    /// - Returns: Whether the present one is right, and the new one.
    /// - Throws: 1000 when too many hashes wait.
    func compute(
        _ old: Secret?,
        _ new: Secret,
        with parts: CoreParts
    ) async throws(AuthingError) -> (isRight: Bool, new: NewPassword) {
        var isRight = trial == nil
        if let trial, let old { isRight = try await parts.hasher.verify(old, against: trial.hash) }
        let qualifies = isRight && settings.passwordDemands.fault(of: new, ownedBy: account.user.names) == nil
        let hashed = try await parts.makeNewPassword(
            new,
            qualifies: qualifies,
            unlike: recent,
            profile: settings.passwordHashing
        )
        return (isRight, hashed)
    }
}
