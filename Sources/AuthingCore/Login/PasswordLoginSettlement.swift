import AuthingAPI
import AuthingJSON
import Foundation

/// The second half of a password login: the hash, and the transaction that acts on what it said.
struct PasswordLoginSettlement: Sendable {
    let parts: CoreParts
    let context: RequestContext
    let event: EventDraft
    let now: Date
    /// The account as the first transaction found it.
    let account: Account
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
        guard !places.isEmpty else { return try await compareAndAct(password) }
        // A task of its own: the places are settled even where the caller was cancelled meanwhile.
        let outcome = await Task { [self] () async -> Result<User, AuthingError> in
            do throws(AuthingError) {
                return .success(try await compareAndAct(password))
            } catch {
                return .failure(error)
            }
        }.value
        return try outcome.get()
    }

    private func compareAndAct(_ password: Secret) async throws(AuthingError) -> User {
        let check: (isRight: Bool, renewed: PasswordHash?)
        do throws(AuthingError) {
            check = try await compare(password)
        } catch {
            // The hash was not computed: the attempt was none.
            try await parts.pool.settle(event, at: now) { [places] stores, _ in
                for place in places { try stores.attempts.release(place) }
                throw error
            }
            throw error
        }
        return try await parts.pool.settle(event, at: now) { [self] stores, event in
            event.userID = account.user.id
            let record = try stores.pool.load()
            guard let present = try stores.users.find(id: account.user.id) else {
                throw context.refuse(.userKnown, .userUnknown(event.subject))
            }
            guard check.isRight else { throw try refuseWrong(present, stores, record, &event) }
            return try admit(present, renewed: check.renewed, stores, record)
        }
    }

    /// Checks the password, and hashes it anew where the pool's profile has changed since it was set.
    private func compare(_ password: Secret) async throws(AuthingError) -> (isRight: Bool, renewed: PasswordHash?) {
        guard try await parts.hasher.verify(password, against: checkedHash) else { return (false, nil) }
        guard checkedHash.needsRehash(for: hashing) else { return (true, nil) }
        return (true, try await parts.hasher.hash(password, profile: hashing))
    }

    private func admit(
        _ present: Account,
        renewed: PasswordHash?,
        _ stores: any PoolStores,
        _ record: PoolRecord
    ) throws -> User {
        for place in places { try stores.attempts.release(place) }
        if let end = present.lock(at: now) { throw context.refuse(.accountLock, .accountLocked(until: end)) }
        // Changed while it was being checked: what was right then is not right now.
        guard present.passwordHash == checkedHash else { throw context.refuse(.passwordRight, .passwordWrong()) }
        context.note(.passwordRight, .passed)
        if record.settings.lockCheck != nil { try stores.attempts.clear(.account(present.user.id)) }
        try context.requireActive(present.user)
        if let renewed { try stores.users.renewHash(checkedHash, by: renewed, of: present.user.id) }
        let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
        return try writer.complete(present)
    }

    private func refuseWrong(
        _ present: Account,
        _ stores: any PoolStores,
        _ record: PoolRecord,
        _ event: inout EventDraft
    ) throws -> AuthingError {
        for place in places { try stores.attempts.fail(place) }
        if let end = present.lock(at: now) { return context.refuse(.accountLock, .accountLocked(until: end)) }
        guard let check = record.settings.lockCheck else {
            return context.refuse(.passwordRight, .passwordWrong())
        }
        let scope = AttemptScope.account(present.user.id)
        let failures = try stores.attempts.count(scope, after: now - check.timeInterval.inSeconds).failed
        guard failures >= check.limit else {
            return context.refuse(
                .passwordRight,
                .passwordWrong(remaining: check.limit - failures),
                figures: check.figures("failures", failures)
            )
        }
        let end = now + record.settings.loginLockDuration.inSeconds
        try stores.users.setLock(until: end, of: present.user.id)
        try stores.attempts.clear(scope)
        event.sequel = .accountLocked
        context.note(.passwordRight, .refused(.passwordWrong))
        return context.refuse(.accountLock, .accountLocked(until: end), figures: check.figures("failures", failures))
    }
}
