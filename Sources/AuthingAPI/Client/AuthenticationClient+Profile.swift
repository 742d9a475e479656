extension AuthenticationClient {
    /// Changes fields of the user who is logged in, all of them or none, and remembers the user.
    ///
    /// ```swift
    /// let user = try await client.updateProfile(["nickname": "Nick", "company": nil])
    /// ```
    ///
    /// - Parameter changes: The fields by their API names; null or an empty text clears one.
    /// - Returns: The user after the change.
    /// - Throws: See ``ProfileService/updateProfile(_:in:)``.
    public func updateProfile(_ changes: ProfileChanges) async throws(AuthingError) -> User {
        try await replacingSession { service, context throws(AuthingError) in
            try await service.updateProfile(changes, in: context)
        }
    }

    /// Says how well the account of the user who is logged in is protected.
    ///
    /// - Returns: What counts, and the score.
    /// - Throws: See ``ProfileService/securityLevel(in:)``.
    public func securityLevel() async throws(AuthingError) -> SecurityLevel {
        try await keepingSession { service, context throws(AuthingError) in
            try await service.securityLevel(in: context)
        }
    }

    /// Says whether a user has one of some identifiers; no login is needed.
    ///
    /// - Parameters:
    ///   - username: The username; letter case counts.
    ///   - email: The address.
    ///   - phone: The phone number.
    ///   - externalID: The id in a foreign system.
    /// - Returns: Whether any of them is a user's.
    /// - Throws: See ``ProfileService/userExists(_:in:)``.
    public func userExists(
        username: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        externalID: String? = nil
    ) async throws(AuthingError) -> Bool {
        let query = UserQuery(username: username, email: email, phone: phone, externalID: externalID)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.userExists(query, in: context)
        }
    }
}
