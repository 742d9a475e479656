package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Makes two accounts one.
    package func linkAccount(_ request: AccountLinking, in context: RequestContext) async throws(AuthingError) {
        try await LinkAccount(parts: parts)(request, in: context)
    }

    /// Takes the external identity of a provider from a user.
    package func unlinkAccount(_ request: AccountUnlinking, in context: RequestContext) async throws(AuthingError) {
        try await UnlinkAccount(parts: parts)(request, in: context)
    }
}
