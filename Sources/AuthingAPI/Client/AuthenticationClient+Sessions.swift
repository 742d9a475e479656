extension AuthenticationClient {
    /// Fetches the user of a token, and remembers both.
    ///
    /// - Parameter token: The id_token; the remembered one when absent.
    /// - Returns: The user as the pool has it now.
    /// - Throws: See ``SessionService/currentUser(in:)``.
    public func currentUser(token: Secret? = nil) async throws(AuthingError) -> User {
        try await replacingSession(token: token) { service, context throws(AuthingError) in
            try await service.currentUser(in: context)
        }
    }

    /// Makes sure that someone is logged in, and remembers the user as the pool has it now.
    ///
    /// - Returns: The user.
    /// - Throws: See ``SessionService/currentUser(in:)``.
    public func checkLoggedIn() async throws(AuthingError) -> User {
        try await currentUser()
    }

    /// Says who is logged in at the pool, for any of its applications; current user and token stay as they are.
    ///
    /// - Returns: The session of single sign-on, or that there is none.
    /// - Throws: See ``SessionService/trackSession(in:)``.
    public func trackSession() async throws(AuthingError) -> SessionTrack {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.trackSession(in: context)
        }
    }

    /// Ends the login, and forgets user and token.
    ///
    /// - Throws: See ``SessionService/logout(in:)``; then user and token are kept.
    public func logout() async throws(AuthingError) {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.logout(in: context)
        }
        clearSession()
    }

    /// Says whether a token is good, and until when.
    ///
    /// - Parameter token: The id_token; the remembered one when absent.
    /// - Returns: The verdict; a bad token is a verdict, too.
    /// - Throws: See ``SessionService/checkLoginStatus(of:in:)``.
    public func checkLoginStatus(_ token: Secret? = nil) async throws(AuthingError) -> TokenStatus {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.checkLoginStatus(of: token, in: context)
        }
    }

    /// Exchanges a token for a new one, and remembers that.
    ///
    /// - Parameter token: The id_token; the remembered one when absent.
    /// - Returns: The new token with its times.
    /// - Throws: See ``SessionService/refreshToken(in:)``.
    public func refreshToken(_ token: Secret? = nil) async throws(AuthingError) -> RefreshedToken {
        let refreshed = try await keepingSession(token: token) { service, context throws(AuthingError) in
            try await service.refreshToken(in: context)
        }
        session.token = refreshed.token
        return refreshed
    }
}
