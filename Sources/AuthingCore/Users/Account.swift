package import AuthingAPI
package import Foundation

/// A user as the store keeps one: what the API shows, and what it never shows.
package struct Account: Sendable {
    /// What the API shows; without a token.
    package var user: User
    /// The hash of the password; `nil` for an account without one.
    package var passwordHash: PasswordHash?
    /// How strong the password was when it was set; `nil` when never measured.
    package var passwordLevel: PasswordSecurityLevel?
    /// Until when wrong passwords lock the account.
    package var lockedUntil: Date?

    /// When the password was set; `nil` for when the user was made.
    package var passwordSetAt: Date?
    /// Whether an operator set the password, so that the first login must reset it.
    package var resetsPassword: Bool

    /// Creates an account.
    ///
    /// - Parameters:
    ///   - user: What the API shows.
    ///   - passwordHash: The hash of the password.
    ///   - passwordLevel: How strong the password is.
    ///   - lockedUntil: Until when wrong passwords lock the account.
    ///   - passwordSetAt: When the password was set.
    ///   - resetsPassword: Whether the first login must reset it.
    package init(
        user: User,
        passwordHash: PasswordHash? = nil,
        passwordLevel: PasswordSecurityLevel? = nil,
        lockedUntil: Date? = nil,
        passwordSetAt: Date? = nil,
        resetsPassword: Bool = false
    ) {
        self.user = user
        self.passwordHash = passwordHash
        self.passwordLevel = passwordLevel
        self.lockedUntil = lockedUntil
        self.passwordSetAt = passwordSetAt
        self.resetsPassword = resetsPassword
    }

    /// Whether wrong passwords keep the account locked.
    ///
    /// - Parameter now: The present.
    /// - Returns: The end of the lock while it lasts; at its end the account is free.
    package func lock(at now: Date) -> Date? {
        guard let lockedUntil, now < lockedUntil else { return nil }
        return lockedUntil
    }
}
