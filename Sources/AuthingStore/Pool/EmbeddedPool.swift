public import AuthingAPI
package import AuthingCore
public import Foundation
import Synchronization

/// An authentication pool in this process, ready to use.
///
/// ```swift
/// let pool = try EmbeddedPool.inMemory(now: { Date.now })
/// let client = pool.makeClient()
/// let user = try await client.registerByEmail("ada@example.org", password: Secret("passw0rd"))
/// ```
public final class EmbeddedPool: Sendable {
    /// Answers the calls of end users.
    public let service: any AuthenticationService
    /// Answers those of the operator.
    public let administration: any PoolAdministration
    /// The pool's id, 24 hexadecimal digits.
    public var id: String { identity.withLock { $0.poolID } }
    /// The id of its default application, which clients name.
    public var appID: String { identity.withLock { $0.appID } }
    /// The file it is kept in; `nil` for one in memory.
    public let file: String?

    let store: SQLitePool
    private let pipeline: PipelineRegistry
    /// The names, which a loaded state replaces.
    let identity: Mutex<PoolIdentity>
    private let webhooks: WebhookWorker?
    /// What store and courier are made to fail by.
    let faults: FaultDesk

    private init(
        _ store: SQLitePool,
        _ identity: PoolIdentity,
        _ parts: CoreParts,
        _ faults: FaultDesk,
        file: String?
    ) {
        self.store = store
        self.faults = faults
        self.file = file
        self.identity = Mutex(identity)
        pipeline = parts.pipeline
        webhooks = parts.webhooks
        service = EmbeddedService(parts)
        administration = EmbeddedAdministration(parts, file: file)
    }

    /// A client of this pool.
    ///
    /// - Parameters:
    ///   - language: The language of texts in results.
    ///   - token: An id_token to start with, as if logged in.
    /// - Returns: The client.
    public func makeClient(language: Language = .chinese, token: Secret? = nil) -> AuthenticationClient {
        AuthenticationClient(
            service: service,
            options: ClientOptions(appID: appID, language: language, token: token)
        )
    }
}

extension EmbeddedPool {
    /// Creates a pool in memory, which ends with the object; password hashes are cheap.
    ///
    /// - Parameters:
    ///   - environment: Time and randomness.
    ///   - identity: The pool's names; all pools in memory share them unless told otherwise.
    ///   - courier: Carries messages out; without one they stay in the outbox.
    ///   - webhookSender: Posts the messages to webhooks; without one they stay in the log.
    ///   - connections: Who else keeps accounts that may log in.
    /// - Returns: The pool; its database is made when it is first used.
    /// - Throws: Nothing at present; that a database cannot be made shows at its first use.
    package static func inMemory(
        environment: Environment,
        identity: PoolIdentity = .inMemory,
        courier: (any MessageCourier)? = nil,
        webhookSender: (any WebhookSender)? = nil,
        connections: Connections = Connections()
    ) throws(AuthingError) -> EmbeddedPool {
        let store = SQLitePool(inMemory: identity, passwordHashing: .cheap, now: environment.now)
        let faults = FaultDesk()
        let parts = CoreParts(
            pool: store,
            environment: environment,
            courier: courier,
            webhookSender: webhookSender,
            connections: connections,
            faults: faults
        )
        return EmbeddedPool(store, identity, parts, faults, file: nil)
    }

    /// Opens the pool in a file, or creates it where there is none; password hashes of a new one are OWASP's.
    ///
    /// - Parameters:
    ///   - file: The path.
    ///   - environment: Time and randomness.
    ///   - courier: Carries messages out; without one they stay in the outbox.
    ///   - webhookSender: Posts the messages to webhooks; without one they stay in the log.
    ///   - connections: Who else keeps accounts that may log in.
    /// - Returns: The pool.
    /// - Throws: 1000, with a hint what to do: the file is not a pool, newer, open to others, a link, busy for 5 s.
    package static func open(
        file: String,
        environment: Environment,
        courier: (any MessageCourier)? = nil,
        webhookSender: (any WebhookSender)? = nil,
        connections: Connections = Connections()
    ) throws(AuthingError) -> EmbeddedPool {
        do {
            let store = try SQLitePool(file: file, passwordHashing: .owasp, environment: environment) {
                PoolIdentity(poolID: environment.makeIdentifier(), appID: environment.makeIdentifier())
            }
            let faults = FaultDesk()
            let parts = CoreParts(
                pool: store,
                environment: environment,
                courier: courier,
                webhookSender: webhookSender,
                connections: connections,
                faults: faults
            )
            return EmbeddedPool(store, try store.identity(), parts, faults, file: file)
        } catch {
            throw error.refusal
        }
    }

