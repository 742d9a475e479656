package import AuthingAPI
package import Foundation

/// What of an application another one has already.
package enum ApplicationConflict: Sendable, Equatable {
    /// The name.
    case name
    /// The domain.
    case domain
}

/// Keeps applications and who may enter them.
package protocol ApplicationStore {
    /// Adds an application; its key is drawn when it is needed.
    ///
    /// - Parameter application: The application.
    /// - Returns: What of it another one has; nothing where it was added.
    /// - Throws: `StoreError`.
    func insert(_ application: Application) throws(StoreError) -> ApplicationConflict?

    /// The application with an id or a name.
    ///
    /// - Parameter reference: The id or name; an id goes first.
    /// - Returns: The application, if there is one.
    /// - Throws: `StoreError`.
    func find(_ reference: String) throws(StoreError) -> Application?

    /// All applications, oldest first.
    ///
    /// - Returns: The applications.
    /// - Throws: `StoreError`.
    func list() throws(StoreError) -> [Application]

    /// Removes an application with its namespace; the default one stays.
    ///
    /// - Parameter id: Its id.
    /// - Returns: Whether it was removed.
    /// - Throws: `StoreError`.
    func delete(_ id: String) throws(StoreError) -> Bool

    /// Says who may enter an application.
    ///
    /// - Parameters:
    ///   - access: Who.
    ///   - id: Its id.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func setAccess(_ access: Application.Access, of id: String, at now: Date) throws(StoreError)

    /// Lets somebody in.
    ///
    /// - Parameters:
    ///   - id: The application's id.
    ///   - subject: Whom.
    ///   - now: When.
    /// - Throws: `StoreError`.
    func grant(_ id: String, to subject: Subject, at now: Date) throws(StoreError)

    /// Takes that back.
    ///
    /// - Parameters:
    ///   - id: The application's id.
    ///   - subject: From whom.
    /// - Returns: Whether they were let in.
    /// - Throws: `StoreError`.
    func revoke(_ id: String, from subject: Subject) throws(StoreError) -> Bool

    /// Whether an application was granted to a user, directly or through a role, a group or a department.
    ///
    /// - Parameters:
    ///   - id: The application's id.
    ///   - userID: The user.
    /// - Returns: Whether it was.
    /// - Throws: `StoreError`.
    func isGranted(_ id: String, to userID: User.ID) throws(StoreError) -> Bool

    /// The applications a user may enter, oldest first.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - offset: How many to leave out.
    ///   - limit: The most to give.
    /// - Returns: The applications, and how many there are in all.
    /// - Throws: `StoreError`.
    func open(to userID: User.ID, offset: Int, limit: Int) throws(StoreError) -> ApplicationPage
}
