package import AuthingAPI
import Foundation

/// Where a pool is kept.
package protocol PoolStore: Sendable {
    /// Runs a function as one transaction that no other one of any process overlaps.
    ///
    /// What the function returns is committed, a refusal too; what it throws rolls everything back. It asks the stores and
    /// decides; it computes no hash, sends no mail and starts no other transaction.
    ///
    /// - Parameter body: The function; the stores are good until it returns.
    /// - Returns: What the function returned.
    /// - Throws: `StoreError`; then nothing was written.
    func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value>

    /// Runs a function that only reads, on one unchanging state of the pool.
    ///
    /// - Parameter body: The function; what it writes is refused or lost.
    /// - Returns: What the function returned.
    /// - Throws: `StoreError`.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value>

    /// Sets who is told when a transaction that wrote messages to webhooks was committed.
    ///
    /// - Parameter listener: Called at once after the commit; it does no work of its own.
    func onDeliveries(_ listener: @escaping @Sendable () -> Void)
}

/// The stores of each concept, within one transaction.
package protocol PoolStores {
    /// The pool itself: ids, keys, settings.
    var pool: any PoolRecordStore { get }
    /// Users.
    var users: any UserStore { get }
    /// Users, many at a time.
    var transfer: any TransferStore { get }
    /// Verification codes.
    var codes: any CodeStore { get }
    /// Captchas.
    var captchas: any CaptchaStore { get }
    /// Password logins that failed or have not ended.
    var attempts: any LoginAttemptStore { get }
    /// Tokens that allow to reset passwords.
    var resetTokens: any ResetTokenStore { get }
    /// Hashes of passwords that users had.
    var formerPasswords: any FormerPasswordStore { get }
    /// Sub-accounts.
    var subAccounts: any SubAccountStore { get }
    /// Sessions of single sign-on.
    var sessions: any SessionStore { get }
    /// Tokens that were issued.
    var tokens: any IssuedTokenStore { get }
    /// Links in mails.
    var links: any VerificationLinkStore { get }
    /// External identities of users.
    var identities: any IdentityStore { get }
    /// Custom fields and values.
    var customData: any CustomDataStore { get }
    /// Messages that left the pool.
    var outbox: any OutboxStore { get }
    /// How many of them there were.
    var sendings: any SendingStore { get }
    /// Who may register while a whitelist is on.
    var whitelist: any WhitelistStore { get }
    /// Applications, and who may enter them.
    var applications: any ApplicationStore { get }
    /// Namespaces of roles and resources.
    var namespaces: any NamespaceStore { get }
    /// Roles, and who holds them.
    var roles: any RoleStore { get }
    /// Groups of users.
    var groups: any GroupStore { get }
    /// Organizations, their departments and who is in them.
    var organizations: any OrganizationStore { get }
    /// Resources, and who may use them.
    var resources: any ResourceStore { get }
    /// CAS tickets.
    var tickets: any TicketStore { get }
    /// Webhooks and the messages to them.
    var webhooks: any WebhookStore { get }
    /// The audit trail, which tells the webhooks.
    var events: any EventStore { get }
}

extension PoolStore {
    /// Runs a call's last transaction and writes its event, whichever way it ends.
    ///
    /// - Parameters:
    ///   - event: What the trail says of the call; the function may add to it.
    ///   - now: The call's time.
    ///   - body: Decides and writes; an `AuthingError` it throws is a refusal and commits what was written before it.
    /// - Returns: What the function returned.
    /// - Throws: The refusal; 1000 when the store failed.
    func settle<Value: Sendable>(
        _ event: EventDraft,
        at now: Date,
        _ body: @escaping @Sendable (any PoolStores, inout EventDraft) throws -> Value
    ) async throws(AuthingError) -> Value {
        try await run(event, at: now, writesSuccess: true, body)
    }

    /// Runs a transaction that others of the same call follow: an event is written only if it refuses.
    ///
    /// - Parameters:
    ///   - event: What the trail says of the call; the function may add to it.
    ///   - now: The call's time.
    ///   - body: Decides and writes; an `AuthingError` it throws is a refusal and commits what was written before it.
    /// - Returns: What the function returned.
    /// - Throws: The refusal; 1000 when the store failed.
    func prepare<Value: Sendable>(
        _ event: EventDraft,
        at now: Date,
        _ body: @escaping @Sendable (any PoolStores, inout EventDraft) throws -> Value
    ) async throws(AuthingError) -> Value {
        try await run(event, at: now, writesSuccess: false, body)
    }

    /// Reads without leaving an event.
    ///
    /// - Parameter body: Reads; an `AuthingError` it throws is a refusal.
    /// - Returns: What the function returned.
    /// - Throws: The refusal; 1000 when the store failed.
    package func look<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Value
    ) async throws(AuthingError) -> Value {
        let outcome: Outcome<Value>
        do {
            outcome = try await read { stores in
                do { return .passed(try body(stores)) } catch let refusal as AuthingError { return .refused(refusal) }
            }
        } catch {
            throw error.refusal
        }
        return try outcome.value
    }

    private func run<Value: Sendable>(
        _ event: EventDraft,
        at now: Date,
        writesSuccess: Bool,
        _ body: @escaping @Sendable (any PoolStores, inout EventDraft) throws -> Value
    ) async throws(AuthingError) -> Value {
        let outcome: Outcome<Value>
        do {
            outcome = try await transaction { stores in
                var event = event
                do {
                    let value = try body(stores, &event)
                    if writesSuccess { try stores.events.close(event, code: .success, at: now) }
                    return .passed(value)
                } catch let refusal as AuthingError {
                    try stores.events.close(event, code: refusal.code, at: now)
                    return .refused(refusal)
                }
            }
        } catch {
            throw error.refusal
        }
        return try outcome.value
    }
}

extension Outcome {
    /// The value, or the refusal thrown.
    fileprivate var value: Value {
        get throws(AuthingError) {
            switch self {
            case .passed(let value): return value
            case .refused(let refusal): throw refusal
            }
        }
    }
}
