import AuthingAPI
import AuthingJSON
import Foundation

/// Makes a user of a directory's entry, or brings the user that was made of it up to date.
struct DirectoryImport {
    let kind: DirectoryKind
    let directory: any DirectoryPort
    let transaction: EntryTransaction

    /// The account of an entry whose password was right.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - event: What the trail says of the login.
    /// - Returns: The account as it is now.
    /// - Throws: 2004 where it may not be imported, 2026 where somebody else has its name, address or number.
    func callAsFunction(_ entry: DirectoryEntry, _ event: inout EventDraft) throws -> Account {
        let stores = transaction.stores
        let claim = IdentityClaim(
            provider: kind.rawValue,
            subject: entry.key,
            connectionID: directory.connectionID,
            isSocial: false
        )
        if let identity = try stores.identities.find(claim), let account = try stores.users.find(id: identity.userID) {
            event.userID = account.user.id
            note(account.user.id, isNew: false)
            return try refresh(account, from: entry, event)
        }
        guard directory.importsUsers else {
            throw transaction.context.refuse(.userKnown, .userUnknown(event.subject))
        }
        let account = try insert(entry, claim)
        event.userID = account.user.id
        note(account.user.id, isNew: true)
        return account
    }

    private func note(_ id: User.ID, isNew: Bool) {
        transaction.context.note(.userKnown, .passed, figures: ["id": .string(id.rawValue), "imported": .bool(isNew)])
    }

    private func insert(_ entry: DirectoryEntry, _ claim: IdentityClaim) throws -> Account {
        let (stores, record, now) = (transaction.stores, transaction.record, transaction.now)
        let id = User.ID(rawValue: transaction.parts.environment.makeIdentifier())
        var edit = UserEdit(User(id: id, userPoolID: record.identity.poolID, createdAt: now), at: now)
        fill(&edit, from: entry)
        edit.set(\.externalID, entry.key, .externalID)
        var user = edit.user
        user.registerSource = ["enterprise:\(kind.rawValue)"]
        user.details.fillDefaults(record.settings)
        if try stores.users.find(externalID: entry.key) != nil { throw refuseTaken(entry.key) }
        let account = Account(user: user)
        if let conflict = try stores.users.insert(account) { throw refuseTaken(user[conflict] ?? "") }
        let identity = ExternalIdentity(userID: id, userPoolID: user.userPoolID, claim: claim, createdAt: now)
        if try stores.identities.insert(identity) != nil { throw refuseTaken(entry.key) }
        let event = EventDraft(
            .register,
            userID: id,
            subject: user.username ?? user.email ?? entry.key,
            clientIP: transaction.context.clientIP
        )
        try stores.events.close(event, code: .success, at: now)
        return account
    }

    private func refuseTaken(_ text: String) -> AuthingError {
        transaction.context.refuse(.identifierFree, .userExists(text))
    }

    /// What the directory says now replaces what it said before; what it leaves out stays, and what somebody else has is
    /// left out: a login should not fail for that.
    private func refresh(_ account: Account, from entry: DirectoryEntry, _ event: EventDraft) throws -> Account {
        var edit = UserEdit(account.user, at: transaction.now)
        var skipped: [String] = []
        for identifier in fill(&edit, from: entry) {
            guard let text = edit.user[identifier],
                let other = try transaction.stores.users.find(identifier, text)?.user.id, other != account.user.id
            else { continue }
            edit.restore(identifier, of: account.user)
            skipped.append(identifier.rawValue)
        }
        if !skipped.isEmpty {
            var skipping = event
            skipping.kind = .directoryFieldSkipped
            skipping.subject = skipped.joined(separator: ", ")
            try transaction.stores.events.append(skipping, code: .userExists, at: transaction.now)
        }
        var refreshed = account
        refreshed.user = try edit.write(to: transaction.stores)
        return refreshed
    }

    /// Takes over what an entry supplies in a form that the pool accepts.
    ///
    /// - Returns: The identifiers that were set.
    @discardableResult
    private func fill(_ edit: inout UserEdit, from entry: DirectoryEntry) -> [UniqueIdentifier] {
        var identifiers: [UniqueIdentifier] = []
        for (field, names) in kind.attributes {
            guard let value = names.compactMap({ entry.attributes[$0] }).first(where: { !$0.isEmpty }) else { continue }
            switch field {
            case .username:
                guard let name = try? Username(value).text else { continue }  // a name the pool cannot have is left out
                edit.set(\.username, name, .username)
                identifiers.append(.username)
            case .email:
                guard let email = EmailAddress(value)?.text else { continue }
                edit.set(\.email, email, .email)
                edit.set(\.emailVerified, true, .emailVerified)
                identifiers.append(.email)
            case .phone:
                guard let phone = PhoneNumber(value)?.text else { continue }
                let isSame = phone == edit.user.phone
                edit.set(\.phone, phone, .phone)
                if !isSame { edit.set(\.phoneVerified, false, .phoneVerified) }
                identifiers.append(.phone)
            case .detail(let detail):
                edit.set(\.details[detail], String(value.prefix(2048)), field)
            case .status, .isBlocked, .emailVerified, .phoneVerified, .externalID, .lastIP:
                continue
            }
        }
        return identifiers
    }
}

extension UserEdit {
    /// Leaves an identifier as the record has it.
    ///
    /// - Parameters:
    ///   - identifier: Which one.
    ///   - user: The user before the change.
    fileprivate mutating func restore(_ identifier: UniqueIdentifier, of user: User) {
        switch identifier {
        case .username: set(\.username, user.username, .username)
        case .email:
            set(\.email, user.email, .email)
            set(\.emailVerified, user.emailVerified, .emailVerified)
        case .phone:
            set(\.phone, user.phone, .phone)
            set(\.phoneVerified, user.phoneVerified, .phoneVerified)
        }
    }
}
