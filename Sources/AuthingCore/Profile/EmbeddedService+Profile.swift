package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Changes fields of the user a token belongs to.
    package func updateProfile(
        _ changes: ProfileChanges,
        in context: RequestContext
    ) async throws(AuthingError) -> User {
        try await UpdateProfile(parts: parts)(changes, in: context)
    }

    /// Says how well an account is protected.
    package func securityLevel(in context: RequestContext) async throws(AuthingError) -> SecurityLevel {
        let now = parts.now
        return try await parts.pool.look { stores in
            let record = try stores.enter(context)
            return SecurityLevel(try stores.requireLogin(context, record, at: now).account)
        }
    }

    /// Says whether a user has one of some identifiers.
    package func userExists(_ query: UserQuery, in context: RequestContext) async throws(AuthingError) -> Bool {
        try await parts.pool.look { stores in
            _ = try stores.enter(context)
            return try stores.hasUser(query, context)
        }
    }
}

extension SecurityLevel {
    /// Measures an account.
    ///
    /// No user of this core can turn a second factor on, so that none is.
    fileprivate init(_ account: Account) {
        self.init(
            email: account.user.email != nil,
            phone: account.user.phone != nil,
            password: account.passwordHash != nil,
            passwordSecurityLevel: account.passwordLevel,
            mfa: false
        )
    }
}

extension PoolStores {
    /// Whether a user has one of some identifiers; a malformed one is nobody's.
    fileprivate func hasUser(_ query: UserQuery, _ context: RequestContext) throws -> Bool {
        let given = [query.username, query.email, query.phone, query.externalID].compactMap(\.self)
        try context.require(.queryGiven, given.contains { !$0.isEmpty }, else: .queryMissing())
        let texts: [(UniqueIdentifier, String?)] = [
            (.username, query.username.flatMap { try? Username($0).text }),
            (.email, query.email.flatMap { EmailAddress($0)?.text }),
            (.phone, query.phone.flatMap { PhoneNumber($0)?.text }),
        ]
        for case (let identifier, let text?) in texts {
            if try users.find(identifier, text) != nil { return true }
        }
        // SQLite reads a text up to its first NUL: such a one would find somebody it does not name.
        guard let id = query.externalID, !id.isEmpty, !id.utf8.contains(0) else { return false }
        return try users.find(externalID: id) != nil
    }
}
