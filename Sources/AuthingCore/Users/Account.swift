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

    /// Creates an account.
    ///
    /// - Parameters:
    ///   - user: What the API shows.
    ///   - passwordHash: The hash of the password.
    ///   - passwordLevel: How strong the password is.
    ///   - lockedUntil: Until when wrong passwords lock the account.
    package init(
        user: User,
        passwordHash: PasswordHash? = nil,
        passwordLevel: PasswordSecurityLevel? = nil,
        lockedUntil: Date? = nil
    ) {
        self.user = user
        self.passwordHash = passwordHash
        self.passwordLevel = passwordLevel
        self.lockedUntil = lockedUntil
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
