package import AuthingAPI
package import Foundation

/// Whose failures are counted.
package enum AttemptScope: Sendable, Hashable {
    /// Those from one client address; `nil` for the bucket of unknown ones.
    case client(String?)
    /// Those on one account.
    case account(User.ID)
}

/// Password logins of one scope within a window.
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

/// Keeps the password logins that failed or have not ended.
package protocol LoginAttemptStore {
    /// Counts attempts.
    ///
    /// - Parameters:
    ///   - scope: Whose.
    ///   - start: Only later ones; older ones are forgotten.
    /// - Returns: The count.
    /// - Throws: `StoreError`.
    func count(_ scope: AttemptScope, after start: Date) throws(StoreError) -> AttemptCount

    /// Takes a place among the attempts; until it is settled it counts as pending, after a crash for good.
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

    /// Forgets all attempts of a scope that have ended.
    ///
    /// - Parameter scope: Whose.
    /// - Throws: `StoreError`.
    func clear(_ scope: AttemptScope) throws(StoreError)
}
