/// Keeps the pool's users.
///
/// A part of ``PoolAdministration``.
public protocol UserAdministration: Sendable {
    /// Makes a user; neither `registerDisabled` nor a registration limit holds an admin back.
    ///
    /// - Parameter request: Identifiers, password and profile.
    /// - Returns: The user.
    /// - Throws: 2231 without any identifier, 2204, 2028, 400, 2034, 2035, 2200, 2018; the password policy does not apply.
    func createUser(_ request: UserCreation) async throws(AuthingError) -> User

    /// Finds a user.
    ///
    /// - Parameters:
    ///   - reference: An id, email, phone or username.
    ///   - parts: What the answer has beside the user's fields.
    /// - Returns: The user, without a token.
    /// - Throws: 2004, 400.
    func findUser(_ reference: String, with parts: Set<UserPart>) async throws(AuthingError) -> User

    /// Lists users, oldest first.
    ///
    /// - Parameters:
    ///   - page: The page, from 1.
    ///   - limit: Users on a page, 1 to 1000.
    /// - Returns: The page, empty beyond the end, with the number of all users.
    /// - Throws: 400 for a page or limit out of range.
    func listUsers(page: Int, limit: Int) async throws(AuthingError) -> UserPage

    /// Bars a user: logins are refused with 2005 and existing tokens stop working.
    ///
    /// - Parameter reference: An id, email, phone or username.
    /// - Returns: The user.
    /// - Throws: 2004, 400.
    func blockUser(_ reference: String) async throws(AuthingError) -> User

    /// Lets a user in again; a lock after wrong passwords ends as well.
    ///
    /// - Parameter reference: An id, email, phone or username.
    /// - Returns: The user.
    /// - Throws: 2004, 400.
    func unblockUser(_ reference: String) async throws(AuthingError) -> User
}

extension UserAdministration {
    /// Finds a user, with the fields alone.
    ///
    /// - Parameter reference: An id, email, phone or username.
    /// - Returns: The user, without a token.
    /// - Throws: 2004, 400.
    public func findUser(_ reference: String) async throws(AuthingError) -> User {
        try await findUser(reference, with: [])
    }
}
