package import AuthingAPI

extension EmbeddedAdministration {
    /// Issues a ticket.
    package func issueTicket(for service: String, user: String) async throws(AuthingError) -> IssuedTicket {
        try await IssueTicket(parts: parts)(for: service, user: user)
    }
}
