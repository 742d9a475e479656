import AuthingAPI
import Foundation

/// Says who is logged in at the pool, for any of its applications.
struct TrackSession: Sendable {
    let parts: CoreParts

    /// Looks for the session that the caller is known by.
    ///
    /// - Parameter context: The call's context, with its cookie.
    /// - Returns: The session, or that there is none.
    /// - Throws: 2011, 2101, 1000.
    func callAsFunction(in context: RequestContext) async throws(AuthingError) -> SessionTrack {
        let now = parts.now
        return try await parts.pool.look { [parts] stores in
            let record = try stores.enter(context)
            let signOn = SingleSignOn(parts: parts, stores: stores, record: record, context: context, now: now)
            guard let session = try signOn.find(), let user = try stores.users.find(id: session.userID)?.user,
                !user.isBlocked, user.status == .activated
            else { return SessionTrack(nil) }
            return SessionTrack(
                SessionTrack.Session(
                    appID: session.appID,
                    user: user,
                    token: try Self.token(of: user, stores, record, context, at: now)
                )
            )
        }
    }

    /// The token the call came with, where it is good and the user's own.
    private static func token(
        of user: User,
        _ stores: any PoolStores,
        _ record: PoolRecord,
        _ context: RequestContext,
        at now: Date
    ) throws -> Secret? {
        do {
            let claims = try LoginGate(stores: stores, record: record, now: now).check(context.token)
            return claims.userID == user.id ? context.token : nil
        } catch is LoginGate.Fault {
            // Without a good token there is a session all the same.
            return nil
        }
    }
}
