import AuthingAPI
import AuthingJSON
import Foundation

/// One transaction of a registration or a login: what a proof works with, and what follows once it is right.
struct EntryTransaction {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let now: Date
    let departures: Departures

    /// Takes a login on whose credentials were proved in this transaction: the rules of admission, then all that a login
    /// leaves behind, unless functions are to be asked before.
    ///
    /// - Parameters:
    ///   - call: The login.
    ///   - proved: What was proved.
    ///   - event: What the trail says of the login; written here when the login is complete.
    /// - Returns: How far the login has come.
    /// - Throws: The first refusal.
    func takeOn(_ call: LoginCall, _ proved: ProvedLogin, _ event: inout EventDraft) throws -> LoginStep {
        event.userID = proved.account.user.id
        try admit(call, proved)
        if RunPipeline(parts: parts, stage: .preAuthentication).isNeeded { return .admitted(proved) }
        return .written(try write(call, proved, &event))
    }

    /// Writes a login that was taken on in an earlier transaction, if it still may be.
    ///
    /// - Parameters:
    ///   - call: The login.
    ///   - proved: What was proved.
    ///   - changes: What functions changed in the user since.
    ///   - event: What the trail says of the login; written here.
    /// - Returns: The user with a new token.
    /// - Throws: The first refusal.
    func settle(
        _ call: LoginCall,
        _ proved: ProvedLogin,
        _ changes: [ProfileChange],
        _ event: inout EventDraft
    ) throws -> User {
        event.userID = proved.account.user.id
        let present = try reconsider(proved)
        var account = present.account
        try admit(call, present)
        if !changes.isEmpty {
            var edit = UserEdit(account.user, at: now)
            edit.apply(changes)
            account.user = try edit.write(to: stores)
        }
        let changed = ProvedLogin(account, password: present.password, subAccount: present.subAccount)
        return try write(call, changed, &event)
    }

    /// Writes what a login leaves behind: the user's record, the token, the event.
    ///
    /// - Parameters:
    ///   - call: The login.
    ///   - proved: Who logs in, and by what.
    ///   - event: What the trail says of the login.
    /// - Returns: The user with a new token.
    /// - Throws: `StoreError`.
    private func write(_ call: LoginCall, _ proved: ProvedLogin, _ event: inout EventDraft) throws -> User {
        let writer = LoginWriter(parts: parts, stores: stores, record: record, context: context, now: now)
        var user = try writer.complete(proved.account, recovers: proved.subAccount == nil)
        if let subAccount = proved.subAccount?.subAccount {
            user.username = subAccount.account
            user.details[.nickname] = subAccount.nickname ?? subAccount.account
        }
        try stores.events.close(event, code: .success, at: now)
        try advise(proved, event)
        try merge(call.customData, into: user.id)
        return user
    }

    /// Sets custom data that came with a registration or a login, and notes it.
    ///
    /// - Parameters:
    ///   - changes: Values by key; nothing is done about none.
    ///   - userID: Whose.
    /// - Throws: 400 where a definition was changed since the data was admitted.
    func merge(_ changes: JSONObject, into userID: User.ID) throws {
        guard !changes.isEmpty else { return }
        let rules = CustomDataRules(stores: stores)
        try rules.write(rules.check(changes, for: userID), for: userID)
        let event = EventDraft(
            .customDataChanged,
            userID: userID,
            subject: changes.keys.joined(separator: ", "),
            clientIP: context.clientIP
        )
        try stores.events.append(event, code: .success, at: now)
    }

    /// A proved login with its account as that is now, if the proof still stands.
    ///
    /// - Parameter proved: What was proved, in this transaction or an earlier one.
    /// - Returns: What is proved now.
    /// - Throws: 2004 when it is gone, 2057 when it was locked, 2006 when its password was changed meanwhile.
    func reconsider(_ proved: ProvedLogin) throws -> ProvedLogin {
        guard let (_, hash) = proved.password else {
            guard let present = try stores.present(proved.bearer) else {
                throw context.refuse(.userKnown, .userUnknown())
            }
            return ProvedLogin(present.account)
        }
        let present = try passwordTries.reconsider(proved.bearer, hash, for: .login)
        return ProvedLogin(present.account, password: proved.password, subAccount: present.subAccount)
    }

    /// Counts and settles the tries of passwords.
    var passwordTries: PasswordTries {
        PasswordTries(stores: stores, settings: record.settings, context: context, now: now)
    }

    /// Notes that an account's address was proved by a code.
    ///
    /// - Parameters:
    ///   - identifier: ``UniqueIdentifier/email`` or ``UniqueIdentifier/phone``.
    ///   - text: The address.
    ///   - account: The account.
    /// - Returns: The account as it is now.
    /// - Throws: `StoreError`.
    func claim(_ identifier: UniqueIdentifier, _ text: String, of account: Account) throws -> Account {
        try ClaimByAddress(stores: stores, record: record, context: context, now: now)(identifier, text, of: account)
    }

    /// Writes mails in the call's language; what it wrote is to be added to the departures.
    var mailWriter: MailWriter {
        MailWriter(parts: parts, stores: stores, record: record, language: context.language, now: now)
    }

    /// Ends the call where it names another application.
    ///
    /// - Throws: 2101, 2011.
    func requireApplication() throws(AuthingError) {
        try context.requireApplication(of: record)
    }

    /// Spends a code.
    ///
    /// - Parameters:
    ///   - code: The code as typed.
    ///   - address: What it was sent to.
    /// - Throws: 2001, 2300.
    func redeem(_ code: Secret, at address: CodeAddress) throws {
        let gate = CodeGate(stores: stores, record: record, context: context, environment: parts.environment, now: now)
        try gate.redeem(code, at: address)
    }
}
