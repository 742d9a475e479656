import AuthingAPI
import Foundation

/// The one way that every registration goes, whichever identifier it is by and however that is proved.
///
/// The rules are asked twice where a password is to be hashed: before that, so that a refusal costs no hash, and in the
/// transaction that adds the account, where they count. A code is spent when the rules are asked for the first time,
/// whatever follows.
struct Register: Sendable {
    let parts: CoreParts

    /// Registers.
    ///
    /// - Parameters:
    ///   - plan: The registration.
    ///   - context: The call's context.
    /// - Returns: The user, with a token where the options asked for one.
    /// - Throws: The first refusal; that of the login where the options asked for one: the account then exists.
    func callAsFunction(_ plan: RegistrationPlan, in context: RequestContext) async throws(AuthingError) -> User {
        var login = CompleteLogin(parts: parts, call: plan.call, context: context, now: parts.now)
        let asksFunctions = RunPipeline(parts: parts, stage: .preRegister).isNeeded
        var hash: PasswordHash?
        let mayWriteAtOnce = plan.password?.isEmpty ?? true && !asksFunctions
        if !mayWriteAtOnce {
            let (profile, draft) = try await ask(plan, login)
            if asksFunctions {
                _ = try await login.pass(.preRegister, draft, event(plan, login))
                login.now = parts.now
            }
            hash = try await parts.hash(plan.password, profile: profile)
        }
        let step = try await write(plan, hash: hash, login, isFirstLook: mayWriteAtOnce)
        switch step {
        case .registered(let user):
            return try await login.tell(.postRegister, user)
        case .toLogIn(let account):
            _ = try await login.tell(.postRegister, account.user)
            return try await logIn(account, login)
        case .login(let step):
            return try await finish(step, login)
        }
    }

    /// How far it has come.
    private enum Step: Sendable {
        /// It is complete.
        case registered(User)
        /// It is complete; when its functions have run, the login it asked for is to come.
        case toLogIn(Account)
        /// It is complete, and the login it asked for has come so far.
        case login(LoginStep)
    }

    /// Logs a new account in, whose functions may have changed it.
    private func logIn(_ account: Account, _ login: CompleteLogin) async throws(AuthingError) -> User {
        var login = login
        login.now = parts.now
        let step = try await login.begin { transaction, _ in
            try transaction.reconsider(ProvedLogin(account))
        }
        return try await finish(step, login)
    }

    private func finish(_ step: LoginStep, _ login: CompleteLogin) async throws(AuthingError) -> User {
        guard let user = try await login.finish(step) else { throw .userUnknown(login.call.typed) }
        return user
    }

    /// Asks the rules, and spends a code.
    private func ask(
        _ plan: RegistrationPlan,
        _ login: CompleteLogin
    ) async throws(AuthingError) -> (PoolSettings.PasswordHashing, User) {
        try await parts.dispatching { departures throws(AuthingError) in
            try await parts.pool.prepare(event(plan, login), at: login.now) { stores, _ in
                let transaction = try login.enter(stores, login.context, departures)
                let checked = try RegistrationRules(transaction: transaction).check(plan, isFirstLook: true)
                let draft = NewAccount(transaction: transaction).draft(plan, checked)
                return (transaction.record.settings.passwordHashing, draft)
            }
        }
    }

    /// Asks the rules where they count, adds the account, and takes on the login that was asked for.
    private func write(
        _ plan: RegistrationPlan,
        hash: PasswordHash?,
        _ login: CompleteLogin,
        isFirstLook: Bool
    ) async throws(AuthingError) -> Step {
        let context = isFirstLook ? login.context : login.context.secondLook
        do throws(AuthingError) {
            return try await parts.dispatching { departures throws(AuthingError) in
                try await parts.pool.prepare(event(plan, login), at: login.now) { stores, event in
                    let transaction = try login.enter(stores, context, departures)
                    let rules = RegistrationRules(transaction: transaction)
                    let checked = try rules.check(plan, isFirstLook: isFirstLook)
                    return try Self.add(plan, checked, hash: hash, login, transaction, &event)
                }
            }
        } catch {
            if !isFirstLook { login.context.takeOverRefusal(of: context) }
            throw error
        }
    }

    /// Adds the account, and takes on the login that was asked for.
    private static func add(
        _ plan: RegistrationPlan,
        _ checked: CheckedRegistration,
        hash: PasswordHash?,
        _ login: CompleteLogin,
        _ transaction: EntryTransaction,
        _ event: inout EventDraft
    ) throws -> Step {
        let account = try NewAccount(transaction: transaction).insert(plan, checked, hash: hash)
        event.userID = account.user.id
        var user = account.user
        if plan.options.generateToken, !plan.options.forceLogin {
            user = try transaction.giveToken(to: user)
        }
        try transaction.stores.events.close(event, code: .success, at: transaction.now)
        try transaction.merge(plan.options.customData, into: user.id)
        guard plan.options.forceLogin else { return .registered(user) }
        if RunPipeline(parts: transaction.parts, stage: .postRegister).isNeeded { return .toLogIn(account) }
        event = login.event
        return .login(try transaction.takeOn(login.call, ProvedLogin(account), &event))
    }

    /// What the trail says of the registration before anything is known of it.
    private func event(_ plan: RegistrationPlan, _ login: CompleteLogin) -> EventDraft {
        EventDraft(.register, subject: plan.typed, clientIP: login.context.clientIP)
    }
}

extension EntryTransaction {
    /// Issues a token without a login.
    ///
    /// - Parameter user: Whom it stands for.
    /// - Returns: The user with the token.
    /// - Throws: `StoreError`.
    fileprivate func giveToken(to user: User) throws -> User {
        var user = user
        let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
        let expiresAt = try writer.issueToken(for: &user).expiresAt
        try stores.users.setTokenExpiry(expiresAt, of: user.id, at: now)
        return user
    }
}

extension CoreParts {
    /// Hashes a new password.
    ///
    /// - Parameters:
    ///   - password: The password; none and an empty one give no hash.
    ///   - profile: What the hash may cost.
    /// - Returns: The hash.
    /// - Throws: 1000 when too many hashes wait.
    func hash(_ password: Secret?, profile: PoolSettings.PasswordHashing) async throws(AuthingError) -> PasswordHash? {
        guard let password, !password.isEmpty else { return nil }
        return try await hasher.hash(password, profile: profile)
    }
}
