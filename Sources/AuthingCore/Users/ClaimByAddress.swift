import AuthingAPI
import AuthingJSON
import Foundation

/// The arrival of whoever holds an address, by a code that was sent to it.
///
/// Anybody can register an account in the name of an address, set its password, keep a session and bind an identity of
/// their own to it; until the address is proved, none of that is its holder's. So when its holder comes in for the first
/// time, it is taken away: the password, all tokens, the external identities and the other address. What was registered
/// under a login that the caller still holds, or by an operator, stays: there nobody else can have set it.
///
/// A link in a mail that is opened is no arrival: it lets nobody in, and its reader confirms the registration it was
/// sent for.
struct ClaimByAddress {
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let now: Date

    /// Notes that an account's address was proved, and takes from the account what nobody proved before.
    ///
    /// - Parameters:
    ///   - identifier: ``UniqueIdentifier/email`` or ``UniqueIdentifier/phone``.
    ///   - text: The address.
    ///   - account: The account as this transaction found it.
    /// - Returns: The account as it is now.
    /// - Throws: `StoreError`.
    func callAsFunction(_ identifier: UniqueIdentifier, _ text: String, of account: Account) throws -> Account {
        let isFirst = identifier == .email ? !account.user.emailVerified : !account.user.phoneVerified
        try stores.users.markVerified(identifier, text, of: account.user.id, at: now)
        var claimed = account
        if identifier == .email { claimed.user.emailVerified = true } else { claimed.user.phoneVerified = true }
        guard isFirst, !account.user.isVouchedFor, try !isHeldByCaller(account.user.id) else { return claimed }
        try drop(from: account, keeping: identifier)
        claimed.passwordHash = nil
        claimed.passwordLevel = nil
        claimed.lockedUntil = nil
        if identifier == .email {
            (claimed.user.phone, claimed.user.phoneVerified) = (nil, false)
        } else {
            (claimed.user.email, claimed.user.emailVerified) = (nil, false)
        }
        return claimed
    }

    /// Whether the call comes with a good token of the account.
    private func isHeldByCaller(_ id: User.ID) throws -> Bool {
        guard let token = context.token, !token.isEmpty else { return false }
        do {
            return try LoginGate(stores: stores, record: record, now: now).check(token).userID == id
        } catch is LoginGate.Fault {
            return false
        }
    }

    private func drop(from account: Account, keeping identifier: UniqueIdentifier) throws {
        let id = account.user.id
        var dropped: [String] = []
        if account.passwordHash != nil { dropped.append("password") }
        if identifier == .email, account.user.phone != nil { dropped.append("phone") }
        if identifier == .phone, account.user.email != nil { dropped.append("email") }
        if try stores.identities.removeAll(of: id) > 0 { dropped.append("identities") }
        try stores.users.strip(id, keeping: identifier, at: now)
        try stores.tokens.revokeAll(of: id, except: nil, at: now)
        try stores.resetTokens.removeAll(of: id)
        try stores.sessions.endAll(of: id, exceptOf: nil)
        try stores.attempts.recover(id)
        guard !dropped.isEmpty else { return }
        context.note(.unprovedDropped, .passed, figures: ["dropped": .array(dropped.map { .string($0) })])
        let event = EventDraft(
            .accountClaimed,
            userID: id,
            subject: dropped.joined(separator: ", "),
            clientIP: context.clientIP
        )
        try stores.events.append(event, code: .success, at: now)
    }
}

extension User {
    /// Whether an operator or a directory made the account, so that no stranger can have set anything in it.
    fileprivate var isVouchedFor: Bool {
        registerSource.contains { $0.hasPrefix("import:") || $0.hasPrefix("enterprise:") }
    }
}
