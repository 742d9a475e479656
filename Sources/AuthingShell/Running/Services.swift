package import AuthingAPI
package import Foundation

/// What commands act on: one client with its user and token, the pool behind it, and the laboratory.
package struct Services: Sendable {
    /// The client, which holds the current user and token.
    package let client: AuthenticationClient
    /// The pool's console.
    package let administration: any PoolAdministration
    /// Clock, seed and saved states.
    package let laboratory: any Laboratory

    /// Creates the services of a session.
    package init(
        client: AuthenticationClient,
        administration: any PoolAdministration,
        laboratory: any Laboratory
    ) {
        self.client = client
        self.administration = administration
        self.laboratory = laboratory
    }
}

/// The controls that only an embedded core has: one clock and one source of randomness for everything, and states of
/// the pool to go back to.
package protocol Laboratory: Sendable {
    /// The present.
    func now() -> Date
    /// Whether time stands still.
    var isFrozen: Bool { get }
    /// Stops time, at `instant` or at the present.
    func freeze(at instant: Date?)
    /// Moves the clock forward; it stays frozen or running.
    func advance(by duration: Duration)
    /// Sets the clock; it stays frozen or running.
    func set(to instant: Date)
    /// Lets time run on, from where it stands.
    func resume()
    /// Makes all randomness a function of `seed`.
    func seed(_ seed: Int64)
    /// Eight random bytes.
    func randomBits() -> UInt64
    /// Saves the pool, the clock and the source of randomness.
    ///
    /// - Returns: a handle for `restore`.
    func save() async throws -> Int
    /// Goes back to a saved state, as often as wanted.
    func restore(_ handle: Int) async throws
}
