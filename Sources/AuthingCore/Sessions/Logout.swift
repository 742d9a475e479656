import AuthingAPI
import Foundation

/// Ends the login a token stands for; the user's other tokens stay good.
struct Logout: Sendable {
    let parts: CoreParts

    /// Revokes the token.
    ///
    /// - Parameter context: The call's context, with its token.
    /// - Throws: The first refusal.
    func callAsFunction(in context: RequestContext) async throws(AuthingError) {
        let now = parts.now
        try await parts.pool.settle(EventDraft(.logout, clientIP: context.clientIP), at: now) { [parts] stores, event in
            let record = try stores.enter(context)
            let login = try stores.requireLogin(context, record, at: now)
            event.userID = login.account.user.id
            try stores.tokens.revoke(login.claims.tokenID, at: now)
            try SingleSignOn(parts: parts, stores: stores, record: record, context: context, now: now).end(login)
            context.sessionCookie?.value = nil
        }
    }
}
