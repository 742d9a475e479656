/// Says where in its organizations a user stands.
///
/// A part of ``AuthenticationService``.
public protocol OrganizationService: Sendable {
    /// The ways through the organizations to the user's departments.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: One path a department, in the order in which they were joined.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func listOrganizations(in context: RequestContext) async throws(AuthingError) -> [OrganizationPath]

    /// The departments the user is a member of.
    ///
    /// - Parameter context: The application, the end user's surroundings and the token.
    /// - Returns: The departments, in the order in which they were joined.
    /// - Throws: The codes of a bad token: 2020, 2206, 2036, 2004, 2005.
    func listDepartments(in context: RequestContext) async throws(AuthingError) -> DepartmentList
}
