package import AuthingAPI
package import Foundation

/// A sub-account as the store keeps one: what the API shows, and what it never shows.
package struct SubAccountRecord: Sendable {
    /// An id of its own, under which wrong passwords are counted: not under the user's, whose password is another.
    package let id: User.ID
    /// What the API shows.
    package let subAccount: SubAccount
    /// The hash of its password.
    package var passwordHash: PasswordHash
    /// Until when wrong passwords lock it.
    package var lockedUntil: Date?

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - id: An id of its own.
    ///   - subAccount: What the API shows.
    ///   - passwordHash: The hash of its password.
    ///   - lockedUntil: Until when wrong passwords lock it.
    package init(id: User.ID, subAccount: SubAccount, passwordHash: PasswordHash, lockedUntil: Date? = nil) {
        self.id = id
        self.subAccount = subAccount
        self.passwordHash = passwordHash
        self.lockedUntil = lockedUntil
    }
}

/// Keeps sub-accounts.
package protocol SubAccountStore {
    /// Adds a sub-account.
    ///
    /// - Parameter record: The sub-account.
    /// - Returns: Whether its name was free in the application; otherwise nothing was added.
    /// - Throws: `StoreError`.
    func insert(_ record: SubAccountRecord) throws(StoreError) -> Bool

    /// A sub-account by its name.
    ///
    /// - Parameters:
    ///   - account: The name.
    ///   - appID: The application's id.
    /// - Returns: The sub-account.
    /// - Throws: `StoreError`.
    func find(_ account: String, appID: String) throws(StoreError) -> SubAccountRecord?

    /// Sub-accounts by application, then in the order of their names' bytes.
    ///
    /// - Parameter userID: Only this user's; all where absent.
    /// - Returns: The sub-accounts.
    /// - Throws: `StoreError`.
    func list(of userID: User.ID?) throws(StoreError) -> [SubAccountRecord]

    /// Removes a sub-account.
    ///
    /// - Parameter id: Its own id.
    /// - Throws: `StoreError`.
    func remove(_ id: User.ID) throws(StoreError)

    /// Locks a sub-account for wrong passwords, or ends the lock.
    ///
    /// - Parameters:
    ///   - end: Until when; `nil` ends a lock.
    ///   - id: Its own id.
    /// - Throws: `StoreError`.
    func setLock(until end: Date?, of id: User.ID) throws(StoreError)

    /// Replaces a hash by one of the same password, unless that has changed in between.
    ///
    /// - Parameters:
    ///   - old: The hash to replace.
    ///   - new: The hash to put in its place.
    ///   - id: Its own id.
    /// - Throws: `StoreError`.
    func renewHash(_ old: PasswordHash, by new: PasswordHash, of id: User.ID) throws(StoreError)
}
