import AuthingAPI
import Foundation

/// Sets a new password by the token of a refused login, and ends all logins of the user.
///
/// A token is used up in the transaction that sets the password: a weak password does not cost it, and of two callers one
/// wins. A wrong old password costs one of its few tries, taken before the password is hashed, and counts among the wrong
/// passwords of the account: there may be many tokens.
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
        let start = try await parts.pool.prepare(event, at: now) { [self] stores, event in
            try begin(token, kind, stores, context, &event, at: now)
        }
        let isRight = try await isOldPasswordRight(oldPassword, start)
        let demands = start.settings.passwordDemands
        let new = try await parts.judging(start.place) { () async throws(AuthingError) in
            try await parts.makeNewPassword(
                newPassword,
                qualifies: isRight && demands.fault(of: newPassword, ownedBy: start.names) == nil,
                unlike: start.recent,
                profile: start.settings.passwordHashing
            )
        }
        return try await parts.settleAgain(event, in: context, at: now) { stores, event, again in
            let record = try stores.enter(again)
            guard let account = try stores.users.find(id: start.userID) else { throw AuthingError.userUnknown() }
            event.userID = start.userID
            // Changed while it was being checked: what was right then is not right now.
            let isStillRight = isRight && (oldPassword == nil || account.passwordHash == start.hash)
            let desk = OldPasswordDesk(stores: stores, settings: record.settings, context: again, now: now)
            try desk.settle(start.place, on: start.userID, isRight: isStillRight)
            try context.require(.oldPasswordRight, isStillRight, else: .oldPasswordWrong())
            // A right old password is no guess, whatever becomes of the new one.
            try stores.resetTokens.release(start.digest)
            let hash = try context.requireNewPassword(new, for: account, record.settings)
            let isFirst = try stores.resetTokens.redeem(start.digest, kind: kind, at: now)
            try again.require(.resetToken, isFirst, else: .resetTokenInvalid())
            try stores.replacePassword(of: account, by: hash, newPassword, record.settings, at: now)
            return CommonMessage(message: ResetPassword.done.text(in: context.language))
        }
    }

    /// What the first transaction found.
    private struct Start: Sendable {
        let digest: [UInt8]
        let userID: User.ID
        let names: [String]
        let hash: PasswordHash?
        /// The place of the try of an old password.
        let place: AttemptReservation?
        let recent: [PasswordHash]
        let settings: PoolSettings
    }

    private func begin(
        _ token: Secret,
        _ kind: ResetTokenKind,
        _ stores: any PoolStores,
        _ context: RequestContext,
        _ event: inout EventDraft,
        at now: Date
    ) throws -> Start {
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
        // A forced reset must change the password, whether rotation is on or not.
        if kind == .forced, recent.isEmpty, let hash = account.passwordHash { recent = [hash] }
        let desk = OldPasswordDesk(stores: stores, settings: record.settings, context: context, now: now)
        return Start(
            digest: digest,
            userID: userID,
            names: account.user.names,
            hash: account.passwordHash,
            place: kind == .forced && account.passwordHash != nil ? try desk.reserve(on: userID) : nil,
            recent: recent,
            settings: record.settings
        )
    }

    private func isOldPasswordRight(_ given: Secret?, _ start: Start) async throws(AuthingError) -> Bool {
        guard let given else { return true }
        guard let hash = start.hash else { return false }
        return try await parts.isRight(given, for: hash, start.place)
    }
}
