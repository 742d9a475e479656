package import AuthingAPI
package import Foundation

/// An identifier that must be unique in a pool.
package enum UniqueIdentifier: String, Sendable, CaseIterable {
    /// The email address.
    case email
    /// The username.
    case username
    /// The phone number.
    case phone
}

/// A login that succeeded, as the user's record remembers it.
package struct LoginRecord: Sendable {
    /// When.
    package let at: Date
    /// From where.
    package let clientIP: String?
    /// The browser, where it is known.
    package let browser: String?
    /// The device, where it is known.
    package let device: String?
    /// When the token that came with it ends.
    package let tokenExpiredAt: Date

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - at: When.
    ///   - clientIP: From where.
    ///   - browser: The browser.
    ///   - device: The device.
    ///   - tokenExpiredAt: When the token that came with it ends.
    package init(at: Date, clientIP: String?, browser: String?, device: String?, tokenExpiredAt: Date) {
        self.at = at
        self.clientIP = clientIP
        self.browser = browser
        self.device = device
        self.tokenExpiredAt = tokenExpiredAt
    }
}

/// Whether a user may log in.
package struct UserStanding: Sendable, Equatable {
    /// Where the account stands in its life.
    package let status: User.Status
    /// Whether an admin barred it.
    package let isBlocked: Bool

    /// Creates a standing.
    ///
    /// - Parameters:
    ///   - status: Where the account stands in its life.
    ///   - isBlocked: Whether an admin barred it.
    package init(status: User.Status, isBlocked: Bool) {
        self.status = status
        self.isBlocked = isBlocked
    }
}

/// Keeps users.
///
/// A deleted one is found by nobody.
package protocol UserStore {
    /// Adds an account.
    ///
    /// - Parameter account: The account.
    /// - Returns: The identifier that someone else has, and then nothing was added; `nil` when it was.
    /// - Throws: `StoreError`.
    func insert(_ account: Account) throws(StoreError) -> UniqueIdentifier?

    /// The account of an id.
    ///
    /// - Parameter id: The id.
    /// - Returns: The account.
    /// - Throws: `StoreError`.
    func find(id: User.ID) throws(StoreError) -> Account?

    /// Whether a user may log in; a cheaper question than the whole account.
    ///
    /// - Parameter id: The id.
    /// - Returns: The answer; `nil` where there is no such user.
    /// - Throws: `StoreError`.
    func standing(of id: User.ID) throws(StoreError) -> UserStanding?

    /// The account of a unique identifier.
    ///
    /// - Parameters:
    ///   - identifier: Which one.
    ///   - text: Its normal form.
    /// - Returns: The account.
    /// - Throws: `StoreError`.
    func find(_ identifier: UniqueIdentifier, _ text: String) throws(StoreError) -> Account?

    /// The account of an id in a foreign system.
    ///
    /// - Parameter externalID: The id.
    /// - Returns: The account.
    /// - Throws: `StoreError`.
    func find(externalID: String) throws(StoreError) -> Account?

    /// Decides anew which usernames are one, and keeps to it from then on.
    ///
    /// - Parameter isFolded: Whether those are whose folded forms are equal.
    /// - Returns: Two users whose usernames would be one, and then nothing was changed; nobody otherwise.
    /// - Throws: `StoreError`.
    func foldUsernames(_ isFolded: Bool) throws(StoreError) -> [User.ID]

    /// Some accounts, in the order in which they were made.
    ///
    /// - Parameters:
    ///   - offset: How many to leave out.
    ///   - limit: The most to give.
    /// - Returns: The accounts.
    /// - Throws: `StoreError`.
    func list(offset: Int, limit: Int) throws(StoreError) -> [Account]

    /// The number of all accounts.
    ///
    /// - Returns: The number.
    /// - Throws: `StoreError`.
    func count() throws(StoreError) -> Int

    /// Writes some fields of a user's record, and the time of the change.
    ///
    /// - Parameters:
    ///   - user: The user as it is to be; `updatedAt` is the time of the change.
    ///   - fields: What to write; all else stays as it is.
    /// - Returns: What someone else has, and then nothing was written; `nil` when it was.
    /// - Throws: `StoreError`.
    func update(_ user: User, _ fields: Set<UserField>) throws(StoreError) -> UserConflict?

    /// Notes a login that succeeded: one login more, and when and from where it was.
    ///
    /// - Parameters:
    ///   - login: The login.
    ///   - id: Whose.
    /// - Throws: `StoreError`.
    func record(_ login: LoginRecord, of id: User.ID) throws(StoreError)

    /// Notes when the user's last token ends.
    ///
    /// - Parameters:
    ///   - expiry: When.
    ///   - id: Whose.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func setTokenExpiry(_ expiry: Date, of id: User.ID, at now: Date) throws(StoreError)

    /// Replaces the password, notes when, and ends a lock and the duty to reset it.
    ///
    /// - Parameters:
    ///   - hash: The new hash.
    ///   - level: How strong the password is.
    ///   - id: Whose.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func setPassword(
        _ hash: PasswordHash,
        level: PasswordSecurityLevel?,
        of id: User.ID,
        at now: Date
    ) throws(StoreError)

    /// Replaces a hash by one of the same password, unless the password has changed in between.
    ///
    /// - Parameters:
    ///   - old: The hash to replace.
    ///   - new: The hash to put in its place.
    ///   - id: Whose.
    /// - Throws: `StoreError`.
    func renewHash(_ old: PasswordHash, by new: PasswordHash, of id: User.ID) throws(StoreError)

    /// Locks an account for wrong passwords, or ends the lock.
    ///
    /// - Parameters:
    ///   - end: Until when; `nil` ends a lock.
    ///   - id: Whose.
    /// - Throws: `StoreError`.
    func setLock(until end: Date?, of id: User.ID) throws(StoreError)

    /// Notes that a user's address was proved, if it is still the one that was.
    ///
    /// - Parameters:
    ///   - identifier: ``UniqueIdentifier/email`` or ``UniqueIdentifier/phone``.
    ///   - text: The address that was proved.
    ///   - id: Whose.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func markVerified(
        _ identifier: UniqueIdentifier,
        _ text: String,
        of id: User.ID,
        at now: Date
    ) throws(StoreError)

    /// Takes the password, a lock and the other address from an account.
    ///
    /// - Parameters:
    ///   - id: Whose.
    ///   - identifier: ``UniqueIdentifier/email`` or ``UniqueIdentifier/phone``, the address that stays.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func strip(_ id: User.ID, keeping identifier: UniqueIdentifier, at now: Date) throws(StoreError)

    /// Deletes a user with everything that belongs to it: tokens, identities, links, values.
    ///
    /// - Parameter id: Whom.
    /// - Throws: `StoreError`.
    func delete(_ id: User.ID) throws(StoreError)
}
