extension AuthenticationClient {
    /// Moves the external identities of one user to another, and deletes the first with everything else it has.
    ///
    /// What the client remembers is left as it is, even where it is the deleted user.
    ///
    /// - Parameters:
    ///   - primaryToken: The id_token of the user who stays.
    ///   - secondaryToken: The id_token of the user whose identities move, and who is deleted.
    /// - Throws: See ``LinkingService/linkAccount(_:in:)``.
    public func linkAccount(primaryToken: Secret, secondaryToken: Secret) async throws(AuthingError) {
        let request = AccountLinking(primaryToken: primaryToken, secondaryToken: secondaryToken)
        try await keepingSession { service, context throws(AuthingError) in
            try await service.linkAccount(request, in: context)
        }
    }

    /// Takes the external identity of a provider from a user.
    ///
    /// - Parameters:
    ///   - primaryToken: The id_token of the user.
    ///   - provider: The provider, such as `github`.
    /// - Throws: See ``LinkingService/unlinkAccount(_:in:)``.
    public func unlinkAccount(primaryToken: Secret, provider: String) async throws(AuthingError) {
        let request = AccountUnlinking(primaryToken: primaryToken, provider: provider)
        try await keepingSession { service, context throws(AuthingError) in
            try await service.unlinkAccount(request, in: context)
        }
    }
}
