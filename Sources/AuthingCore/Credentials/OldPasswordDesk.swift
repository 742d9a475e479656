import AuthingAPI
import Foundation

/// Counts the tries of a present password outside a login, which are guesses like any other: too many wrong ones in a row
/// stop the account's password.
struct OldPasswordDesk {
    let stores: any PoolStores
    let settings: PoolSettings
    let context: RequestContext
    let now: Date

    /// Takes a place for a try before its hash is computed, so that parallel ones cannot outrun the limit.
    ///
    /// - Parameter id: Whose password is tried.
    /// - Returns: The place.
    /// - Throws: 2057 when too many tries failed, or are being made.
    func reserve(on id: User.ID) throws -> AttemptReservation {
        let limit = AttemptLimit.streak(.password, of: id, settings)
        let count = try stores.attempts.count(limit.scope, after: nil)
        try context.require(
            .failureStreak,
            count.failed + count.pending < limit.most,
            else: .accountStopped(limit: limit.most),
            figures: limit.figures(count.failed)
        )
        return try stores.attempts.reserve(limit.scope, at: now)
    }

    /// Settles a try.
    ///
    /// - Parameters:
    ///   - place: Its place; `nil` where no password was needed.
    ///   - id: Whose password was tried.
    ///   - isRight: Whether it was right.
    /// - Throws: `StoreError`.
    func settle(_ place: AttemptReservation?, on id: User.ID, isRight: Bool) throws {
        guard let place else { return }
        guard isRight else { return try stores.attempts.fail(place) }
        try stores.attempts.release(place)
        try stores.attempts.clear(.streak(.password, id))
    }
}

extension CoreParts {
    /// Checks a present password; gives the try's place back where its hash cannot be computed.
    ///
    /// - Parameters:
    ///   - password: What was given.
    ///   - hash: The account's hash; an account without one takes any password.
    ///   - place: The try's place.
    /// - Returns: Whether it is right.
    /// - Throws: 1000.
    func isRight(
        _ password: Secret?,
        for hash: PasswordHash?,
        _ place: AttemptReservation?
    ) async throws(AuthingError) -> Bool {
        guard let hash else { return true }
        guard let password else { return false }
        return try await judging(place) { () async throws(AuthingError) in
            try await hasher.verify(password, against: hash)
        }
    }

    /// Does what a try needs besides its two transactions; where that cannot be done the try was none, and its place is
    /// given back.
    ///
    /// - Parameters:
    ///   - place: The try's place.
    ///   - body: Computes hashes.
    /// - Returns: What it returns.
    /// - Throws: What it throws.
    func judging<Value>(
        _ place: AttemptReservation?,
        _ body: () async throws(AuthingError) -> Value
    ) async throws(AuthingError) -> Value {
        do throws(AuthingError) {
            return try await body()
        } catch {
            guard let place else { throw error }
            do throws(StoreError) {
                _ = try await pool.transaction { stores in
                    try stores.attempts.release(place)
                    return .passed(())
                }
            } catch {
                throw error.refusal
            }
            throw error
        }
    }
}
