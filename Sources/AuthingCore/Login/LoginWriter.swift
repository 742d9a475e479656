import AuthingAPI
import Foundation

/// Writes what a login leaves behind in the user's record, and issues tokens.
struct LoginWriter {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let now: Date

    /// Completes a login whose credentials are right and whose user may log in.
    ///
    /// It ends all failures in a row: an account that one way stopped is recovered by another.
    ///
    /// - Parameters:
    ///   - account: Who logs in.
    ///   - isRecovering: Whether failures in a row end; not by the password of a sub-account, which proves nothing of the
    ///     user's own.
    /// - Returns: The user with a new token.
    /// - Throws: `StoreError`.
    func complete(_ account: Account, recovers isRecovering: Bool) throws -> User {
        let surroundings = UserAgent(context.userAgent)
        var user = account.user
        user.loginsCount += 1
        user.lastLogin = now
        user.lastIP = context.clientIP ?? user.lastIP
        user.updatedAt = now
        user.details[.browser] = surroundings.browser ?? user.details[.browser]
        user.details[.device] = surroundings.device ?? user.details[.device]
        let claims = try issueToken(for: &user)
        let login = LoginRecord(
            at: now,
            clientIP: context.clientIP,
            browser: surroundings.browser,
            device: surroundings.device,
            tokenExpiredAt: claims.expiresAt
        )
        try stores.users.record(login, of: user.id)
        if isRecovering { try stores.attempts.recover(user.id) }
        let signOn = SingleSignOn(parts: parts, stores: stores, record: record, context: context, now: now)
        try signOn.begin(for: user.id, tokenID: claims.tokenID)
        return user
    }

    /// Issues a token that mirrors a user, and hangs it on that.
    ///
    /// - Parameter user: The user as it is now.
    /// - Returns: What the token says.
    /// - Throws: `StoreError`.
    func issueToken(for user: inout User) throws -> TokenClaims {
        let (token, claims) = try makeToken(for: user)
        user.token = token
        user.tokenExpiredAt = claims.expiresAt
        return claims
    }

    /// Issues a token that mirrors a user.
    ///
    /// - Parameter user: The user as it is now.
    /// - Returns: The token and its claims.
    /// - Throws: `StoreError`.
    func makeToken(for user: User) throws -> (token: Secret, claims: TokenClaims) {
        let keys = try stores.keys(of: record, from: parts.environment)
        let issuer = TokenIssuer(authority: TokenAuthority(record.identity, keys))
        let issued = issuer.issue(
            for: user,
            tokenID: parts.environment.makeIdentifier(),
            at: now,
            lifetime: record.settings.tokenLifetime
        )
        try stores.tokens.insert(
            IssuedToken(
                id: issued.claims.tokenID,
                userID: user.id,
                issuedAt: issued.claims.issuedAt,
                expiresAt: issued.claims.expiresAt
            )
        )
        return issued
    }
}

extension TokenAuthority {
    /// The authority of the application through which a pool is entered.
    init(_ identity: PoolIdentity, _ keys: PoolKeys) {
        self.init(
            poolID: identity.poolID,
            appID: identity.appID,
            domain: identity.domain,
            keyID: identity.keyID,
            secret: keys.appSecret
        )
    }
}
