import AuthingAPI
import AuthingJSON
import Foundation

/// Checks a CAS ticket and uses it up, whatever comes of it.
struct ValidateTicket: Sendable {
    let parts: CoreParts

    /// Checks a ticket.
    ///
    /// - Parameters:
    ///   - request: The ticket and the service that got it.
    ///   - context: The call's context.
    /// - Returns: The protocol's answer.
    /// - Throws: 2011, 2101, 1000.
    func callAsFunction(
        _ request: TicketValidation,
        in context: RequestContext
    ) async throws(AuthingError) -> TicketAnswer {
        let now = parts.now
        let event = EventDraft(.ticketValidated, subject: request.service, clientIP: context.clientIP)
        let outcome = try await parts.pool.prepare(event, at: now) { [self] stores, event in
            let outcome = try judge(request, stores, context, &event, at: now)
            try stores.events.close(event, code: outcome.code, at: now)
            return outcome
        }
        return outcome.answer(request.format, in: context.language)
    }

    /// Asks every rule; the form first, so that nothing that is no ticket reaches the store.
    private func judge(
        _ request: TicketValidation,
        _ stores: any PoolStores,
        _ context: RequestContext,
        _ event: inout EventDraft,
        at now: Date
    ) throws -> TicketOutcome {
        let record = try stores.enter(context)
        guard !request.ticket.isEmpty, !request.service.isEmpty else {
            return context.fail(.ticketForm, .invalidRequest)
        }
        guard Ticket.isWellFormed(request.ticket) else { return context.fail(.ticketForm, .invalidTicket) }
        context.note(.ticketForm, .passed)
        let digest = CodeDigest(try stores.keys(of: record, from: parts.environment)).digest(ofTicket: request.ticket)
        let ticket = try stores.tickets.redeem(digest, at: now)
        event.userID = ticket?.userID
        guard let ticket, ticket.appID == context.appID, now < ticket.expiresAt else {
            return context.fail(.ticketGood, .invalidTicket)
        }
        context.note(.ticketGood, .passed)
        guard let service = ServiceAddress(request.service), record.settings.takesTickets(service),
            service.text.utf8.elementsEqual(ticket.service.utf8)
        else { return context.fail(.ticketService, .invalidService) }
        context.note(.ticketService, .passed)
        guard let user = try stores.users.find(id: ticket.userID)?.user, !user.isBlocked, user.status == .activated
        else { return context.fail(.userActive, .invalidTicket) }
        context.note(.userActive, .passed)
        return .success(user, authenticatedAt: user.lastLogin ?? ticket.issuedAt)
    }
}

extension RequestContext {
    /// Takes down that a rule ended the check of a ticket.
    fileprivate func fail(_ rule: DecisionRule, _ failure: TicketOutcome.Failure) -> TicketOutcome {
        let outcome = TicketOutcome.failure(failure)
        note(rule, .refused(outcome.code))
        return outcome
    }
}
