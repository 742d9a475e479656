package import Foundation

/// The controls that only an embedded core has: one clock and one source of randomness for everything, and states of
/// the pool to go back to.
package protocol Laboratory: Sendable {
    /// The present.
    func now() -> Date
    /// How far the pool's time is ahead of the machine's clock, because that was set back since the pool was last written.
    var lead: Duration { get }
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
    /// Waits until the messages to webhooks are sent, at most so long in real time.
    ///
    /// - Returns: how many are not sent then.
    func finishDeliveries(atMost limit: Duration) async -> Int
    /// Saves the pool, the clock and the source of randomness.
    ///
    /// - Returns: a handle for `restore`.
    func save() async throws -> Int
    /// Goes back to a saved state, as often as wanted.
    func restore(_ handle: Int) async throws
    /// Makes a new, empty pool in memory, with a clock and a source of randomness of its own.
    ///
    /// Nothing in it reaches the session's pool; it ends with the last who holds it.
    ///
    /// - Parameters:
    ///   - instant: where its clock stands.
    ///   - seed: makes its randomness repeatable.
    ///   - language: of texts in results.
    /// - Returns: the pool.
    /// - Throws: 1000.
    func openScratchPool(at instant: Date, seed: Int64, language: Language) throws(AuthingError) -> ScratchPool
    /// Writes the whole pool, the clock and the source of randomness as a file of ``StateFormat``.
    ///
    /// Equal states give equal bytes.
    ///
    /// - Parameter take: takes the next bytes, on any thread; false when it takes no more.
    /// - Returns: whether everything was taken.
    /// - Throws: 1000.
    func writeState(to take: @escaping @Sendable ([UInt8]) -> Bool) async throws(AuthingError) -> Bool
    /// Replaces pool, clock and source of randomness by those of a file that ``writeState(to:)`` wrote, now or with an
    /// older version.
    ///
    /// Everything is checked before anything is replaced, and is replaced in one step.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - replacing: whether a pool in a file is replaced although it was used; one in memory always is.
    /// - Returns: what there is now.
    /// - Throws: 400 with the place of the fault, 1000.
    func readState(_ bytes: [UInt8], replacing: Bool) async throws(AuthingError) -> LoadedState
}
