import AuthingAPI
import Foundation

/// Registers an account by email, by username, or by phone without a code.
///
/// The rules are asked twice: before the password is hashed, so that a refusal costs no hash, and in the transaction that
/// adds the account, where they count.
struct Register: Sendable {
    let parts: CoreParts

    /// Registers.
    ///
    /// - Parameters:
    ///   - plan: The registration.
    ///   - context: The call's context.
    /// - Returns: The user, with a token where the options asked for one.
    /// - Throws: The first refusal.
    func callAsFunction(_ plan: RegistrationPlan, in context: RequestContext) async throws(AuthingError) -> User {
        let now = parts.now
        let event = EventDraft(.register, subject: plan.typed, clientIP: context.clientIP)
        let profile = try await parts.pool.prepare(event, at: now) { stores, _ in
            let record = try stores.enter(context)
            let rules = RegistrationRules(stores: stores, settings: record.settings, context: context, now: now)
            _ = try rules.check(plan)
            return record.settings.passwordHashing
        }
        let hash = try await parts.hash(plan.password, profile: profile)
        let (user, messages) = try await parts.settleAgain(event, in: context, at: now) {
            [parts] stores, event, again in
            let record = try stores.enter(again)
            let rules = RegistrationRules(stores: stores, settings: record.settings, context: again, now: now)
            let checked = try rules.check(plan)
            let maker = NewAccount(parts: parts, stores: stores, record: record, context: again, now: now)
            let result = try maker.insert(plan, checked, hash: hash)
            event.userID = result.account.user.id
            let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
            return (try writer.welcome(result.account, plan.options, &event), result.messages)
        }
        await parts.dispatch(messages)
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
