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
    /// What all randomness is a function of; nil where it is the system's.
    var seedInUse: Int64? { get }
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
    /// Saves the same where that takes next to no time: the pool is small, or has not changed since the last time.
    ///
    /// - Parameter limit: The largest size of the pool in bytes.
    /// - Returns: a handle for `restore`; `nil` where the pool is larger.
    /// - Throws: 1000.
    func saveInPassing(atMost limit: Int) throws(AuthingError) -> Int?
    /// Whether anything was written, drawn or moved since a state was saved; what other processes write is not seen.
    ///
    /// - Throws: 1000.
    func hasChanged(since handle: Int) throws(AuthingError) -> Bool
    /// Goes back to a saved state, as often as wanted.
    ///
    /// - Precondition: it was not forgotten.
    func restore(_ handle: Int) async throws
    /// Forgets a saved state and frees what it takes.
    func forget(_ handle: Int)
    /// Whether other processes may write to the pool: it is in a file.
    var isShared: Bool { get }
    /// The faults that are put in, with how often each was met.
    var faults: [FaultRecord] { get }
    /// Makes something fail, in place of how it failed before; it belongs to the saved state.
    func inject(_ fault: Fault)
    /// Takes the fault of a port out, or all.
    ///
    /// - Returns: how many there were.
    func clearFaults(_ port: Fault.Port?) -> Int
    /// Which faults have struck since this was last asked, each strike in its turn.
    func takeStrikes() -> [Fault.Kind]
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
    /// Makes a state file in which nobody can be recognised; the pool stays as it is.
    ///
    /// Ids, references, domains of addresses, lengths of texts and their kinds of characters stay; names, addresses, phone
    /// numbers, texts, network addresses, keys, digests and tokens become others, the same ones wherever they stand.
    ///
    /// - Parameters:
    ///   - bytes: a file that ``writeState(to:)`` wrote, now or with an older version.
    ///   - options: what the new names are a function of, and what becomes of hashes.
    /// - Returns: a state that can be read again.
    /// - Throws: 400 with the place of the fault, 1000.
    func anonymiseState(_ bytes: [UInt8], _ options: AnonymisingOptions) async throws(AuthingError) -> AnonymousState
}
