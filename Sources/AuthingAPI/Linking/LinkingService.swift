/// Joins two accounts of one person, and takes external identities away.
///
/// A part of ``AuthenticationService``.
public protocol LinkingService: Sendable {
    /// Moves the external identities of the secondary user to the primary one, and deletes the secondary user with
    /// everything else it has.
    ///
    /// Both tokens must be good at this moment: who links shows a login on either side.
    ///
    /// - Parameters:
    ///   - request: The two tokens.
    ///   - context: The application and the end user's surroundings.
    /// - Throws: 2231, 2207 or 2206 for a token that is missing, invalid or expired; 2036, 2004, 2005 for its user; 400
    ///   when both are of one user; 2214 when the secondary user has no external identity; 2213 when the primary one
    ///   has an identity of such a provider; in this order.
    func linkAccount(_ request: AccountLinking, in context: RequestContext) async throws(AuthingError)

    /// Takes the external identity of a provider from a user.
    ///
    /// - Parameters:
    ///   - request: The user's token and the provider.
    ///   - context: The application and the end user's surroundings.
    /// - Throws: 2231, 2207, 2206, 2036, 2004, 2005 as for linking; 2216 when no identity of the provider is bound; 2217
    ///   when it is the only login method.
    func unlinkAccount(_ request: AccountUnlinking, in context: RequestContext) async throws(AuthingError)
}
