public import AuthingJSON

/// What an operator does in a pool's console.
///
/// A user is named by id, email, phone or username; a text that fits two users is refused with 400 and both ids, one that
/// fits none with 2004.
public protocol PoolAdministration: Sendable {
    /// What the pool is and how it is set.
    ///
    /// - Returns: Ids and settings.
    /// - Throws: 1000 when the store fails.
    func describePool() async throws(AuthingError) -> PoolDescription

    /// Changes one setting.
    ///
    /// - Parameters:
    ///   - name: The setting's name, see ``PoolSetting/all``.
    ///   - value: Its value; a record changes the keys it names and leaves the others.
    /// - Returns: All settings after the change.
    /// - Throws: 400 for an unknown name (the hint has the nearest one), a wrong type or a value out of range.
    func changeSetting(_ name: String, to value: JSON) async throws(AuthingError) -> PoolSettings

    /// Puts settings back to their defaults.
    ///
    /// - Parameter name: The one setting to put back; all of them when absent.
    /// - Returns: All settings after the change.
    /// - Throws: 400 for an unknown name.
    func resetSettings(_ name: String?) async throws(AuthingError) -> PoolSettings

    /// Makes a user; neither `registerDisabled` nor a registration limit holds an admin back.
    ///
    /// - Parameter request: Identifiers, password and profile.
    /// - Returns: The user.
    /// - Throws: 2231 without any identifier, 2204, 2028, 400, 2034, 2035, 2200, 2018; the password policy does not apply.
    func createUser(_ request: UserCreation) async throws(AuthingError) -> User

    /// Finds a user.
    ///
    /// - Parameter reference: An id, email, phone or username.
    /// - Returns: The user, without a token.
    /// - Throws: 2004, 400.
    func findUser(_ reference: String) async throws(AuthingError) -> User

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

    /// The messages that left the pool, oldest first.
    ///
    /// - Parameter limit: The most messages to give; the newest ones are kept.
    /// - Returns: The messages.
    /// - Throws: 1000 when the store fails.
    func listOutbox(limit: Int) async throws(AuthingError) -> [OutboxMessage]

    /// The last message that left the pool.
    ///
    /// - Parameter recipient: The address or phone it went to; any when absent.
    /// - Returns: The message, `nil` when there is none.
    /// - Throws: 1000 when the store fails.
    func lastMessage(to recipient: String?) async throws(AuthingError) -> OutboxMessage?

    /// Forgets all messages; codes that were sent stay valid.
    ///
    /// - Returns: How many there were.
    /// - Throws: 1000 when the store fails.
    func clearOutbox() async throws(AuthingError) -> Int

    /// Makes a captcha, which replaces an earlier one for the same address.
    ///
    /// - Parameter clientIP: The client address it is for; `nil` for the shared bucket of unknown ones.
    /// - Returns: The captcha with its answer.
    /// - Throws: 1000 when the store fails.
    func issueCaptcha(clientIP: String?) async throws(AuthingError) -> Captcha

    /// The audit trail, oldest first.
    ///
    /// - Parameters:
    ///   - after: Only events with a larger number.
    ///   - limit: The most events to give; the newest ones are kept.
    /// - Returns: The events.
    /// - Throws: 1000 when the store fails.
    func listEvents(after: Int, limit: Int) async throws(AuthingError) -> [AuditEvent]
}
