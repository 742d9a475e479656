import AuthingAPI
import Foundation

/// Changes the password of the user who is logged in, and ends that user's other logins.
struct UpdatePassword: Sendable {
    let parts: CoreParts

    /// Changes the password.
    ///
    /// - Parameters:
    ///   - request: The new password and the old one.
    ///   - context: The call's context, with its token.
    /// - Returns: The user.
    /// - Throws: The first refusal.
    func callAsFunction(_ request: PasswordUpdate, in context: RequestContext) async throws(AuthingError) -> User {
        let now = parts.now
        let event = EventDraft(.passwordChanged, clientIP: context.clientIP)
        let change = try await parts.prepareInTurn(event, in: context, at: now) { stores, event, round in
            try begin(request, stores, &event, round, at: now)
        }
        return try await parts.shielded { () async throws(AuthingError) in
            let (isRight, new) = try await parts.computing(event, at: now) { stores in
                try change.trial?.giveBack(in: stores)
            } _: { () async throws(AuthingError) in
                try await change.compute(request.oldPassword, request.newPassword, with: parts)
            }
            return try await parts.settleAgain(event, in: context, at: now) { stores, event, again in
                try change.trial?.settle(isRight: isRight, in: stores)
                let record = try stores.enter(again)
                let login = try stores.requireLogin(again, record, at: now)
                event.userID = login.account.user.id
                if let trial = change.trial {
                    let tries = PasswordTries(stores: stores, settings: record.settings, context: context, now: now)
                    try tries.require(trial, isRight: isRight, for: .change, &event)
                } else {
                    // Perhaps one was set since.
                    try context.require(
                        .oldPasswordRight,
                        login.account.passwordHash == nil,
                        else: .oldPasswordWrong()
                    )
                }
                let hash = try context.requireNewPassword(new, for: login.account, record.settings)
                try stores.replacePassword(
                    of: login.account,
                    by: hash,
                    request.newPassword,
                    record.settings,
                    keeping: login.claims.tokenID,
                    at: now
                )
                var user = login.user
                user.updatedAt = now
                return user
            }
        }
    }

    /// Asks what can be asked before the hashes are computed.
    ///
    /// - Returns: The change; `nil` where tries that have not ended decide.
    private func begin(
        _ request: PasswordUpdate,
        _ stores: any PoolStores,
        _ event: inout EventDraft,
        _ round: AttemptRound,
        at now: Date
    ) throws -> PasswordChange? {
        let record = try stores.enter(round.context)
        let account = try stores.requireLogin(round.context, record, at: now).account
        event.userID = account.user.id
        let isGiven = request.oldPassword.map { !$0.isEmpty } ?? false
        let isNeeded = account.passwordHash != nil
        try round.context.require(.passwordGiven, !isNeeded || isGiven, else: .oldPasswordRequired())
        var trial: PasswordTrial?
        if let hash = account.passwordHash {
            let tries = PasswordTries(stores: stores, settings: record.settings, context: round.context, now: now)
            guard let begun = try tries.begin(account, hash, in: round) else { return nil }
            trial = begun
        }
        let recent = try stores.recentPasswords(of: account, record.settings)
        return PasswordChange(account: account, trial: trial, recent: recent, settings: record.settings)
    }
}
