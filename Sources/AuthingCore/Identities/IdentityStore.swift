package import AuthingAPI

/// Why an external identity cannot be a user's.
package enum IdentityConflict: Sendable, Equatable {
    /// The user has one of the provider.
    case kindTaken
    /// It is another user's.
    case bound
}

/// Keeps the external identities of users; one is found only while its user exists.
///
/// The identity of a social provider is named by provider and subject or openid, that of a directory by provider,
/// connection and subject: two directories may give one id to two persons.
package protocol IdentityStore {
    /// Binds an identity to its user.
    ///
    /// - Parameter identity: The identity.
    /// - Returns: Why it cannot be bound, and then nothing was added; `nil` when it was.
    /// - Throws: `StoreError`.
    func insert(_ identity: ExternalIdentity) throws(StoreError) -> IdentityConflict?

    /// The identity that a provider's claim names.
    ///
    /// - Parameter claim: Provider, connection, subject and openid as the provider gave them.
    /// - Returns: The identity; by subject, where that and the openid name two.
    /// - Throws: `StoreError`.
    func find(_ claim: IdentityClaim) throws(StoreError) -> ExternalIdentity?

    /// A user's identities.
    ///
    /// - Parameter userID: Whose.
    /// - Returns: The identities, the oldest first.
    /// - Throws: `StoreError`.
    func list(of userID: User.ID) throws(StoreError) -> [ExternalIdentity]

    /// Takes a user's identity of a provider away.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - userID: Whose.
    /// - Returns: Whether there was one.
    /// - Throws: `StoreError`.
    func remove(_ provider: String, of userID: User.ID) throws(StoreError) -> Bool

    /// Takes all identities of a user away.
    ///
    /// - Parameter userID: Whose.
    /// - Returns: How many there were.
    /// - Throws: `StoreError`.
    func removeAll(of userID: User.ID) throws(StoreError) -> Int

    /// Gives all identities of a user to another.
    ///
    /// - Parameters:
    ///   - source: Who has them.
    ///   - target: Who is to have them.
    /// - Returns: `false`, and nothing was moved, when the other has one of such a provider.
    /// - Throws: `StoreError`.
    func moveAll(from source: User.ID, to target: User.ID) throws(StoreError) -> Bool
}
