import AuthingAPI
import Foundation

/// The one way that every login of every method goes once its credentials are being proved.
///
/// In the transaction that proves them: the rules of admission, then the user's record, the token and the event. A method is
/// added by a function that proves its credentials; all that follows is the same for all.
struct CompleteLogin: Sendable {
    /// Proves the credentials inside a transaction.
    ///
    /// What it writes, such as a spent code, is kept even where the login is refused later.
    /// It returns what was proved, `nil` where nobody has the account, and throws the first refusal. It sets what it knows of
    /// the event.
    typealias Proof = @Sendable (EntryTransaction, inout EventDraft) throws -> ProvedLogin?

    let parts: CoreParts
    let call: LoginCall
    let context: RequestContext
    /// When the login began.
    let now: Date

    /// Proves a login and completes it.
    ///
    /// - Parameter proof: Proves the credentials.
    /// - Returns: The user with a new token; `nil` where nobody has the account.
    /// - Throws: The first refusal.
    func callAsFunction(proving proof: @escaping Proof) async throws(AuthingError) -> User? {
        try await finish(begin(proving: proof))
    }

    /// Runs the transaction that proves a login.
    ///
    /// - Parameter proof: Proves the credentials.
    /// - Returns: How far the login has come.
    /// - Throws: The first refusal.
    func begin(proving proof: @escaping Proof) async throws(AuthingError) -> LoginStep {
        try await parts.dispatching { departures throws(AuthingError) in
            try await parts.pool.prepare(event, at: now) { [self] stores, event in
                let transaction = try enter(stores, context, departures)
                guard let proved = try proof(transaction, &event) else { return .nobody }
                return try transaction.takeOn(call, proved, &event)
            }
        }
    }

    /// Completes a login.
    ///
    /// - Parameter step: How far it has come.
    /// - Returns: The user with a new token; `nil` where nobody has the account.
    /// - Throws: The first refusal.
    func finish(_ step: LoginStep) async throws(AuthingError) -> User? {
        switch step {
        case .nobody: nil
        case .done(let user): user
        }
    }

    /// Begins a transaction.
    ///
    /// - Parameters:
    ///   - stores: The transaction's stores.
    ///   - context: The call's context, or that of a second look.
    ///   - departures: Takes the mails that are written.
    /// - Returns: What works within it.
    /// - Throws: `StoreError`.
    func enter(
        _ stores: any PoolStores,
        _ context: RequestContext,
        _ departures: Departures
    ) throws -> EntryTransaction {
        EntryTransaction(
            parts: parts,
            stores: stores,
            record: try stores.pool.load(through: context.appID),
            context: context,
            now: now,
            departures: departures
        )
    }

    /// What the trail says of the login before anything is known of it.
    var event: EventDraft { EventDraft(.login, subject: call.typed, clientIP: context.clientIP) }
}
