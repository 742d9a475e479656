import AuthingAPI
import AuthingJSON
import Foundation

/// The second half of a password login: the hash, and the transaction that acts on what it said.
struct PasswordLoginSettlement: Sendable {
    /// The login this belongs to.
    let login: CompleteLogin
    /// The password that is checked.
    let trial: PasswordTrial
    /// What a new hash may cost.
    let hashing: PoolSettings.PasswordHashing

    /// Checks the password and ends the login one way or the other.
    ///
    /// - Parameter password: The password.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func settle(_ password: Secret) async throws(AuthingError) -> User {
        let step = try await login.parts.shielded { () async throws(AuthingError) in try await act(on: password) }
        guard let user = try await login.finish(step) else { throw .userUnknown(login.call.typed) }
        return user
    }

    private func act(on password: Secret) async throws(AuthingError) -> LoginStep {
        let check = try await login.parts.computing(login.event, at: login.now) { [trial] stores in
            try trial.giveBack(in: stores)
        } _: { () async throws(AuthingError) in
            try await compare(password)
        }
        return try await login.begin { [self] transaction, event in
            event.userID = trial.bearer.account.user.id
            try trial.settle(isRight: check.isRight, in: transaction.stores)
            guard check.isRight else {
                throw try transaction.passwordTries.refuseWrong(trial.bearer, for: .login, &event)
            }
            return try prove(password, renewed: check.renewed, transaction)
        }
    }

    /// Checks the password, and hashes it anew where the pool's profile has changed since it was set.
    private func compare(_ password: Secret) async throws(AuthingError) -> (isRight: Bool, renewed: PasswordHash?) {
        guard try await login.parts.hasher.verify(password, against: trial.hash) else { return (false, nil) }
        guard trial.hash.needsRehash(for: hashing) else { return (true, nil) }
        return (true, try await login.parts.hasher.hash(password, profile: hashing))
    }

    private func prove(
        _ password: Secret,
        renewed: PasswordHash?,
        _ transaction: EntryTransaction
    ) throws -> ProvedLogin {
        let present = try transaction.reconsider(
            ProvedLogin(trial.bearer.account, password: (password, trial.hash), subAccount: trial.bearer.subAccount)
        )
        // Here too, and not with the login alone: that may still be refused.
        try transaction.passwordTries.takeRight(trial.bearer, for: .login)
        guard let renewed else { return present }
        try transaction.stores.renewHash(trial.hash, by: renewed, of: trial.bearer)
        var subAccount = present.subAccount
        subAccount?.passwordHash = renewed
        return ProvedLogin(present.account, password: (password, renewed), subAccount: subAccount)
    }
}
