/// Shows the audit trail.
///
/// A part of ``PoolAdministration``.
public protocol EventAdministration: Sendable {
    /// The audit trail, oldest first.
    ///
    /// - Parameters:
    ///   - after: Only events with a larger number.
    ///   - limit: The most events to give; the newest ones are kept.
    /// - Returns: The events.
    /// - Throws: 1000 when the store fails.
    func listEvents(after: Int, limit: Int) async throws(AuthingError) -> [AuditEvent]
}
