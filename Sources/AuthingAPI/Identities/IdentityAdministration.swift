/// Keeps the external identities of the pool's users.
///
/// A part of ``PoolAdministration``. A user is named by id, email, phone or username.
public protocol IdentityAdministration: Sendable {
    /// Binds an external identity to a user, who can log in by it from now on.
    ///
    /// - Parameters:
    ///   - claim: What the provider says of the person.
    ///   - reference: The user.
    /// - Returns: The identity.
    /// - Throws: 400 for a malformed claim, 2004, 2213 when the user has one of the provider, 2215 when it is another
    ///   user's.
    func addIdentity(_ claim: IdentityClaim, to reference: String) async throws(AuthingError) -> ExternalIdentity

    /// Lists a user's external identities, the oldest first.
    ///
    /// - Parameter reference: The user.
    /// - Returns: The identities.
    /// - Throws: 2004, 400.
    func listIdentities(of reference: String) async throws(AuthingError) -> [ExternalIdentity]

    /// Takes an external identity from a user, the last login method too.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - reference: The user.
    /// - Returns: The identities that remain.
    /// - Throws: 2004, 400, 2216 when the user has none of the provider.
    func removeIdentity(
        _ provider: String,
        from reference: String
    ) async throws(AuthingError) -> [ExternalIdentity]
}
