package import AuthingAPI
package import Foundation

/// Keeps roles and who holds them.
package protocol RoleStore {
    /// Adds a role.
    ///
    /// - Parameter role: The role; of its parent the id counts.
    /// - Returns: Whether its code was free in its namespace.
    /// - Throws: `StoreError`.
    func insert(_ role: Role) throws(StoreError) -> Bool

    /// The role with a code.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - namespace: The namespace.
    /// - Returns: The role, if there is one.
    /// - Throws: `StoreError`.
    func find(_ code: String, in namespace: String) throws(StoreError) -> Role?

    /// Roles in the order of their making.
    ///
    /// - Parameter namespace: Only those of this namespace.
    /// - Returns: The roles.
    /// - Throws: `StoreError`.
    func list(in namespace: String?) throws(StoreError) -> [Role]

    /// Puts a role below another one, unless it would then be above itself.
    ///
    /// - Parameters:
    ///   - parent: The id of the role that will be above it; `nil` for none.
    ///   - id: The role's id.
    ///   - now: When.
    /// - Returns: Whether it was done.
    /// - Throws: `StoreError`.
    func setParent(_ parent: String?, of id: String, at now: Date) throws(StoreError) -> Bool

    /// Removes a role.
    ///
    /// - Parameter id: Its id.
    /// - Throws: `StoreError`.
    func delete(_ id: String) throws(StoreError)

    /// Gives a role; given before, it stays as it is but for the reach of a department's.
    ///
    /// - Parameters:
    ///   - id: The role's id.
    ///   - subject: To whom.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func assign(_ id: String, to subject: Subject, at now: Date) throws(StoreError)

    /// Takes a role away.
    ///
    /// - Parameters:
    ///   - id: The role's id.
    ///   - subject: From whom.
    /// - Returns: Whether it was given to them.
    /// - Throws: `StoreError`.
    func revoke(_ id: String, from subject: Subject) throws(StoreError) -> Bool

    /// Who was given a role, in that order.
    ///
    /// - Parameter id: The role's id.
    /// - Returns: The holders.
    /// - Throws: `StoreError`.
    func holders(of id: String) throws(StoreError) -> [AccessHolder]

    /// The roles that a user has directly, through a group or through a department.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - namespace: Only those of this namespace.
    /// - Returns: The roles, in the order of their making.
    /// - Throws: `StoreError`.
    func held(by userID: User.ID, in namespace: String?) throws(StoreError) -> [Role]
}
