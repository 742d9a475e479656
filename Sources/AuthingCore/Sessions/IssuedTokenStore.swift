package import AuthingAPI
package import Foundation

/// A token as the pool remembers it: not its text, but its number.
package struct IssuedToken: Sendable, Equatable {
    /// The `jti` claim.
    package let id: String
    /// Whose it is.
    package let userID: User.ID
    /// When it was issued.
    package let issuedAt: Date
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - id: The `jti` claim.
    ///   - userID: Whose it is.
    ///   - issuedAt: When it was issued.
    ///   - expiresAt: The first instant at which it is no longer valid.
    package init(id: String, userID: User.ID, issuedAt: Date, expiresAt: Date) {
        self.id = id
        self.userID = userID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}

/// Keeps the tokens that were issued, so that each can be revoked; one it does not know is not good.
package protocol IssuedTokenStore {
    /// Adds a token and forgets those of the user that have ended.
    ///
    /// - Parameter token: The token.
    /// - Throws: `StoreError`.
    func insert(_ token: IssuedToken) throws(StoreError)

    /// Whether a token was issued here and not revoked.
    ///
    /// - Parameter id: Its `jti`.
    /// - Returns: Whether it is good, apart from its expiry.
    /// - Throws: `StoreError`.
    func isGood(_ id: String) throws(StoreError) -> Bool

    /// Revokes a token.
    ///
    /// - Parameters:
    ///   - id: Its `jti`.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func revoke(_ id: String, at now: Date) throws(StoreError)

    /// Revokes a user's tokens.
    ///
    /// - Parameters:
    ///   - userID: Whose.
    ///   - kept: The `jti` of one to leave.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func revokeAll(of userID: User.ID, except kept: String?, at now: Date) throws(StoreError)
}
