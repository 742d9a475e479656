package import AuthingAPI
package import Foundation

/// What the core reads in a token: whose it is, which one, and how long it lives.
package struct TokenClaims: Sendable, Equatable {
    /// The token's own id, `jti`, by which it is revoked.
    package let tokenID: String
    /// The user, `sub`.
    package let userID: User.ID
    /// The application, `aud`.
    package let appID: String
    /// When it was issued, `iat`.
    package let issuedAt: Date
    /// The first instant at which it is no longer good, `exp`.
    package let expiresAt: Date

    /// Creates claims.
    ///
    /// - Parameters:
    ///   - tokenID: The token's own id.
    ///   - userID: The user.
    ///   - appID: The application.
    ///   - issuedAt: When it was issued; parts of a second are dropped in the token.
    ///   - expiresAt: The first instant at which it is no longer good; likewise.
    package init(tokenID: String, userID: User.ID, appID: String, issuedAt: Date, expiresAt: Date) {
        self.tokenID = tokenID
        self.userID = userID
        self.appID = appID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
