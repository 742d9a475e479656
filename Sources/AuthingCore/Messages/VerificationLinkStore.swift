package import AuthingAPI
package import Foundation

/// A link in a mail that verifies an address when it is opened.
package struct NewLink: Sendable {
    /// The keyed digest of the word in it.
    package let digest: [UInt8]
    /// Whose address.
    package let userID: User.ID
    /// The address.
    package let email: EmailAddress
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date

    /// Creates a link.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of the word in it.
    ///   - userID: Whose address.
    ///   - email: The address.
    ///   - expiresAt: The first instant at which it is no longer valid.
    package init(digest: [UInt8], userID: User.ID, email: EmailAddress, expiresAt: Date) {
        self.digest = digest
        self.userID = userID
        self.email = email
        self.expiresAt = expiresAt
    }
}

/// What came of opening a link.
package enum LinkVerdict: Sendable, Equatable {
    /// The link was good and is used up: it proves an address.
    case proved(email: String, of: User.ID)
    /// Its life ended at this instant.
    case expired(at: Date)
    /// It was used before.
    case used
    /// No such link was mailed, or its user is gone.
    case unknown
}

/// Keeps the links that were mailed.
package protocol VerificationLinkStore {
    /// Adds a link.
    ///
    /// - Parameter link: The link.
    /// - Throws: `StoreError`.
    func insert(_ link: NewLink) throws(StoreError)

    /// Uses a link up.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of the word in it.
    ///   - now: When it was opened.
    /// - Returns: What it proves, or why it proves nothing.
    /// - Throws: `StoreError`.
    func redeem(_ digest: [UInt8], at now: Date) throws(StoreError) -> LinkVerdict
}
