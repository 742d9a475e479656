import AuthingAPI
import Foundation

/// Issues a new token to the holder of a good one, which stays good until its end: a lost answer must not log anybody out.
struct RefreshToken: Sendable {
    let parts: CoreParts

    /// Issues a token.
    ///
    /// - Parameter context: The call's context, with its token.
    /// - Returns: The new token with its times.
    /// - Throws: The first refusal.
    func callAsFunction(in context: RequestContext) async throws(AuthingError) -> RefreshedToken {
        let now = parts.now
        let event = EventDraft(.tokenRefreshed, clientIP: context.clientIP)
        return try await parts.pool.settle(event, at: now) { [parts] stores, event in
            let record = try stores.enter(context)
            let login = try stores.requireLogin(context, record, at: now)
            event.userID = login.account.user.id
            let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
            let (token, claims) = try writer.makeToken(for: login.account.user)
            try stores.users.setTokenExpiry(claims.expiresAt, of: login.account.user.id, at: now)
            return RefreshedToken(
                token: token,
                iat: Int(claims.issuedAt.timeIntervalSince1970),
                exp: Int(claims.expiresAt.timeIntervalSince1970)
            )
        }
    }
}
