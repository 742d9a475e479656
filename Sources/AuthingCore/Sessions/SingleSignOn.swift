import AuthingAPI
import Foundation

/// The sessions that all applications of a pool see, inside a transaction.
struct SingleSignOn {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let now: Date

    /// Makes the session of a login where the pool has single sign-on; its id is always a new one.
    ///
    /// What the caller was known by before is ended, whoever gave it to the caller.
    ///
    /// - Parameters:
    ///   - userID: Who logs in.
    ///   - tokenID: The `jti` of the token that comes with the login.
    /// - Throws: `StoreError`.
    func begin(for userID: User.ID, tokenID: String) throws {
        guard record.settings.appSsoEnabled, let cookie = context.sessionCookie else { return }
        let digests = CodeDigest(try stores.keys(of: record, from: parts.environment))
        if let old = cookie.value { try stores.sessions.end(digests.digest(ofSession: old)) }
        let id = Secret(parts.environment.makeRandomWord())
        let session = SessionRecord(
            userID: userID,
            appID: record.identity.appID,
            tokenID: tokenID,
            createdAt: now,
            expiresAt: now + record.settings.ssoSessionLifetime.inSeconds
        )
        try stores.sessions.insert(session, digest: digests.digest(ofSession: id))
        cookie.value = id
    }

    /// The session that the caller is known by.
    ///
    /// - Returns: The session; `nil` where there is none.
    /// - Throws: `StoreError`.
    func find() throws -> SessionRecord? {
        guard let id = context.sessionCookie?.value, let keys = record.keys else { return nil }
        return try stores.sessions.find(CodeDigest(keys).digest(ofSession: id), at: now)
    }

    /// Ends the session of a logout: the one the token came with, and the one that the caller is known by.
    ///
    /// - Parameter login: The login that ends.
    /// - Throws: `StoreError`.
    func end(_ login: Login) throws {
        try stores.sessions.end(ofToken: login.claims.tokenID)
        guard let id = context.sessionCookie?.value, let keys = record.keys,
            let session = try find(), session.userID == login.account.user.id
        else { return }
        try stores.sessions.end(CodeDigest(keys).digest(ofSession: id))
    }
}
