/// Shows what left the pool.
///
/// A part of ``PoolAdministration``.
public protocol OutboxAdministration: Sendable {
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

    /// Follows the link in a mail, as its receiver would.
    ///
    /// A link proves the address it was sent to, once, while that is still the account's.
    ///
    /// - Parameter message: Which mail.
    /// - Returns: The user whose address is verified now.
    /// - Throws: 400 without such a message, or for one without a link; 2023 for a link that is too old, was used before or
    ///   was sent to an address that is no longer the account's.
    func openMessage(_ message: OutboxMessage.Reference) async throws(AuthingError) -> User

    /// Forgets all messages; codes that were sent stay valid.
    ///
    /// - Returns: How many there were.
    /// - Throws: 1000 when the store fails.
    func clearOutbox() async throws(AuthingError) -> Int
}
