import AuthingAPI
import AuthingJSON
import Foundation

/// The second half of a password login: the hash, and the transaction that acts on what it said.
struct PasswordLoginSettlement: Sendable {
    /// The login this belongs to.
    let login: CompleteLogin
    /// Whose password it is, as the first transaction found it.
    let bearer: PasswordBearer
    /// The hash the password is checked against.
    let checkedHash: PasswordHash
    /// What a new hash may cost.
    let hashing: PoolSettings.PasswordHashing
    /// The places reserved among the attempts.
    let places: [AttemptReservation]

    /// Checks the password and ends the login one way or the other.
    ///
    /// - Parameter password: The password.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func settle(_ password: Secret) async throws(AuthingError) -> User {
        guard let user = try await login.finish(try await compareAndAct(password)) else {
            throw .userUnknown(login.call.typed)
        }
        return user
    }

    private func compareAndAct(_ password: Secret) async throws(AuthingError) -> LoginStep {
        guard !places.isEmpty else { return try await act(on: password) }
        // A task of its own: the places are settled even where the caller was cancelled meanwhile.
        let outcome = await Task { [self] () async -> Result<LoginStep, AuthingError> in
            do throws(AuthingError) {
                return .success(try await act(on: password))
            } catch {
                return .failure(error)
            }
        }.value
        return try outcome.get()
    }

    private func act(on password: Secret) async throws(AuthingError) -> LoginStep {
        let check: (isRight: Bool, renewed: PasswordHash?)
        do throws(AuthingError) {
            check = try await compare(password)
        } catch {
            // The hash was not computed: the attempt was none.
            try await login.parts.pool.settle(login.event, at: login.now) { [places] stores, _ in
                for place in places { try stores.attempts.release(place) }
                throw error
            }
            throw error
        }
        return try await login.begin { [self] transaction, event in
            event.userID = bearer.account.user.id
            guard check.isRight else { throw try refuseWrong(transaction, &event) }
            return try prove(password, renewed: check.renewed, transaction)
        }
    }

    /// Checks the password, and hashes it anew where the pool's profile has changed since it was set.
    private func compare(_ password: Secret) async throws(AuthingError) -> (isRight: Bool, renewed: PasswordHash?) {
        guard try await login.parts.hasher.verify(password, against: checkedHash) else { return (false, nil) }
        guard checkedHash.needsRehash(for: hashing) else { return (true, nil) }
        return (true, try await login.parts.hasher.hash(password, profile: hashing))
    }

    private func prove(
        _ password: Secret,
        renewed: PasswordHash?,
        _ transaction: EntryTransaction
    ) throws -> ProvedLogin {
        let stores = transaction.stores
        for place in places { try stores.attempts.release(place) }
        let present = try transaction.reconsider(
            ProvedLogin(bearer.account, password: (password, checkedHash), subAccount: bearer.subAccount)
        )
        transaction.context.note(.passwordRight, .passed)
        // Here too, and not with the login alone: that may still be refused.
        try stores.attempts.clear(.account(bearer.countedID))
        try stores.attempts.clear(.streak(.password, bearer.countedID))
        guard let renewed else { return present }
        try stores.renewHash(checkedHash, by: renewed, of: bearer)
        var subAccount = present.subAccount
        subAccount?.passwordHash = renewed
        return ProvedLogin(present.account, password: (password, renewed), subAccount: subAccount)
    }

    private func refuseWrong(_ transaction: EntryTransaction, _ event: inout EventDraft) throws -> AuthingError {
        let (stores, record, context, now) =
            (transaction.stores, transaction.record, transaction.context, transaction.now)
        for place in places { try stores.attempts.fail(place) }
        guard let present = try stores.present(bearer) else {
            return context.refuse(.userKnown, .userUnknown(event.subject))
        }
        if let end = present.lock(at: now) { return context.refuse(.accountLock, .accountLocked(until: end)) }
        let limit = AttemptLimit.streak(.password, of: present.countedID, record.settings)
        let streak = try stores.attempts.count(limit.scope, after: nil).failed
        guard streak < limit.most else {
            event.sequel = .accountLocked
            context.note(.passwordRight, .refused(.passwordWrong))
            return context.refuse(.failureStreak, .accountStopped(limit: limit.most), figures: limit.figures(streak))
        }
        guard let check = record.settings.lockCheck else {
            return context.refuse(.passwordRight, .passwordWrong())
        }
        let scope = AttemptScope.account(present.countedID)
        let failures = try stores.attempts.count(scope, after: now - check.timeInterval.inSeconds).failed
        guard failures >= check.limit else {
            return context.refuse(
                .passwordRight,
                .passwordWrong(remaining: check.limit - failures),
                figures: check.figures("failures", failures)
            )
        }
        let end = now + record.settings.loginLockDuration.inSeconds
        try stores.lock(present, until: end)
        try stores.attempts.clear(scope)
        event.sequel = .accountLocked
        context.note(.passwordRight, .refused(.passwordWrong))
        return context.refuse(.accountLock, .accountLocked(until: end), figures: check.figures("failures", failures))
    }
}
