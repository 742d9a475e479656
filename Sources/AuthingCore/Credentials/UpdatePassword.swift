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
        let (oldHash, place, names, settings) = try await parts.pool.prepare(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let login = try stores.requireLogin(context, record, at: now)
            event.userID = login.account.user.id
            let isGiven = request.oldPassword.map { !$0.isEmpty } ?? false
            let isNeeded = login.account.passwordHash != nil
            try context.require(.passwordGiven, !isNeeded || isGiven, else: .oldPasswordRequired())
            let desk = OldPasswordDesk(stores: stores, settings: record.settings, context: context, now: now)
            let place = isNeeded ? try desk.reserve(on: login.account.user.id) : nil
            return (login.account.passwordHash, place, login.account.user.names, record.settings)
        }
        let isRight = try await parts.isRight(request.oldPassword, for: oldHash, place)
        let mayHash =
            isRight && !request.newPassword.isEmpty
            && settings.passwordDemands.fault(of: request.newPassword, ownedBy: names) == nil
        let newHash = try await parts.hash(mayHash ? request.newPassword : nil, profile: settings.passwordHashing)
        return try await parts.settleAgain(event, in: context, at: now) { stores, event, again in
            let record = try stores.enter(again)
            let login = try stores.requireLogin(again, record, at: now)
            event.userID = login.account.user.id
            // Changed while it was being checked: what was right then is not right now.
            let isStillRight = isRight && login.account.passwordHash == oldHash
            let desk = OldPasswordDesk(stores: stores, settings: record.settings, context: again, now: now)
            try desk.settle(place, on: login.account.user.id, isRight: isStillRight)
            try context.require(.oldPasswordRight, isStillRight, else: .oldPasswordWrong())
            let hash = try context.requireNewPassword(
                request.newPassword,
                ownedBy: login.account.user.names,
                record.settings,
                newHash
            )
            try stores.users.setPassword(
                hash,
                level: PasswordSecurityLevel(of: request.newPassword),
                of: login.account.user.id,
                at: now
            )
            try stores.tokens.revokeAll(of: login.account.user.id, except: login.claims.tokenID, at: now)
            var user = login.user
            user.updatedAt = now
            return user
        }
    }
}

extension RequestContext {
    /// Ends the call where a new password cannot be one.
    ///
    /// - Parameters:
    ///   - password: The new password.
    ///   - names: What its owner is known by.
    ///   - settings: The pool's settings.
    ///   - hash: Its hash; absent where the password did not qualify when it should have been hashed.
    /// - Returns: The hash.
    /// - Throws: 2231, 2029; 1000 where the policy was relaxed in between.
    func requireNewPassword(
        _ password: Secret,
        ownedBy names: [String],
        _ settings: PoolSettings,
        _ hash: PasswordHash?
    ) throws(AuthingError) -> PasswordHash {
        try require(.passwordGiven, !password.isEmpty, else: .argumentMissing("newPassword"))
        try requirePolicy(settings, of: password, ownedBy: names)
        guard let hash else { throw .systemBusy() }
        return hash
    }
}
