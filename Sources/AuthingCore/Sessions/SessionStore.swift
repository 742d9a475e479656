package import AuthingAPI
package import Foundation

/// A login that all applications of the pool see, as the pool remembers it.
package struct SessionRecord: Sendable, Equatable {
    /// Whose it is.
    package let userID: User.ID
    /// The application that it was made for.
    package let appID: String
    /// The `jti` of the token that came with the login.
    package let tokenID: String
    /// When it was made.
    package let createdAt: Date
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - userID: Whose it is.
    ///   - appID: The application that it was made for.
    ///   - tokenID: The `jti` of the token that came with the login.
    ///   - createdAt: When it was made.
    ///   - expiresAt: The first instant at which it is no longer valid.
    package init(userID: User.ID, appID: String, tokenID: String, createdAt: Date, expiresAt: Date) {
        self.userID = userID
        self.appID = appID
        self.tokenID = tokenID
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// Keeps sessions by the digests of their ids.
package protocol SessionStore {
    /// Adds a session and forgets those of the user that have ended.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - digest: The keyed digest of its id.
    /// - Throws: `StoreError`.
    func insert(_ session: SessionRecord, digest: [UInt8]) throws(StoreError)

    /// A session.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of its id.
    ///   - now: The present.
    /// - Returns: The session; `nil` when it is unknown or has ended.
    /// - Throws: `StoreError`.
    func find(_ digest: [UInt8], at now: Date) throws(StoreError) -> SessionRecord?

    /// Ends a session.
    ///
    /// - Parameter digest: The keyed digest of its id.
    /// - Throws: `StoreError`.
    func end(_ digest: [UInt8]) throws(StoreError)

    /// Ends the session that was made with a token.
    ///
    /// - Parameter tokenID: The token's `jti`.
    /// - Throws: `StoreError`.
    func end(ofToken tokenID: String) throws(StoreError)

    /// Ends a user's sessions.
    ///
    /// - Parameters:
    ///   - userID: Whose.
    ///   - kept: The `jti` of the token whose session is left.
    /// - Throws: `StoreError`.
    func endAll(of userID: User.ID, exceptOf kept: String?) throws(StoreError)
}
