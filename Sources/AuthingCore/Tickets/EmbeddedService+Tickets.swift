package import AuthingAPI

// What each method does and refuses is documented with the protocol.

extension EmbeddedService {
    /// Checks a ticket and uses it up.
    package func validateTicket(
        _ request: TicketValidation,
        in context: RequestContext
    ) async throws(AuthingError) -> TicketAnswer {
        try await ValidateTicket(parts: parts)(request, in: context)
    }
}
