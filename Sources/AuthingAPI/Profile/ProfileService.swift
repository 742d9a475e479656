/// Changes a user's own fields, and says how well an account is protected and whether one exists.
///
/// A part of ``AuthenticationService``.
public protocol ProfileService: Sendable {
    /// Changes fields of the user a token belongs to, all of them or none.
    ///
    /// A field that is not named stays as it is; null or an empty text clears one. `lastIp` is another spelling of `lastIP`.
    ///
    /// - Parameters:
    ///   - changes: The fields by their API names: `username`, `lastIP` and those of ``ProfileField``.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The user after the change, with the token the call came with.
    /// - Throws: The codes of a bad token; 2231 without any field; 2225 for an email, 2226 for a phone, 2019 for a password,
    ///   2018 for any other field that is not the user's to change; 2211 for an empty username and 2034 for a taken one;
    ///   400 for a value of the wrong type or an unknown gender; in this order.
    func updateProfile(_ changes: ProfileChanges, in context: RequestContext) async throws(AuthingError) -> User

    /// Says how well the account of the user a token belongs to is protected.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: What counts, and the score.
    /// - Throws: The codes of a bad token.
    func securityLevel(in context: RequestContext) async throws(AuthingError) -> SecurityLevel

    /// Says whether a user has one of some identifiers; no login is needed.
    ///
    /// - Parameters:
    ///   - query: The identifiers; one that is malformed is nobody's.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: Whether any of them is a user's.
    /// - Throws: 2231 without any identifier.
    func userExists(_ query: UserQuery, in context: RequestContext) async throws(AuthingError) -> Bool
}
