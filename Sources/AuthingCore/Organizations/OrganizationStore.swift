package import AuthingAPI
package import Foundation

/// Keeps organizations, their departments, and who is in them.
package protocol OrganizationStore {
    /// Adds an organization with its root.
    ///
    /// - Parameter organization: The organization.
    /// - Throws: `StoreError`.
    func insert(_ organization: Organization) throws(StoreError)

    /// All organizations, oldest first.
    ///
    /// - Returns: The organizations.
    /// - Throws: `StoreError`.
    func list() throws(StoreError) -> [Organization]

    /// The organizations that a text names.
    ///
    /// - Parameter reference: An id, or the code or name of the root.
    /// - Returns: Those it fits; the one alone whose id it is.
    /// - Throws: `StoreError`.
    func find(_ reference: String) throws(StoreError) -> [Organization]

    /// Removes an organization with its departments.
    ///
    /// - Parameter id: Its id.
    /// - Throws: `StoreError`.
    func delete(_ id: String) throws(StoreError)

    /// Adds a department.
    ///
    /// - Parameter department: The department.
    /// - Returns: Whether its code was free in its organization.
    /// - Throws: `StoreError`.
    func insert(_ department: Department) throws(StoreError) -> Bool

    /// The departments that a text names.
    ///
    /// - Parameter reference: An id, a code or a name.
    /// - Returns: Those it fits; the one alone whose id it is.
    /// - Throws: `StoreError`.
    func findDepartments(_ reference: String) throws(StoreError) -> [Department]

    /// All departments, in the order of their making.
    ///
    /// - Parameter orgID: Only those of this organization.
    /// - Returns: The departments.
    /// - Throws: `StoreError`.
    func listDepartments(of orgID: String?) throws(StoreError) -> [Department]

    /// A department and all above it, in no particular order; it ends where a path goes in a circle.
    ///
    /// - Parameter id: The department's id.
    /// - Returns: The departments.
    /// - Throws: `StoreError`.
    func ancestry(of id: String) throws(StoreError) -> [Department]

    /// The ids of the departments directly below one, in the order of their making.
    ///
    /// - Parameter id: The department's id.
    /// - Returns: The ids.
    /// - Throws: `StoreError`.
    func children(of id: String) throws(StoreError) -> [String]

    /// Moves a department below another one of its organization, unless it would then be below itself.
    ///
    /// - Parameters:
    ///   - id: The department's id.
    ///   - parent: The id of the one that will be above it.
    ///   - now: When.
    /// - Returns: Whether it was done.
    /// - Throws: `StoreError`.
    func move(_ id: String, below parent: String, at now: Date) throws(StoreError) -> Bool

    /// Removes a department with all below it.
    ///
    /// - Parameter id: Its id.
    /// - Throws: `StoreError`.
    func deleteDepartment(_ id: String) throws(StoreError)

    /// Makes a user a member, who may be one already; a main department takes the place of the one that was.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - id: The department's id.
    ///   - isMain: Whether it becomes the user's main one.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func join(_ userID: User.ID, to id: String, isMain: Bool, at now: Date) throws(StoreError)

    /// Ends a membership.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - id: The department's id.
    /// - Returns: Whether the user was a member.
    /// - Throws: `StoreError`.
    func leave(_ userID: User.ID, from id: String) throws(StoreError) -> Bool

    /// The members of a department itself, in the order in which they joined.
    ///
    /// - Parameter id: The department's id.
    /// - Returns: The users.
    /// - Throws: `StoreError`.
    func members(of id: String) throws(StoreError) -> [User]

    /// The departments a user is a member of, in the order in which they were joined.
    ///
    /// - Parameter userID: The user.
    /// - Returns: The departments, when they were joined, and whether each is the main one.
    /// - Throws: `StoreError`.
    func memberships(
        of userID: User.ID
    ) throws(StoreError) -> [(department: Department, joinedAt: Date, isMain: Bool)]
}
