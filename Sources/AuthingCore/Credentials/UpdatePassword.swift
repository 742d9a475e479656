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
        let (account, place, recent, settings) = try await parts.pool.prepare(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let login = try stores.requireLogin(context, record, at: now)
            event.userID = login.account.user.id
            let isGiven = request.oldPassword.map { !$0.isEmpty } ?? false
            let isNeeded = login.account.passwordHash != nil
            try context.require(.passwordGiven, !isNeeded || isGiven, else: .oldPasswordRequired())
            let desk = OldPasswordDesk(stores: stores, settings: record.settings, context: context, now: now)
            let place = isNeeded ? try desk.reserve(on: login.account.user.id) : nil
            let recent = try stores.recentPasswords(of: login.account, record.settings)
            return (login.account, place, recent, record.settings)
        }
        let isRight = try await parts.isRight(request.oldPassword, for: account.passwordHash, place)
        let qualifies =
            isRight && !request.newPassword.isEmpty
            && settings.passwordDemands.fault(of: request.newPassword, ownedBy: account.user.names) == nil
        let new = try await parts.judging(place) { () async throws(AuthingError) in
            try await parts.makeNewPassword(
                request.newPassword,
                qualifies: qualifies,
                unlike: recent,
                profile: settings.passwordHashing
            )
        }
        return try await parts.settleAgain(event, in: context, at: now) { stores, event, again in
            let record = try stores.enter(again)
            let login = try stores.requireLogin(again, record, at: now)
            event.userID = login.account.user.id
            // Changed while it was being checked: what was right then is not right now.
            let isStillRight = isRight && login.account.passwordHash == account.passwordHash
            let desk = OldPasswordDesk(stores: stores, settings: record.settings, context: again, now: now)
            try desk.settle(place, on: login.account.user.id, isRight: isStillRight)
            try context.require(.oldPasswordRight, isStillRight, else: .oldPasswordWrong())
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
