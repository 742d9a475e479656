package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// Binds an external identity to a user.
    package func addIdentity(
        _ claim: IdentityClaim,
        to reference: String
    ) async throws(AuthingError) -> ExternalIdentity {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.identityAdded, subject: reference), at: now) { stores, event in
            let claim = try claim.checked()
            let user = try stores.user(reference).user
            event.userID = user.id
            let identity = ExternalIdentity(userID: user.id, userPoolID: user.userPoolID, claim: claim, createdAt: now)
            switch try stores.identities.insert(identity) {
            case .kindTaken: throw AuthingError.identityKindTaken(claim.provider)
            case .bound: throw AuthingError.identityTaken(claim.provider)
            case nil: return identity
            }
        }
    }

    /// Lists a user's external identities.
    package func listIdentities(of reference: String) async throws(AuthingError) -> [ExternalIdentity] {
        try await parts.pool.look { stores in try stores.identities.list(of: stores.user(reference).user.id) }
    }

    /// Takes an external identity from a user.
    package func removeIdentity(
        _ provider: String,
        from reference: String
    ) async throws(AuthingError) -> [ExternalIdentity] {
        let event = EventDraft(.identityRemoved, subject: reference)
        return try await parts.pool.settle(event, at: parts.now) { stores, event in
            let user = try stores.user(reference).user
            event.userID = user.id
            guard try stores.identities.remove(provider, of: user.id) else {
                throw AuthingError.identityMissing(
                    provider,
                    bound: try stores.identities.list(of: user.id).map(\.provider)
                )
            }
            return try stores.identities.list(of: user.id)
        }
    }
}
