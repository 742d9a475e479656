import AuthingAPI
import Foundation

/// Issues a CAS ticket to a service of the list.
struct IssueTicket: Sendable {
    let parts: CoreParts

    /// Issues a ticket.
    ///
    /// - Parameters:
    ///   - typed: The address of the service.
    ///   - reference: The user's id, email, phone or username.
    /// - Returns: The ticket.
    /// - Throws: 400, 2004, 2005.
    func callAsFunction(for typed: String, user reference: String) async throws(AuthingError) -> IssuedTicket {
        let now = parts.now
        let event = EventDraft(.ticketIssued, subject: typed)
        return try await parts.pool.settle(event, at: now) { [parts] stores, event in
            let record = try stores.pool.load()
            guard let service = ServiceAddress(typed) else { throw AuthingError.malformedService(typed) }
            guard record.settings.takesTickets(service) else { throw AuthingError.serviceNotAllowed(service.text) }
            let user = try stores.user(reference).user
            event.userID = user.id
            try RequestContext(appID: record.identity.appID).requireActive(user)
            let ticket = Ticket.make(from: parts.environment)
            let kept = TicketRecord(
                appID: record.identity.appID,
                service: service.text,
                userID: user.id,
                issuedAt: now,
                expiresAt: now + record.settings.casTicketLifetime.inSeconds
            )
            let digest = CodeDigest(try stores.keys(of: record, from: parts.environment)).digest(ofTicket: ticket)
            try stores.tickets.insert(kept, digest: digest)
            return IssuedTicket(
                ticket: ticket,
                service: service.text,
                redirect: service.redirect(with: ticket),
                userID: user.id,
                expiresAt: kept.expiresAt
            )
        }
    }
}

extension ServiceAddress {
    /// Where a browser is sent with a ticket, whose characters need no escape.
    fileprivate func redirect(with ticket: Secret) -> Secret {
        let lead =
            switch query {
            case nil: "?"
            case "": ""
            case .some: "&"
            }
        return ticket.reveal { Secret("\(text)\(lead)ticket=\($0)") }
    }
}

extension PoolSettings {
    /// Whether a service may have tickets.
    ///
    /// - Parameter service: The service.
    /// - Returns: Whether `casServices` lists it.
    func takesTickets(_ service: ServiceAddress) -> Bool {
        casServices.contains { ServicePattern($0)?.matches(service) ?? false }
    }
}
