/// Keeps organizations, their departments, and who is in them.
///
/// An organization is named by its id, code or name, a department likewise; a text that fits several is refused with their ids.
/// A part of ``PoolAdministration``.
public protocol OrganizationAdministration: Sendable {
    /// Makes an organization and its root.
    ///
    /// - Parameters:
    ///   - name: The name, 1 to 64 characters.
    ///   - code: The root's code: 1 to 64 letters, digits, `_`, `-` and `.`.
    ///   - description: What it is for.
    /// - Returns: The organization.
    /// - Throws: 400 for a name or code that is none.
    func createOrganization(
        _ name: String,
        code: String?,
        description: String?
    ) async throws(AuthingError) -> Organization

    /// All organizations, oldest first.
    ///
    /// - Returns: The organizations.
    /// - Throws: 1000 when the store fails.
    func listAllOrganizations() async throws(AuthingError) -> [Organization]

    /// Finds an organization.
    ///
    /// - Parameter reference: An id, code or name.
    /// - Returns: The organization.
    /// - Throws: 400 for an unknown one.
    func findOrganization(_ reference: String) async throws(AuthingError) -> Organization

    /// Deletes an organization with its departments.
    ///
    /// - Parameter reference: An id, code or name.
    /// - Throws: 400 for an unknown one.
    func deleteOrganization(_ reference: String) async throws(AuthingError)

    /// The departments of an organization, or of all: each behind the one above it.
    ///
    /// - Parameter organization: An id, code or name.
    /// - Returns: The departments with their places.
    /// - Throws: 400 for an unknown organization.
    func listAllDepartments(of organization: String?) async throws(AuthingError) -> [PlacedDepartment]

    /// Finds a department.
    ///
    /// - Parameter reference: An id, code or name.
    /// - Returns: The department with its place.
    /// - Throws: 400 for an unknown one.
    func findDepartment(_ reference: String) async throws(AuthingError) -> PlacedDepartment

    /// The members of a department itself, in the order in which they joined.
    ///
    /// - Parameter reference: An id, code or name.
    /// - Returns: The users.
    /// - Throws: 400 for an unknown one.
    func listMembers(ofDepartment reference: String) async throws(AuthingError) -> [User]

    /// Adds a department to an organization.
    ///
    /// - Parameters:
    ///   - name: The name, 1 to 64 characters.
    ///   - organization: The organization; that of the parent when absent.
    ///   - parent: The department above it; the organization's root when absent.
    ///   - code: The code, unique in the organization.
    ///   - description: What it is for.
    /// - Returns: The department with its place.
    /// - Throws: 2231 without organization and parent; 400 for a name or code that is none, for a taken code, and for an
    ///   unknown organization or parent.
    func addDepartment(
        _ name: String,
        to organization: String?,
        below parent: String?,
        code: String?,
        description: String?
    ) async throws(AuthingError) -> PlacedDepartment

    /// Moves a department, with all below it, below another one of its organization.
    ///
    /// - Parameters:
    ///   - reference: An id, code or name.
    ///   - parent: The department that will be above it.
    /// - Returns: The department with its new place.
    /// - Throws: 400: unknown, the root, of another organization, or a department that would be below itself.
    func moveDepartment(_ reference: String, below parent: String) async throws(AuthingError) -> PlacedDepartment

    /// Deletes a department with all below it; its members stay users.
    ///
    /// - Parameter reference: An id, code or name.
    /// - Throws: 400: unknown, or the root.
    func deleteDepartment(_ reference: String) async throws(AuthingError)

    /// Makes a user a member of a department.
    ///
    /// - Parameters:
    ///   - reference: The department: an id, code or name.
    ///   - user: An id, email, phone or username.
    ///   - isMain: Whether it becomes the user's main department, in place of the one that was.
    /// - Returns: The membership.
    /// - Throws: 400, 2004.
    func joinDepartment(
        _ reference: String,
        user: String,
        isMain: Bool
    ) async throws(AuthingError) -> DepartmentMembership

    /// Ends a membership.
    ///
    /// - Parameters:
    ///   - reference: The department: an id, code or name.
    ///   - user: An id, email, phone or username.
    /// - Throws: 400, also for a user who is no member; 2004.
    func leaveDepartment(_ reference: String, user: String) async throws(AuthingError)
}
