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
        let login = CompleteLogin(parts: parts, call: plan.call, context: context, now: parts.now)
        let step = try await parts.dispatching { departures throws(AuthingError) in
            guard let password = plan.password, !password.isEmpty else {
                // Nothing to hash: one transaction does it all.
                return try await write(plan, hash: nil, login, departures, isFirstLook: true)
            }
            let hash = try await parts.hasher.hash(password, profile: try await ask(plan, login, departures))
            return try await write(plan, hash: hash, login, departures, isFirstLook: false)
        }
        switch step {
        case .registered(let user): return user
        case .login(let step):
            guard let user = try await login.finish(step) else { throw .userUnknown(plan.typed) }
            return user
        }
    }

    /// How far it has come.
    private enum Step: Sendable {
        /// It is complete.
        case registered(User)
        /// It is complete, and the login it asked for has come so far.
        case login(LoginStep)
    }

    /// Asks the rules, and spends a code.
    private func ask(
        _ plan: RegistrationPlan,
        _ login: CompleteLogin,
        _ departures: Departures
    ) async throws(AuthingError) -> PoolSettings.PasswordHashing {
        try await parts.pool.prepare(event(plan, login), at: login.now) { stores, _ in
            let transaction = try login.enter(stores, login.context, departures)
            _ = try RegistrationRules(transaction: transaction).check(plan, isFirstLook: true)
            return transaction.record.settings.passwordHashing
        }
    }

    /// Asks the rules where they count, adds the account, and takes on the login that was asked for.
    private func write(
        _ plan: RegistrationPlan,
        hash: PasswordHash?,
        _ login: CompleteLogin,
        _ departures: Departures,
        isFirstLook: Bool
    ) async throws(AuthingError) -> Step {
        let context = isFirstLook ? login.context : login.context.secondLook
        do throws(AuthingError) {
            return try await parts.pool.prepare(event(plan, login), at: login.now) { stores, event in
                let transaction = try login.enter(stores, context, departures)
                let checked = try RegistrationRules(transaction: transaction).check(plan, isFirstLook: isFirstLook)
                return try Self.add(plan, checked, hash: hash, login, transaction, &event)
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
        let expiresAt = try writer.issueToken(for: &user)
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
