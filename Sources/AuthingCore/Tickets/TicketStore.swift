package import AuthingAPI
package import Foundation

/// A CAS ticket as the pool remembers it.
package struct TicketRecord: Sendable, Equatable {
    /// The application it was issued for.
    package let appID: String
    /// The service it is for, in its normal form.
    package let service: String
    /// Who is logged in.
    package let userID: User.ID
    /// When it was issued.
    package let issuedAt: Date
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - appID: The application it was issued for.
    ///   - service: The service it is for.
    ///   - userID: Who is logged in.
    ///   - issuedAt: When it was issued.
    ///   - expiresAt: The first instant at which it is no longer valid.
    package init(appID: String, service: String, userID: User.ID, issuedAt: Date, expiresAt: Date) {
        self.appID = appID
        self.service = service
        self.userID = userID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}

/// Keeps tickets by their keyed digests.
package protocol TicketStore {
    /// Adds a ticket and forgets those that have ended.
    ///
    /// - Parameters:
    ///   - ticket: What it is good for.
    ///   - digest: Its digest.
    /// - Throws: `StoreError`.
    func insert(_ ticket: TicketRecord, digest: [UInt8]) throws(StoreError)

    /// Uses a ticket up.
    ///
    /// - Parameters:
    ///   - digest: Its digest.
    ///   - now: When.
    /// - Returns: What it was good for, also when its time is over; `nil` when it is unknown or was used before.
    /// - Throws: `StoreError`.
    func redeem(_ digest: [UInt8], at now: Date) throws(StoreError) -> TicketRecord?
}
