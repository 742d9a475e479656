import AuthingAPI
import Foundation

/// Sets a new password by a code, and ends all logins of the user.
///
/// The code is judged before the password is hashed and spent in the transaction that sets it: a weak password does not
/// cost it, and of two callers with one code one wins.
struct ResetPassword: Sendable {
    let parts: CoreParts

    /// What the code was sent to.
    enum Address: Sendable {
        /// A phone as typed.
        case phone(String)
        /// An email as typed.
        case email(String)
    }

    /// Sets the password.
    ///
    /// - Parameters:
    ///   - typed: What the code was sent to.
    ///   - code: The code.
    ///   - newPassword: The new password.
    ///   - context: The call's context.
    /// - Returns: Code 200 and a text.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ typed: Address,
        code: Secret,
        newPassword: Secret,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        let now = parts.now
        let event = EventDraft(.passwordReset, subject: typed.text, clientIP: context.clientIP)
        let (recent, profile) = try await parts.pool.prepare(event, at: now) { [self] stores, event in
            let gate = try gate(stores, context, at: now)
            let target = try Self.target(typed, code, gate)
            event.userID = target.account.user.id
            try gate.check(code, at: target.address)
            try context.require(.passwordGiven, !newPassword.isEmpty, else: .argumentMissing("newPassword"))
            let settings = gate.record.settings
            try context.requirePolicy(settings, of: newPassword, ownedBy: target.account.user.names)
            return (try stores.recentPasswords(of: target.account, settings), settings.passwordHashing)
        }
        let new = try await parts.makeNewPassword(newPassword, qualifies: true, unlike: recent, profile: profile)
        return try await parts.settleAgain(event, in: context, at: now) { [self] stores, event, again in
            let gate = try gate(stores, again, at: now)
            let target = try Self.target(typed, code, gate)
            event.userID = target.account.user.id
            let hash = try again.requireNewPassword(new, for: target.account, gate.record.settings)
            try gate.redeem(code, at: target.address)
            let claim = ClaimByAddress(stores: stores, record: gate.record, context: context, now: now)
            try Self.write(hash, newPassword, target, claim)
            return CommonMessage(message: Self.done.text(in: context.language))
        }
    }

    private func gate(_ stores: any PoolStores, _ context: RequestContext, at now: Date) throws -> CodeGate {
        CodeGate(
            stores: stores,
            record: try stores.enter(context),
            context: context,
            environment: parts.environment,
            now: now
        )
    }

    /// The account and the code's address.
    private struct Target {
        let account: Account
        let address: CodeAddress
        let identifier: UniqueIdentifier
    }

    private static func target(_ typed: Address, _ code: Secret, _ gate: CodeGate) throws -> Target {
        let context = gate.context
        let (address, identifier) = try read(typed, context)
        let account = try gate.stores.users.find(identifier, address.recipient)
        // Nobody is to learn which accounts there are but who received a code: to all others it is a wrong one.
        if account == nil, gate.record.settings.uniformLoginErrors { try gate.check(code, at: address) }
        try context.require(.userKnown, account != nil, else: .userUnknown(address.recipient))
        guard let account else { throw AuthingError.userUnknown(address.recipient) }
        return Target(account: account, address: address, identifier: identifier)
    }

    private static func read(
        _ typed: Address,
        _ context: RequestContext
    ) throws(AuthingError) -> (CodeAddress, UniqueIdentifier) {
        switch typed {
        case .phone(let text):
            guard let phone = PhoneNumber(text) else { throw context.refuse(.phoneForm, .malformedPhone(text)) }
            context.note(.phoneForm, .passed)
            return (CodeAddress(phone: phone), .phone)
        case .email(let text):
            guard let email = EmailAddress(text) else { throw context.refuse(.emailForm, .malformedEmail(text)) }
            context.note(.emailForm, .passed)
            return (CodeAddress(email: email, purpose: .resetPassword), .email)
        }
    }

    private static func write(
        _ hash: PasswordHash,
        _ password: Secret,
        _ target: Target,
        _ claim: ClaimByAddress
    ) throws {
        // The code proved the address; the new password comes behind what that may drop.
        let claimed = try claim(target.identifier, target.address.recipient, of: target.account)
        try claim.stores.replacePassword(of: claimed, by: hash, password, claim.record.settings, at: claim.now)
    }

    /// What a reset answers.
    static let done = LocalizedText(chinese: "重置密码成功！", english: "the password was reset")
}

extension ResetPassword.Address {
    /// The address as typed.
    var text: String {
        switch self {
        case .phone(let text), .email(let text): text
        }
    }
}
