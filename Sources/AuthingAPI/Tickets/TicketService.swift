public import AuthingJSON

/// Tells services who is logged in, by CAS tickets.
///
/// A part of ``AuthenticationService``.
public protocol TicketService: Sendable {
    /// Checks a ticket and uses it up, whatever comes of it.
    ///
    /// A ticket that is not good is an answer of the protocol, no error.
    ///
    /// - Parameters:
    ///   - request: The ticket and the service that got it.
    ///   - context: The application and the end user's surroundings.
    /// - Returns: The protocol's answer, in the format that was asked for.
    /// - Throws: Only what every method shares.
    /// - SeeAlso: CAS Protocol 3.0, section 2.5 (`serviceValidate`).
    func validateTicket(
        _ request: TicketValidation,
        in context: RequestContext
    ) async throws(AuthingError) -> TicketAnswer
}

/// A ticket that a service wants to have checked.
public struct TicketValidation: Sendable {
    /// The forms of an answer.
    public enum Format: String, Sendable, CaseIterable {
        /// A document in the namespace of CAS.
        case xml = "XML"
        /// A record.
        case json = "JSON"
    }

    /// The ticket.
    public var ticket: Secret
    /// The address of the service that got it.
    public var service: String
    /// The form of the answer.
    public var format: Format

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - service: The address of the service that got it.
    ///   - format: The form of the answer.
    public init(ticket: Secret, service: String, format: Format = .xml) {
        self.ticket = ticket
        self.service = service
        self.format = format
    }
}

/// What the protocol answers to a ticket.
public enum TicketAnswer: Sendable, Equatable {
    /// An XML document.
    case xml(String)
    /// A record with the one key `serviceResponse`.
    case json(JSON)

    /// The answer as a value: the document as a text, the record as it is.
    public var json: JSON {
        switch self {
        case .xml(let document): .string(document)
        case .json(let record): record
        }
    }
}