    /// Creates a pool in memory, which ends with the object.
    ///
    /// - Parameters:
    ///   - now: Gives the present instant, such as `{ Date.now }`.
    ///   - seed: Makes all randomness repeatable; for tests and reproductions alone.
    /// - Returns: The pool.
    /// - Throws: 1000.
    public static func inMemory(
        now: @escaping @Sendable () -> Date,
        seed: Int64? = nil
    ) throws(AuthingError) -> EmbeddedPool {
        let random = RandomSource(seed: seed)
        return try inMemory(environment: Environment(now: now, randomBytes: { random.bytes(count: $0) }))
    }

    /// Opens the pool in a file, or creates it where there is none.
    ///
    /// - Parameters:
    ///   - file: The path.
    ///   - now: Gives the present instant, such as `{ Date.now }`; where it is earlier than the latest time at which the
    ///     file was written, the pool goes on from that one, so that nothing that expired is good again.
    /// - Returns: The pool.
    /// - Throws: 1000, with a hint what to do.
    public static func open(
        file: String,
        now: @escaping @Sendable () -> Date
    ) throws(AuthingError) -> EmbeddedPool {
        try open(file: file, environment: Environment(wall: SteadyClock(wallClock: now), random: RandomSource()))
    }
}

extension EmbeddedPool {
    /// A copy of a whole pool, to go back to as often as wanted.
    public struct SavedState: Sendable {
        fileprivate let snapshot: SQLiteSnapshot
        fileprivate let pipeline: PipelineRegistry.State
        fileprivate let identity: PoolIdentity
    }

    /// Waits until the messages to webhooks are sent, retries included.
    ///
    /// - Parameter limit: The longest wait, in real time.
    /// - Returns: How many are not sent then; they stay in a pool file, for the next one who opens it.
    package func finishDeliveries(atMost limit: Duration) async -> Int {
        await webhooks?.drain(atMost: limit) ?? 0
    }

    /// Copies the whole pool into memory, pipeline functions included; clock, randomness and clients are not part of it.
    ///
    /// - Returns: The copy.
    /// - Throws: 1000.
    public func saveState() async throws(AuthingError) -> SavedState {
        do {
            return saved(try store.saveState())
        } catch {
            throw error.refusal
        }
    }

    private func saved(_ snapshot: SQLiteSnapshot) -> SavedState {
        SavedState(snapshot: snapshot, pipeline: pipeline.saved, identity: identity.withLock { $0 })
    }

    /// Copies the whole pool where that takes next to no time: it is small, or has not changed since the last copy.
    ///
    /// - Parameter limit: The largest size in bytes.
    /// - Returns: The copy; `nil` where the pool is larger.
    /// - Throws: 1000.
    func saveState(atMost limit: Int) throws(AuthingError) -> SavedState? {
        do {
            return try store.saveState(atMost: limit).map(saved)
        } catch {
            throw error.refusal
        }
    }

    /// Whether something was written since a state was saved.
    ///
    /// - Parameter state: A copy made of this pool.
    /// - Returns: Whether something was.
    /// - Throws: 1000.
    func hasChanged(since state: SavedState) throws(AuthingError) -> Bool {
        do {
            return try store.hasChanged(since: state.snapshot)
        } catch {
            throw error.refusal
        }
    }

    /// Replaces the whole pool by a copy of it.
    ///
    /// - Parameter state: A copy made of this pool.
    /// - Throws: 1000; then nothing was changed.
    public func restoreState(_ state: SavedState) async throws(AuthingError) {
        do {
            try store.restoreState(state.snapshot)
            pipeline.saved = state.pipeline
            identity.withLock { $0 = state.identity }
        } catch {
            throw error.refusal
        }
    }

    /// Closes the pool; a call after that is refused with 1000.
    ///
    /// - Throws: 1000.
    public func close() throws(AuthingError) {
        do {
            try store.close()
        } catch {
            throw error.refusal
        }
    }
}
