import AuthingAPI
import AuthingStore
import TestSupport

/// A pool that several callers reach at once.
struct SharedPool: Sendable {
    /// How they reach it.
    enum Kind: CaseIterable, Sendable {
        /// All through one object, in memory.
        case inMemory
        /// All through one connection to a file.
        case oneConnection
        /// Each second one through another connection, as two processes would.
        case twoConnections
    }

    /// The pool, with its clock.
    let first: TestPool
    /// Another connection, where there is one.
    private let second: EmbeddedPool?

    /// Makes a pool of a kind.
    init(_ kind: Kind) async throws {
        first = try await (kind == .inMemory ? Backend.embedded : .file).makePool()
        guard kind == .twoConnections, let path = try await first.administration.describePool().file else {
            second = nil
            return
        }
        second = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 2, clock: first.clock))
    }

    /// A client for a caller.
    func client(_ number: Int) -> AuthenticationClient {
        guard let second, !number.isMultiple(of: 2) else { return first.client() }
        return second.makeClient()
    }
}
