import AuthingAPI
import Foundation

/// What the use cases work with: one pool and the world around it.
package struct CoreParts: Sendable {
    /// Where the pool is kept.
    package let pool: any PoolStore
    /// Time and randomness.
    package let environment: Environment
    /// Hashes and checks passwords.
    package let hasher: PasswordHasher
    /// Carries messages out; without one they stay in the outbox.
    package var courier: (any MessageCourier)? { faults?.courier(around: carrier) ?? carrier }
    private let carrier: (any MessageCourier)?
    /// What is made to fail.
    let faults: FaultDesk?
    /// Seals the texts of messages, where the pool wants that.
    package let seal = MessageSeal()
    /// The functions that take part in registrations and logins.
    package let pipeline = PipelineRegistry()
    /// Sends the messages to webhooks; without one they stay where they are.
    package let webhooks: WebhookWorker?
    /// Who else keeps accounts that may log in.
    package let connections: Connections

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - pool: Where the pool is kept.
    ///   - environment: Time and randomness.
    ///   - courier: Carries messages out.
    ///   - webhookSender: Posts the messages to webhooks.
    ///   - connections: Who else keeps accounts that may log in.
    ///   - faults: What store and courier are made to fail by.
    ///   - hashQueue: Where costly hashes are computed.
    package init(
        pool: any PoolStore,
        environment: Environment,
        courier: (any MessageCourier)? = nil,
        webhookSender: (any WebhookSender)? = nil,
        connections: Connections = Connections(),
        faults: FaultDesk? = nil,
        hashQueue: HashQueue = .shared
    ) {
        self.connections = connections
        // What is sent in the background meets no fault: it would take one from the call that it is meant for.
        webhooks = webhookSender.map { WebhookWorker(pool: pool, sender: $0) }
        self.pool = faults.map { FaultyStore(base: pool, faults: $0) } ?? pool
        self.faults = faults
        self.environment = environment
        carrier = courier
        hasher = PasswordHasher(environment: environment, queue: hashQueue)
    }

    /// Runs a call's last transaction, which asks again what an earlier one asked.
    ///
    /// Of the second look only a refusal is taken down.
    ///
    /// - Parameters:
    ///   - event: What the trail says of the call.
    ///   - context: The call's context.
    ///   - now: The call's time.
    ///   - body: Decides and writes; given the context of the second look.
    /// - Returns: What the function returned.
    /// - Throws: The refusal; 1000 when the store failed.
    func settleAgain<Value: Sendable>(
        _ event: EventDraft,
        in context: RequestContext,
        at now: Date,
        _ body: @escaping @Sendable (any PoolStores, inout EventDraft, RequestContext) throws -> Value
    ) async throws(AuthingError) -> Value {
        let again = context.secondLook
        do throws(AuthingError) {
            return try await pool.settle(event, at: now) { stores, event in try body(stores, &event, again) }
        } catch {
            context.takeOverRefusal(of: again)
            throw error
        }
    }

    /// The present in whole milliseconds, as stores keep it: what is compared later must not have been rounded in between.
    var now: Date {
        Date(timeIntervalSince1970: (environment.now().timeIntervalSince1970 * 1000).rounded(.down) / 1000)
    }
}
