package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Says whether a token is good, and until when.
    package func checkLoginStatus(
        of token: Secret?,
        in context: RequestContext
    ) async throws(AuthingError) -> TokenStatus {
        try await CheckLoginStatus(parts: parts)(of: token, in: context)
    }

    /// Issues a new token to the holder of a good one.
    package func refreshToken(in context: RequestContext) async throws(AuthingError) -> RefreshedToken {
        try await RefreshToken(parts: parts)(in: context)
    }

    /// Ends the login a token stands for.
    package func logout(in context: RequestContext) async throws(AuthingError) {
        try await Logout(parts: parts)(in: context)
    }

    /// Says who is logged in at the pool.
    package func trackSession(in context: RequestContext) async throws(AuthingError) -> SessionTrack {
        try await TrackSession(parts: parts)(in: context)
    }

    /// The user a token belongs to.
    package func currentUser(in context: RequestContext) async throws(AuthingError) -> User {
        try await CurrentUser(parts: parts)(in: context)
    }
}
