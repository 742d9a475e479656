package import AuthingAPI
package import Foundation

/// Keeps groups of users.
package protocol GroupStore {
    /// Adds a group.
    ///
    /// - Parameter group: The group.
    /// - Returns: Whether its code was free.
    /// - Throws: `StoreError`.
    func insert(_ group: UserGroup) throws(StoreError) -> Bool

    /// The group with a code.
    ///
    /// - Parameter code: The code.
    /// - Returns: The group, if there is one.
    /// - Throws: `StoreError`.
    func find(_ code: String) throws(StoreError) -> UserGroup?

    /// All groups, oldest first.
    ///
    /// - Returns: The groups.
    /// - Throws: `StoreError`.
    func list() throws(StoreError) -> [UserGroup]

    /// Removes a group.
    ///
    /// - Parameter code: The code.
    /// - Throws: `StoreError`.
    func delete(_ code: String) throws(StoreError)

    /// Adds a user, who may be in it already.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - code: The group's code.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func add(_ userID: User.ID, to code: String, at now: Date) throws(StoreError)

    /// Takes a user out.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - code: The group's code.
    /// - Returns: Whether the user was in it.
    /// - Throws: `StoreError`.
    func remove(_ userID: User.ID, from code: String) throws(StoreError) -> Bool

    /// Who is in a group, in the order in which they were added.
    ///
    /// - Parameter code: The group's code.
    /// - Returns: The users.
    /// - Throws: `StoreError`.
    func members(of code: String) throws(StoreError) -> [User]
}
