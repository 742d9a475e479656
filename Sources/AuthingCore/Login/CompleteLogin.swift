import AuthingAPI
import AuthingJSON
import Foundation

/// The one way that every login of every method goes once its credentials are being proved.
///
/// In the transaction that proves them come the rules of admission; then, outside of any transaction, the functions at
/// PRE_AUTHENTICATION; then the transaction that asks again and writes the user's record, the token and the event; then the
/// functions at POST_AUTHENTICATION. Where no function is set, the first transaction writes as well. A method is added by a
/// function that proves its credentials; all that follows is the same for all.
struct CompleteLogin: Sendable {
    /// Proves the credentials inside a transaction.
    ///
    /// What it writes, such as a spent code, is kept even where the login is refused later.
    ///
    /// It returns what was proved, `nil` where nobody has the account, and throws the first refusal. It sets what it knows of
    /// the event.
    typealias Proof = @Sendable (EntryTransaction, inout EventDraft) throws -> ProvedLogin?

    let parts: CoreParts
    let call: LoginCall
    let context: RequestContext
    /// When the login began; when it is written, functions may have taken time.
    var now: Date

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
        case .admitted(let proved): try await tell(passing(proved))
        case .written(let user): try await tell(user)
        }
    }

    /// Asks the functions before a login, then the rules again, and writes it.
    private func passing(_ proved: ProvedLogin) async throws(AuthingError) -> User {
        let changes = try await pass(.preAuthentication, proved.account.user, event)
        var login = self
        login.now = parts.now
        let again = context.secondLook
        do throws(AuthingError) {
            return try await parts.dispatching { [login] departures throws(AuthingError) in
                try await login.parts.pool.prepare(event, at: login.now) { stores, event in
                    let transaction = try login.enter(stores, again, departures)
                    return try transaction.settle(login.call, proved, changes, &event)
                }
            }
        } catch {
            context.takeOverRefusal(of: again)
            throw error
        }
    }

    /// Runs the functions behind a login; whatever they do, it stands.
    private func tell(_ user: User) async throws(AuthingError) -> User {
        try await tell(.postAuthentication, user)
    }

    /// Runs the functions of a stage that may end the call.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - user: The user.
    ///   - event: What the trail says of a call that ends here.
    /// - Returns: Their changes of the user.
    /// - Throws: What the functions refused with.
    func pass(
        _ stage: PipelineStage,
        _ user: User,
        _ event: EventDraft
    ) async throws(AuthingError) -> [ProfileChange] {
        let result = try await run(stage, user)
        guard let error = result.error else {
            context.note(.pipeline, .passed, figures: ["stage": .string(stage.rawValue)])
            return result.changes
        }
        var event = event
        if stage == .preAuthentication { event.userID = user.id }
        let refusal = context.refuse(.pipeline, error, figures: ["stage": .string(stage.rawValue)])
        try await parts.pool.settle(event, at: parts.now) { _, _ in throw refusal }
        throw refusal
    }

    /// Runs the functions of a stage that cannot end the call: a fault is noted in the trail.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - user: The user.
    /// - Returns: The user as they changed it.
    /// - Throws: 1000.
    func tell(_ stage: PipelineStage, _ user: User) async throws(AuthingError) -> User {
        guard RunPipeline(parts: parts, stage: stage).isNeeded else { return user }
        let result = try await run(stage, user)
        guard !result.changes.isEmpty || result.error != nil else { return user }
        let now = parts.now
        var edit = UserEdit(user, at: now)
        edit.apply(result.changes)
        let event = EventDraft(
            .pipelineFailed,
            userID: user.id,
            subject: result.error?.message(in: .english),
            clientIP: context.clientIP
        )
        return try await parts.pool.prepare(event, at: now) { [edit] stores, event in
            if let error = result.error { try stores.events.append(event, code: error.code, at: now) }
            return result.changes.isEmpty ? user : try edit.write(to: stores)
        }
    }

    private func run(_ stage: PipelineStage, _ user: User) async throws(AuthingError) -> RunPipeline.Result {
        let identity = try await parts.pool.look { stores in try stores.pool.load().identity }
        var record = user.publicRecord
        if stage == .preRegister { record["id"] = .null }
        let told = PipelineContext.record(of: call, in: context, identity)
        return await RunPipeline(parts: parts, stage: stage)(on: record, told)
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
