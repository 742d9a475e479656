/// Issues tickets as the login page of a CAS server does for a user who is logged in.
///
/// A part of ``PoolAdministration``.
public protocol TicketAdministration: Sendable {
    /// Issues a ticket: good once, for a short time, for one service.
    ///
    /// - Parameters:
    ///   - service: The address of the service; one that the setting `casServices` lists.
    ///   - user: The user's id, email, phone or username.
    /// - Returns: The ticket, of which the pool keeps a digest only.
    /// - Throws: 400 for an address that is malformed or not listed, or a text that fits two users; 2004, 2005.
    func issueTicket(for service: String, user: String) async throws(AuthingError) -> IssuedTicket
}
