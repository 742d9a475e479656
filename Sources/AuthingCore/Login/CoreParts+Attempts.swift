import AuthingAPI
import Foundation

// What a call that holds places among the attempts does between its transactions.

extension CoreParts {
    /// Runs what follows on places that were taken in a task of its own: they are settled even where the caller was
    /// cancelled meanwhile.
    ///
    /// - Parameter work: Ends with a transaction that settles the places.
    /// - Returns: What it returned.
    /// - Throws: What it threw.
    func shielded<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(AuthingError) -> Value
    ) async throws(AuthingError) -> Value {
        let outcome = await Task { () async -> Result<Value, AuthingError> in
            do throws(AuthingError) {
                return .success(try await work())
            } catch {
                return .failure(error)
            }
        }.value
        return try outcome.get()
    }

    /// Computes the hashes of a call that holds places; where that fails, the attempt was none.
    ///
    /// - Parameters:
    ///   - event: What the trail says of the call.
    ///   - now: The call's time.
    ///   - giveBack: Gives back what was taken.
    ///   - work: Computes.
    /// - Returns: What was computed.
    /// - Throws: 1000 when too many hashes wait.
    func computing<Value: Sendable>(
        _ event: EventDraft,
        at now: Date,
        givingBack giveBack: @escaping @Sendable (any PoolStores) throws -> Void,
        _ work: @Sendable () async throws(AuthingError) -> Value
    ) async throws(AuthingError) -> Value {
        do throws(AuthingError) {
            return try await work()
        } catch {
            try await pool.settle(event, at: now) { stores, _ in
                try giveBack(stores)
                throw error
            }
            throw error
        }
    }
}

extension LoginAttemptStore {
    /// Turns places into failures.
    ///
    /// - Parameter places: The places.
    /// - Throws: `StoreError`.
    func fail(_ places: [AttemptReservation]) throws(StoreError) {
        for place in places { try fail(place) }
    }

    /// Gives places back.
    ///
    /// - Parameter places: The places.
    /// - Throws: `StoreError`.
    func release(_ places: [AttemptReservation]) throws(StoreError) {
        for place in places { try release(place) }
    }
}
