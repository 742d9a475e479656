package import AuthingAPI
package import Foundation

/// What an account is asked for.
package enum LoginFactor: String, Sendable, CaseIterable {
    /// Its password.
    case password
    /// A code sent to its phone or email.
    case code
}

/// Whose failures are counted.
package enum AttemptScope: Sendable, Hashable {
    /// Those from one client address; `nil` for the bucket of unknown ones.
    case client(String?)
    /// Those on one account.
    case account(User.ID)
    /// Those on a name that nobody has, by its keyed digest in hexadecimal digits.
    case stranger(String)
    /// Those on one account by one factor, in a row: time does not end them.
    case streak(LoginFactor, User.ID)
    /// Wrong codes that were sent to one account, whatever for.
    case codes(User.ID)
    /// Wrong codes at an address that nobody has, by its keyed digest in hexadecimal digits.
    case strangerCodes(String)
}

/// Tries of one scope within a window.
package struct AttemptCount: Sendable, Equatable {
    /// How many failed.
    package let failed: Int
    /// How many are still being checked.
    package let pending: Int

    /// Creates a count.
    ///
    /// - Parameters:
    ///   - failed: How many failed.
    ///   - pending: How many are still being checked.
    package init(failed: Int, pending: Int) {
        self.failed = failed
        self.pending = pending
    }
}

/// A place among the attempts, taken before a password is hashed so that parallel guesses cannot outrun the count.
package struct AttemptReservation: Sendable, Hashable {
    /// The store's number for it.
    package let number: Int64

    /// Wraps a number.
    ///
    /// - Parameter number: The store's number for it.
    package init(number: Int64) { self.number = number }
}

/// Keeps the tries of passwords and codes that failed or have not ended.
package protocol LoginAttemptStore {
    /// Counts attempts.
    ///
    /// - Parameters:
    ///   - scope: Whose.
    ///   - start: Only later ones; `nil` for all.
    /// - Returns: The count.
    /// - Throws: `StoreError`.
    func count(_ scope: AttemptScope, after start: Date?) throws(StoreError) -> AttemptCount

    /// When the failure was that reaches a limit, counted from the newest.
    ///
    /// - Parameters:
    ///   - number: The limit: 1 is the newest failure.
    ///   - scope: Whose.
    ///   - start: Only failures after it count.
    /// - Returns: The instant; nil where there are fewer.
    /// - Throws: `StoreError`.
    func time(ofFailure number: Int, in scope: AttemptScope, after start: Date) throws(StoreError) -> Date?

    /// Takes a place among the attempts; until it is settled it counts as pending, after a crash for good.
    ///
    /// Attempts older than any window, a day, are forgotten, some each time; those of a streak are kept.
    ///
    /// - Parameters:
    ///   - scope: Whose.
    ///   - now: When.
    /// - Returns: The place.
    /// - Throws: `StoreError`.
    func reserve(_ scope: AttemptScope, at now: Date) throws(StoreError) -> AttemptReservation

    /// Turns a place into a failure.
    ///
    /// - Parameter reservation: The place.
    /// - Throws: `StoreError`.
    func fail(_ reservation: AttemptReservation) throws(StoreError)

    /// Gives a place back.
    ///
    /// - Parameter reservation: The place.
    /// - Throws: `StoreError`.
    func release(_ reservation: AttemptReservation) throws(StoreError)

    /// Forgets all attempts on an account that is gone, those too that have not ended.
    ///
    /// - Parameter id: Whose.
    /// - Throws: `StoreError`.
    func forget(_ id: User.ID) throws(StoreError)

    /// Forgets all attempts of a scope that have ended.
    ///
    /// - Parameter scope: Whose.
    /// - Throws: `StoreError`.
    func clear(_ scope: AttemptScope) throws(StoreError)

    /// Forgets all attempts on an account that have ended, its streaks too: it is its owner's again.
    ///
    /// Wrong codes go on counting: those who may ask for codes and guess them must not start anew with each recovery.
    ///
    /// - Parameter id: Whose.
    /// - Throws: `StoreError`.
    func recover(_ id: User.ID) throws(StoreError)
}
