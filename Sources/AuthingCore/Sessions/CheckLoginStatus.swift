import AuthingAPI
import Foundation

/// Says whether a token is good, and until when; it changes nothing.
struct CheckLoginStatus: Sendable {
    let parts: CoreParts

    /// Judges a token.
    ///
    /// - Parameters:
    ///   - token: The token to judge; the context's when absent.
    ///   - context: The call's context.
    /// - Returns: The verdict.
    /// - Throws: 2011, 2101, 1000; a bad token is a verdict.
    func callAsFunction(of token: Secret?, in context: RequestContext) async throws(AuthingError) -> TokenStatus {
        let now = parts.now
        return try await parts.pool.look { stores in
            let record = try stores.enter(context)
            do {
                let claims = try LoginGate(stores: stores, record: record, now: now).check(token ?? context.token)
                context.note(.token, .passed)
                return TokenStatus(
                    good: Self.loggedIn.text(in: context.language),
                    exp: Int(claims.expiresAt.timeIntervalSince1970),
                    iat: Int(claims.issuedAt.timeIntervalSince1970)
                )
            } catch let fault as LoginGate.Fault {
                let error = fault.statusError
                context.note(.token, .refused(error.code))
                return TokenStatus(bad: error, in: context.language)
            }
        }
    }

    private static let loggedIn = LocalizedText(chinese: "已登录", english: "logged in")
}
