import AuthingAPI
import AuthingJSON
import Foundation

/// A new password on its way into an account: what had to be computed outside of transactions.
struct NewPassword: Sendable {
    /// The password.
    let text: Secret
    /// Its hash; `nil` where it did not qualify.
    let hash: PasswordHash?
    /// The hashes it was compared with, the account's own first.
    let recent: [PasswordHash]
    /// Whether it is one of those.
    let isUsedBefore: Bool
}

extension CoreParts {
    /// Hashes a new password, and compares it with those it may not equal.
    ///
    /// - Parameters:
    ///   - text: The password.
    ///   - qualifies: Whether it can become the account's; otherwise nothing is computed.
    ///   - recent: The hashes it may not equal.
    ///   - profile: What its hash may cost.
    /// - Returns: The password.
    /// - Throws: 1000 when too many hashes wait.
    func makeNewPassword(
        _ text: Secret,
        qualifies: Bool,
        unlike recent: [PasswordHash],
        profile: PoolSettings.PasswordHashing
    ) async throws(AuthingError) -> NewPassword {
        guard qualifies, !text.isEmpty else {
            return NewPassword(text: text, hash: nil, recent: recent, isUsedBefore: false)
        }
        for hash in recent where try await hasher.verify(text, against: hash) {
            return NewPassword(text: text, hash: nil, recent: recent, isUsedBefore: true)
        }
        let hash = try await hasher.hash(text, profile: profile)
        return NewPassword(text: text, hash: hash, recent: recent, isUsedBefore: false)
    }
}

extension PoolStores {
    /// The hashes that an account's new password may not equal: its own, then those before; none where rotation is off.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - settings: The pool's settings.
    /// - Returns: The hashes, newest first.
    /// - Throws: `StoreError`.
    func recentPasswords(of account: Account, _ settings: PoolSettings) throws(StoreError) -> [PasswordHash] {
        let rotation = settings.passwordUpdatePolicy
        guard rotation.isEnabled, rotation.differenceCycle > 0 else { return [] }
        let present = account.passwordHash.map { [$0] } ?? []
        return present
            + (try formerPasswords.list(of: account.user.id, limit: rotation.differenceCycle - present.count))
    }

    /// Gives an account a new password, and ends all that the old one opened.
    ///
    /// - Parameters:
    ///   - account: The account as it is.
    ///   - hash: The new hash.
    ///   - text: The new password, to be measured.
    ///   - settings: The pool's settings.
    ///   - kept: The `jti` of a token to leave.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func replacePassword(
        of account: Account,
        by hash: PasswordHash,
        _ text: Secret,
        _ settings: PoolSettings,
        keeping kept: String? = nil,
        at now: Date
    ) throws(StoreError) {
        try users.setPassword(hash, level: PasswordSecurityLevel(of: text), of: account.user.id, at: now)
        try retirePassword(of: account, settings, keeping: kept, at: now)
    }

    /// Ends all that an account's password opened, now that there is another, and remembers it among those that may not
    /// return.
    ///
    /// - Parameters:
    ///   - account: The account as it was.
    ///   - settings: The pool's settings.
    ///   - kept: The `jti` of a token to leave.
    ///   - now: The time of the change.
    /// - Throws: `StoreError`.
    func retirePassword(
        of account: Account,
        _ settings: PoolSettings,
        keeping kept: String? = nil,
        at now: Date
    ) throws(StoreError) {
        let id = account.user.id
        let rotation = settings.passwordUpdatePolicy
        if let old = account.passwordHash {
            // The present one counts among those that may not return.
            let limit = rotation.isEnabled ? max(0, rotation.differenceCycle - 1) : 0
            try formerPasswords.append(old, of: id, keeping: limit)
        }
        try attempts.recover(id)
        try resetTokens.removeAll(of: id)
        try tokens.revokeAll(of: id, except: kept, at: now)
        try sessions.endAll(of: id, exceptOf: kept)
    }
}

extension RequestContext {
    /// Ends the call where a new password cannot become an account's.
    ///
    /// - Parameters:
    ///   - password: The new password.
    ///   - account: The account as it is now.
    ///   - settings: The pool's settings.
    /// - Returns: The hash.
    /// - Throws: 2231, 2029; 1000 where account or policy changed in between.
    func requireNewPassword(
        _ password: NewPassword,
        for account: Account,
        _ settings: PoolSettings
    ) throws(AuthingError) -> PasswordHash {
        try require(.passwordGiven, !password.text.isEmpty, else: .argumentMissing("newPassword"))
        try requirePolicy(settings, of: password.text, ownedBy: account.user.names)
        let rotation = settings.passwordUpdatePolicy
        if rotation.isEnabled || password.isUsedBefore {
            try require(
                .passwordUnused,
                !password.isUsedBefore,
                else: .passwordUsedBefore(last: password.recent.count),
                figures: ["compared": .integer(password.recent.count)]
            )
        }
        guard let hash = password.hash else { throw .systemBusy() }
        if let compared = password.recent.first, compared != account.passwordHash { throw .systemBusy() }
        return hash
    }
}
