import AuthingAPI
import Foundation

/// Changes a user as an operator does, all of it or nothing.
///
/// Where a password is set the rules are asked twice: before it is hashed, so that a refusal costs no hash, and in the
/// transaction that writes.
struct UpdateUser: Sendable {
    let parts: CoreParts

    /// Changes the user.
    ///
    /// - Parameters:
    ///   - reference: An id, email, phone or username.
    ///   - changes: The fields and the password.
    /// - Returns: The user after the change.
    /// - Throws: The first refusal.
    func callAsFunction(_ reference: String, _ changes: UserChanges) async throws(AuthingError) -> User {
        let now = parts.now
        let event = EventDraft(.userUpdated, subject: reference)
        let hash = try await hash(reference, changes, event, at: now)
        return try await parts.pool.settle(event, at: now) { stores, event in
            let (user, edit) = try Self.edit(reference, changes, stores, at: now)
            event.userID = user.id
            let changed = try edit.write(to: stores)
            if let hash, let password = changes.password, let account = try stores.users.find(id: user.id) {
                let settings = try stores.pool.load().settings
                try stores.replacePassword(of: account, by: hash, password, settings, at: now)
            }
            try stores.follow(user, changedTo: changed, at: now)
            Self.announce(user, changed, &event)
            return changed
        }
    }

    /// The hash of a new password, after a look whether the change would be refused.
    private func hash(
        _ reference: String,
        _ changes: UserChanges,
        _ event: EventDraft,
        at now: Date
    ) async throws(AuthingError) -> PasswordHash? {
        guard let password = changes.password, !password.isEmpty else { return nil }
        let profile = try await parts.pool.prepare(event, at: now) { stores, event in
            let (user, edit) = try Self.edit(reference, changes, stores, at: now)
            event.userID = user.id
            let settings = try stores.pool.load().settings
            let names = UniqueIdentifier.allCases.compactMap { edit.user[$0] }
            if let fault = PasswordDemands.ofOperators(settings).fault(of: password, ownedBy: names) {
                throw AuthingError.passwordWeak(fault)
            }
            return settings.passwordHashing
        }
        return try await parts.hash(password, profile: profile)
    }

    /// The user, and the change of it.
    private static func edit(
        _ reference: String,
        _ changes: UserChanges,
        _ stores: any PoolStores,
        at now: Date
    ) throws -> (user: User, edit: UserEdit) {
        let update = try AccountUpdate(changes)
        let user = try stores.user(reference).user
        var edit = UserEdit(user, at: now)
        try update.apply(to: &edit, stores)
        return (user, edit)
    }

    /// Says in the trail what a change meant.
    private static func announce(_ user: User, _ changed: User, _ event: inout EventDraft) {
        if changed.isBlocked != user.isBlocked {
            event.sequel = changed.isBlocked ? .userBlocked : .userUnblocked
        } else if changed.emailVerified, !user.emailVerified || changed.email != user.email {
            event.sequel = .emailVerified
        }
    }
}

extension PoolStores {
    /// Writes what follows from an operator's change: tokens that stop working, codes that are void, a lock that ends.
    ///
    /// - Parameters:
    ///   - user: The user before the change.
    ///   - changed: The user after it.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func follow(_ user: User, changedTo changed: User, at now: Date) throws {
        try voidCodes(leftBehindBy: user, changedTo: changed)
        if changed.isBlocked || changed.status != .activated {
            try tokens.revokeAll(of: user.id, except: nil, at: now)
            try sessions.endAll(of: user.id, exceptOf: nil)
        }
        if user.isBlocked, !changed.isBlocked { try endLock(of: user.id) }
    }

    /// Ends the lock that wrong passwords brought an account, and the failures in a row that stopped it.
    ///
    /// - Parameter id: Whose.
    /// - Throws: `StoreError`.
    func endLock(of id: User.ID) throws {
        try users.setLock(until: nil, of: id)
        try attempts.recover(id)
        for subAccount in try subAccounts.list(of: id) {
            try subAccounts.setLock(until: nil, of: subAccount.id)
            try attempts.recover(subAccount.id)
        }
    }
}
