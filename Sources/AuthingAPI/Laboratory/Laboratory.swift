package import Foundation

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
