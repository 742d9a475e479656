import AuthingAPI
import Foundation

/// Sets a new password by the token of a refused login, and ends all logins of the user.
///
/// A token is used up in the transaction that sets the password: a weak password does not cost it, and of two callers one
/// wins. A wrong old password costs one of its few tries, taken before the password is hashed.
struct ResetPasswordByToken: Sendable {
    let parts: CoreParts

    /// Sets the password.
    ///
    /// - Parameters:
    ///   - token: The token of the refused login.
    ///   - oldPassword: The present password; `nil` for the token of a first login, which needs none.
    ///   - newPassword: The new password.
    ///   - context: The call's context.
    /// - Returns: Code 200 and a text.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ token: Secret,
        oldPassword: Secret?,
        newPassword: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        let now = parts.now
        let kind: ResetTokenKind = oldPassword == nil ? .firstLogin : .forced
        let event = EventDraft(.passwordReset, clientIP: context.clientIP)
        let (change, digest) = try await parts.prepareInTurn(event, in: context, at: now) { stores, event, round in
            try begin(token, kind, stores, &event, round, at: now)
        }
        return try await parts.shielded { () async throws(AuthingError) in
            let (isRight, new) = try await parts.computing(event, at: now) { stores in
                try change.trial?.giveBack(in: stores)
                try stores.resetTokens.release(digest)
            } _: { () async throws(AuthingError) in
                try await change.compute(oldPassword, newPassword, with: parts)
            }
            return try await parts.settleAgain(event, in: context, at: now) { stores, event, again in
                try change.trial?.settle(isRight: isRight, in: stores)
                // A right old password is no guess, whatever becomes of the new one.
                if isRight { try stores.resetTokens.release(digest) }
                let record = try stores.enter(again)
                let id = change.account.user.id
                guard let account = try stores.users.find(id: id) else { throw AuthingError.userUnknown() }
                event.userID = id
                if let trial = change.trial {
                    let tries = PasswordTries(stores: stores, settings: record.settings, context: context, now: now)
                    try tries.require(trial, isRight: isRight, for: .change, &event)
                }
                let hash = try context.requireNewPassword(new, for: account, record.settings)
                let isFirst = try stores.resetTokens.redeem(digest, kind: kind, at: now)
                try again.require(.resetToken, isFirst, else: .resetTokenInvalid())
                try stores.replacePassword(of: account, by: hash, newPassword, record.settings, at: now)
                return CommonMessage(message: ResetPassword.done.text(in: context.language))
            }
        }
    }

    /// Asks what can be asked before the hashes are computed.
    ///
    /// - Returns: The change, and the token's digest; `nil` where tries that have not ended decide.
    private func begin(
        _ token: Secret,
        _ kind: ResetTokenKind,
        _ stores: any PoolStores,
        _ event: inout EventDraft,
        _ round: AttemptRound,
        at now: Date
    ) throws -> (PasswordChange, digest: [UInt8])? {
        let context = round.context
        let record = try stores.enter(context)
        guard !token.isEmpty else { throw context.refuse(.resetToken, .argumentMissing("token")) }
        let digest = CodeDigest(try stores.keys(of: record, from: parts.environment)).digest(ofResetToken: token)
        let userID: User.ID
        switch try stores.resetTokens.reserve(digest, kind: kind, at: now) {
        case .unknown: throw context.refuse(.resetToken, .resetTokenInvalid())
        case .expired: throw context.refuse(.resetToken, .resetTokenExpired())
        case .good(let id): userID = id
        }
        event.userID = userID
        context.note(.resetToken, .passed)
        guard let account = try stores.users.find(id: userID) else { throw AuthingError.userUnknown() }
        try context.requireActive(account.user)
        var recent = try stores.recentPasswords(of: account, record.settings)
        var trial: PasswordTrial?
        if kind == .forced {
            guard let hash = account.passwordHash else { throw context.refuse(.oldPasswordRight, .oldPasswordWrong()) }
            // A forced reset must change the password, whether rotation is on or not.
            if recent.isEmpty { recent = [hash] }
            let tries = PasswordTries(stores: stores, settings: record.settings, context: context, now: now)
            do {
                trial = try tries.begin(account, hash, in: round)
            } catch let refusal as AuthingError {
                try stores.resetTokens.release(digest)
                throw refusal
            }
            // A try that is not made costs the token none.
            guard trial != nil else {
                try stores.resetTokens.release(digest)
                return nil
            }
        }
        let change = PasswordChange(account: account, trial: trial, recent: recent, settings: record.settings)
        return (change, digest)
    }
}
