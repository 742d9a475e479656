/// Says which roles a user has and what they allow.
///
/// All of it is read anew at each call, never from the token: what is taken away counts at the next call.
///
/// A part of ``AuthenticationService``.
public protocol AuthorizationService: Sendable {
    /// The roles the user holds: directly, through a group, or through a department.
    ///
    /// - Parameters:
    ///   - namespace: Only those of this namespace; of all when absent. An unknown one has none.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: The roles, in the order of their making.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func listRoles(namespace: String?, in context: RequestContext) async throws(AuthingError) -> RoleList

    /// What the user may use: granted to them, to a role they hold or one above it, to a group or to a department.
    ///
    /// - Parameters:
    ///   - namespace: The namespace; an unknown one has nothing.
    ///   - type: Only resources of this kind; all when absent.
    ///   - context: The application, the end user's surroundings and the token.
    /// - Returns: One entry a code and kind, in the order in which they were granted.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005; 2231 for an empty namespace.
    func listAuthorizedResources(
        namespace: String,
        type: ResourceType?,
        in context: RequestContext
    ) async throws(AuthingError) -> AuthorizedResourceList
}
