import AuthingAPI
import AuthingJSON
import Foundation

/// The rules of admission about what was proved: the address and the password.
extension EntryTransaction {
    /// How long a token that allows to reset the password is good.
    private static let resetTokenLifetime: TimeInterval = 600

    /// Ends a login by an address that was not proved, where the pool wants it to be, and mails a link to it.
    ///
    /// - Parameters:
    ///   - call: The login; the others than those by email are unaffected.
    ///   - user: Whose.
    /// - Throws: 2042.
    func requireVerifiedEmail(_ call: LoginCall, _ user: User) throws {
        guard record.settings.loginRequireEmailVerified else { return }
        switch call.method {
        case .password(.email), .registration(.email, _): break
        default: return
        }
        guard !user.emailVerified, let email = user.email.flatMap({ EmailAddress($0) }) else {
            context.note(.emailVerified, .passed)
            return
        }
        // A registration has just mailed one.
        // Those who know a password must not flood a mailbox either.
        if case .password = call.method, try mailWriter.desk(context).admitsLink(to: email, of: user.id) {
            departures.add(try mailWriter.sendVerificationLink(to: email, of: user.id))
        }
        throw context.refuse(.emailVerified, .emailNotVerified(email.text))
    }

    /// Ends a login by a password that has to be reset first: an operator's, one that is too old, one below the policy.
    ///
    /// Of the account's own password alone: a code proves no password, and a sub-account's is not the user's.
    ///
    /// - Parameter proved: What was proved.
    /// - Throws: 1639, 2058, 2071, each with a token that allows the reset.
    func requireLastingPassword(_ proved: ProvedLogin) throws {
        guard let password = proved.ownPassword else { return }
        let (account, settings) = (proved.account, record.settings)
        guard !account.resetsPassword else {
            throw context.refuse(.firstLogin, .firstLoginReset(token: try giveResetToken(.firstLogin, account.user.id)))
        }
        context.note(.firstLogin, .passed)
        let rotation = settings.passwordUpdatePolicy
        if rotation.isEnabled {
            let setAt = account.passwordSetAt ?? account.user.createdAt
            let end = setAt + TimeInterval(rotation.forcedCycle) * 86_400
            let figures: KeyValuePairs<String, JSON> = [
                "setAt": .string(WireTime.text(of: setAt)), "days": .integer(rotation.forcedCycle),
            ]
            guard now < end else {
                let token = try giveResetToken(.forced, account.user.id)
                throw context.refuse(
                    .passwordAge,
                    .passwordTooOld(days: rotation.forcedCycle, token: token),
                    figures: figures
                )
            }
            context.note(.passwordAge, .passed, figures: figures)
        }
        guard settings.loginPasswordPolicy == .require else { return }
        guard let fault = settings.passwordDemands.fault(of: password, ownedBy: account.user.names) else {
            context.note(.passwordPolicyAtLogin, .passed)
            return
        }
        let token = try giveResetToken(.forced, account.user.id)
        throw context.refuse(.passwordPolicyAtLogin, .passwordBelowPolicy(fault, token: token))
    }

    /// Takes down that a login's password is below the policy, where the pool only gives advice on that.
    ///
    /// - Parameters:
    ///   - proved: What was proved.
    ///   - event: What the trail says of the login.
    /// - Throws: `StoreError`.
    func advise(_ proved: ProvedLogin, _ event: EventDraft) throws {
        guard record.settings.loginPasswordPolicy == .advise, let password = proved.ownPassword,
            record.settings.passwordDemands.fault(of: password, ownedBy: proved.account.user.names) != nil
        else { return }
        context.note(.passwordPolicyAtLogin, .passed, figures: ["advice": 2061])
        var advice = event
        advice.kind = .passwordAdvised
        try stores.events.append(advice, code: .passwordPolicyAdvice, at: now)
    }

    private func giveResetToken(_ kind: ResetTokenKind, _ userID: User.ID) throws -> Secret {
        let token = Secret(parts.environment.makeRandomWord())
        let keys = try stores.keys(of: record, from: parts.environment)
        try stores.resetTokens.insert(
            ResetToken(
                digest: CodeDigest(keys).digest(ofResetToken: token),
                kind: kind,
                userID: userID,
                issuedAt: now,
                expiresAt: now + Self.resetTokenLifetime,
                attempts: record.settings.verifyCodeMaxAttempts
            )
        )
        return token
    }
}
