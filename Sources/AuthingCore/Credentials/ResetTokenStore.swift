package import AuthingAPI
package import Foundation

/// What a token that allows to reset a password was given for.
package enum ResetTokenKind: String, Sendable, CaseIterable {
    /// For a first login: the old password is not asked for again.
    case firstLogin = "first-login"
    /// For a password that is too old or too weak: the old one is asked for.
    case forced
}

/// A token that allows to reset a password, as the pool remembers it.
package struct ResetToken: Sendable {
    /// Its keyed digest.
    package let digest: [UInt8]
    /// What it was given for.
    package let kind: ResetTokenKind
    /// Whose password.
    package let userID: User.ID
    /// When it was given.
    package let issuedAt: Date
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date
    /// How many wrong old passwords it stands.
    package let attempts: Int

    /// Creates a token.
    ///
    /// - Parameters:
    ///   - digest: Its keyed digest.
    ///   - kind: What it was given for.
    ///   - userID: Whose password.
    ///   - issuedAt: When it was given.
    ///   - expiresAt: The first instant at which it is no longer valid.
    ///   - attempts: How many wrong old passwords it stands.
    package init(
        digest: [UInt8],
        kind: ResetTokenKind,
        userID: User.ID,
        issuedAt: Date,
        expiresAt: Date,
        attempts: Int
    ) {
        self.digest = digest
        self.kind = kind
        self.userID = userID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.attempts = attempts
    }
}

/// What a token that was presented is worth.
package enum ResetTokenVerdict: Sendable, Equatable {
    /// It allows to set the password of this user.
    case good(User.ID)
    /// Its time is over.
    case expired
    /// It is unknown, of another kind, was used, or its tries are.
    case unknown
}

/// Keeps the tokens that allow to reset passwords; one that was used is forgotten.
package protocol ResetTokenStore {
    /// Adds a token and forgets those of the user whose time is over.
    ///
    /// - Parameter token: The token.
    /// - Throws: `StoreError`.
    func insert(_ token: ResetToken) throws(StoreError)

    /// Judges a token and takes one of its tries, so that parallel guesses cannot outrun them.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of what was presented.
    ///   - kind: What it has to be for.
    ///   - now: The present.
    /// - Returns: The verdict.
    /// - Throws: `StoreError`.
    func reserve(_ digest: [UInt8], kind: ResetTokenKind, at now: Date) throws(StoreError) -> ResetTokenVerdict

    /// Gives a try back.
    ///
    /// - Parameter digest: The token's keyed digest.
    /// - Throws: `StoreError`.
    func release(_ digest: [UInt8]) throws(StoreError)

    /// Uses a token up: of several callers one wins.
    ///
    /// - Parameters:
    ///   - digest: The token's keyed digest.
    ///   - kind: What it has to be for.
    ///   - now: The present.
    /// - Returns: Whether it was there and its time was not over.
    /// - Throws: `StoreError`.
    func redeem(_ digest: [UInt8], kind: ResetTokenKind, at now: Date) throws(StoreError) -> Bool

    /// Forgets the tokens of a user.
    ///
    /// - Parameter userID: Whose.
    /// - Throws: `StoreError`.
    func removeAll(of userID: User.ID) throws(StoreError)
}

/// Keeps the hashes of passwords that users had, so that one does not return too soon.
package protocol FormerPasswordStore {
    /// Adds the hash that a user's password had, and forgets the oldest ones.
    ///
    /// - Parameters:
    ///   - hash: The hash.
    ///   - userID: Whose.
    ///   - limit: How many to keep; none are kept with 0.
    /// - Throws: `StoreError`.
    func append(_ hash: PasswordHash, of userID: User.ID, keeping limit: Int) throws(StoreError)

    /// The newest hashes.
    ///
    /// - Parameters:
    ///   - userID: Whose.
    ///   - limit: The most to give.
    /// - Returns: The hashes, newest first.
    /// - Throws: `StoreError`.
    func list(of userID: User.ID, limit: Int) throws(StoreError) -> [PasswordHash]
}
