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
        let profile = try await parts.pool.prepare(event, at: now) { [parts] stores, event in
            let record = try stores.enter(context)
            let target = try Self.target(typed, stores, context)
            event.userID = target.account.user.id
            let digest = CodeDigest(try stores.keys(of: record, from: parts.environment))
                .digest(of: code, at: target.address)
            try context.require(stores.codes.check(digest, at: target.address, now: now))
            try context.require(.passwordGiven, !newPassword.isEmpty, else: .argumentMissing("newPassword"))
            try context.requirePolicy(record.settings, of: newPassword, ownedBy: target.account.user.names)
            return record.settings.passwordHashing
        }
        let hash = try await parts.hasher.hash(newPassword, profile: profile)
        return try await parts.settleAgain(event, in: context, at: now) { [parts] stores, event, again in
            let record = try stores.enter(again)
            let target = try Self.target(typed, stores, again)
            event.userID = target.account.user.id
            try again.requirePolicy(record.settings, of: newPassword, ownedBy: target.account.user.names)
            let digest = CodeDigest(try stores.keys(of: record, from: parts.environment))
                .digest(of: code, at: target.address)
            try again.require(stores.codes.redeem(digest, at: target.address, now: now))
            try Self.write(hash, newPassword, target, stores, at: now)
            return CommonMessage(message: Self.done.text(in: context.language))
        }
    }

    /// The account and the code's address.
    private struct Target {
        let account: Account
        let address: CodeAddress
        let identifier: UniqueIdentifier
    }

    private static func target(
        _ typed: Address,
        _ stores: any PoolStores,
        _ context: RequestContext
    ) throws -> Target {
        let (address, identifier) = try read(typed, context)
        let account = try stores.users.find(identifier, address.recipient)
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
        _ stores: any PoolStores,
        at now: Date
    ) throws {
        let id = target.account.user.id
        try stores.users.setPassword(hash, level: PasswordSecurityLevel(of: password), of: id, at: now)
        // The code proved the address.
        try stores.users.markVerified(target.identifier, target.address.recipient, of: id, at: now)
        try stores.attempts.clear(.account(id))
        try stores.tokens.revokeAll(of: id, except: nil, at: now)
    }

    private static let done = LocalizedText(chinese: "重置密码成功！", english: "the password was reset")
}

extension ResetPassword.Address {
    /// The address as typed.
    var text: String {
        switch self {
        case .phone(let text), .email(let text): text
        }
    }
}
