extension AuthenticationClient {
    /// Checks a CAS ticket and uses it up; the current user stays as it is.
    ///
    /// - Parameters:
    ///   - ticket: The ticket that the service was given.
    ///   - service: The address of the service, as the ticket was issued for it.
    ///   - format: `XML` or `JSON`.
    /// - Returns: The protocol's answer, a failure too; the document for XML, the record for JSON.
    /// - Throws: 400 for another format, before the service is asked.
    public func validateTicket(
        _ ticket: Secret,
        service: String,
        format: String = TicketValidation.Format.xml.rawValue
    ) async throws(AuthingError) -> TicketAnswer {
        guard let format = TicketValidation.Format(rawValue: format) else {
            throw .badArgument("format", expected: .both(" XML 或 JSON", "XML or JSON"))
        }
        let request = TicketValidation(ticket: ticket, service: service, format: format)
        return try await keepingSession { service, context throws(AuthingError) in
            try await service.validateTicket(request, in: context)
        }
    }
}
