public import AuthingJSON
public import Foundation

/// A ticket that lets a service know, once, who is logged in.
public struct IssuedTicket: Sendable, Equatable {
    /// The ticket: `ST-` and 64 hexadecimal digits.
    public let ticket: Secret
    /// The service it is for, in its normal form.
    public let service: String
    /// Where the user's browser is sent: the service with the ticket as its parameter.
    public let redirect: Secret
    /// Who is logged in.
    public let userID: User.ID
    /// The first instant at which it is no longer valid.
    public let expiresAt: Date

    /// Wraps a ticket.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - service: The service it is for.
    ///   - redirect: Where the user's browser is sent.
    ///   - userID: Who is logged in.
    ///   - expiresAt: The first instant at which it is no longer valid.
    public init(ticket: Secret, service: String, redirect: Secret, userID: User.ID, expiresAt: Date) {
        self.ticket = ticket
        self.service = service
        self.redirect = redirect
        self.userID = userID
        self.expiresAt = expiresAt
    }

    /// The ticket as a record; ticket and redirect stand in it as readable text.
    public var json: JSON {
        [
            "ticket": ticket.reveal { .string($0) },
            "service": .string(service),
            "redirect": redirect.reveal { .string($0) },
            "userId": .string(userID.rawValue),
            "expiresAt": .time(expiresAt),
        ]
    }
}
