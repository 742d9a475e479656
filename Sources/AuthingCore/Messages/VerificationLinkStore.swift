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

/// Keeps the links that were mailed.
package protocol VerificationLinkStore {
    /// Adds a link.
    ///
    /// - Parameter link: The link.
    /// - Throws: `StoreError`.
    func insert(_ link: NewLink) throws(StoreError)
}
