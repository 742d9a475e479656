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

    /// Forgets all messages; codes that were sent stay valid.
    ///
    /// - Returns: How many there were.
    /// - Throws: 1000 when the store fails.
    func clearOutbox() async throws(AuthingError) -> Int
}
