import AuthingAPI
import AuthingJSON
import Foundation

/// The rules that changes of a phone or an email share, asked inside a transaction.
struct ContactChange {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let context: RequestContext
    let now: Date
    let kind: ContactKind
    let login: Login

    /// The user before the change.
    private var user: User { login.account.user }

    /// The contact the account has.
    var present: String? { user[kind.identifier] }

    /// The address in its normal form.
    ///
    /// - Parameter typed: The address as typed.
    /// - Returns: What a code sent there is bound to.
    /// - Throws: 2028 or 2204.
    func requireForm(_ typed: String) throws(AuthingError) -> CodeAddress {
        guard let address = kind.address(typed) else { throw context.refuse(kind.formRule, kind.malformed(typed)) }
        context.note(kind.formRule, .passed)
        return address
    }

    /// Ends the call where another account has the address.
    ///
    /// - Parameter address: The address.
    /// - Throws: 2035 or 2200; `StoreError`.
    func requireFree(_ address: CodeAddress) throws {
        let holder = try stores.users.find(kind.identifier, address.recipient)?.user.id
        try context.require(
            .identifierFree,
            holder == nil || holder == user.id,
            else: .taken(kind.identifier, address.recipient),
            figures: [kind.identifier.rawValue: .string(address.recipient)]
        )
    }

    /// Ends the call where a code is not right and in time; a right one is left.
    ///
    /// - Parameters:
    ///   - code: The code as typed.
    ///   - address: What it was sent to.
    /// - Throws: 2001, 2300, 2057; `StoreError`.
    func requireCode(_ code: Secret, at address: CodeAddress) throws {
        let gate = CodeGate(
            stores: stores,
            record: record,
            context: context,
            environment: parts.environment,
            now: now
        )
        try gate.check(code, at: address)
    }

    /// Writes the new contact, then spends the codes that were found right: all of it or nothing.
    ///
    /// - Parameters:
    ///   - text: The contact in its normal form; `nil` to clear it.
    ///   - proofs: Codes that ``requireCode(_:at:)`` let pass in this transaction.
    ///   - event: What the trail says of the change.
    /// - Returns: The user after the change, with the token the call came with.
    /// - Throws: 2035 or 2200 where someone else took the contact; `StoreError`.
    func write(
        _ text: String?,
        proofs: [(code: Secret, address: CodeAddress)],
        _ event: inout EventDraft
    ) throws -> User {
        var edit = UserEdit(login.user, at: now)
        edit.set(kind, to: text, isVerified: true)
        let changed = try edit.write(to: stores)
        for (code, address) in proofs {
            guard try stores.codes.redeem(digest(code, address), at: address, now: now) == .right else {
                // Found right above, in the same transaction: nothing of the change may stay.
                throw StoreError(.unexpected, underlying: "code")
            }
        }
        try stores.voidCodes(leftBehindBy: user, changedTo: changed)
        if kind == .email, text != nil { event.sequel = .emailVerified }
        return changed
    }

    private func digest(_ code: Secret, _ address: CodeAddress) throws -> [UInt8] {
        CodeDigest(try stores.keys(of: record, from: parts.environment)).digest(of: code, at: address)
    }
}

extension CoreParts {
    /// Runs a change of the phone or the email of the user a token belongs to.
    ///
    /// - Parameters:
    ///   - kind: Which of them.
    ///   - subject: The new one as typed.
    ///   - context: The call's context, with its token.
    ///   - body: Asks the rules and writes.
    /// - Returns: The user after the change.
    /// - Throws: The first refusal.
    func changeContact(
        _ kind: ContactKind,
        subject: String?,
        in context: RequestContext,
        _ body: @escaping @Sendable (ContactChange, inout EventDraft) throws -> User
    ) async throws(AuthingError) -> User {
        let now = self.now
        let event = EventDraft(.userUpdated, subject: subject, clientIP: context.clientIP)
        return try await pool.settle(event, at: now) { stores, event in
            let record = try stores.enter(context)
            let login = try stores.requireLogin(context, record, at: now)
            event.userID = login.account.user.id
            let change = ContactChange(
                parts: self,
                stores: stores,
                record: record,
                context: context,
                now: now,
                kind: kind,
                login: login
            )
            return try body(change, &event)
        }
    }
}
