/// Judges, renews and ends logins.
///
/// A part of ``AuthenticationService``.
public protocol SessionService: Sendable {
    /// Says whether a token is good, and until when.
    ///
    /// - Parameters:
    ///   - token: The id_token to judge; the context's when absent.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The verdict; a bad token is a verdict, too.
    /// - Throws: Only what every method shares.
    func checkLoginStatus(
        of token: Secret?,
        in context: RequestContext
    ) async throws(AuthingError) -> TokenStatus

    /// Issues a new token to the holder of a good one, which stays good.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The new token with its times.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func refreshToken(in context: RequestContext) async throws(AuthingError) -> RefreshedToken

    /// Ends the login a token stands for.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func logout(in context: RequestContext) async throws(AuthingError)

    /// Says who is logged in at the pool, for any of its applications.
    ///
    /// - Parameter context: The application, the end user's surroundings and the cookie; a token is not needed.
    /// - Returns: The session of single sign-on, or that there is none.
    /// - Throws: Only what every method shares.
    func trackSession(in context: RequestContext) async throws(AuthingError) -> SessionTrack

    /// The user a token belongs to.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The user as the pool has it now; its `token` is the one the call came with.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func currentUser(in context: RequestContext) async throws(AuthingError) -> User
}
