import AuthingAPI
import AuthingJSON

/// The fields that an operator changes in a user, read and checked.
struct AccountUpdate {
    /// The fields that may be named, as the API spells them.
    private static let fields = UserChanges.identityFields + ProfileField.allCases.map(\.rawValue)

    private let changes: JSONObject

    /// Takes changes whose names are those of fields that an operator may set, each given once.
    ///
    /// - Parameter changes: The changes as given.
    /// - Throws: 2231 without any, 2018 for a field that cannot be set, 400 for one given twice.
    init(_ changes: UserChanges) throws(AuthingError) {
        guard !changes.fields.isEmpty || changes.password?.isEmpty == false else { throw .changesMissing() }
        var read = JSONObject()
        for (given, value) in changes.fields {
            let name = given == "lastIp" ? "lastIP" : given
            guard name != "password" else { throw .passwordInRecord() }
            guard Self.fields.contains(name) else { throw .fieldNotEditable(given, known: Self.fields) }
            guard read[name] == nil else { throw .fieldRepeated(name) }
            read[name] = value
        }
        self.changes = read
    }

    /// Changes a user's record.
    ///
    /// - Parameters:
    ///   - edit: The record.
    ///   - stores: The transaction's stores.
    /// - Throws: The first refusal.
    func apply(to edit: inout UserEdit, _ stores: any PoolStores) throws {
        try set(.email, verified: "emailVerified", in: &edit, stores)
        try set(.phone, verified: "phoneVerified", in: &edit, stores)
        if let text = try text("username") {
            let username = try text.map { text throws(AuthingError) in try String.username(text) }
            try Self.requireFree(.username, username, for: edit.user, stores)
            edit.set(\.username, username, .username)
        }
        if let text = try text("externalId") {
            if let text, let holder = try stores.users.find(externalID: text), holder.user.id != edit.user.id {
                throw AuthingError.externalIDTaken(text)
            }
            edit.set(\.externalID, text, .externalID)
        }
        try setStanding(in: &edit)
        for field in ProfileField.allCases {
            guard let text = try text(field.rawValue) else { continue }
            let checked = try ProfileValue.checked(text, for: field, named: field.rawValue)
            edit.set(\.details[field], checked, .detail(field))
        }
        if let text = try text("lastIP") { edit.set(\.lastIP, text, .lastIP) }
        try Self.requireIdentifier(edit.user, stores)
    }

    /// The text of a field that was given; an inner `nil` clears it.
    private func text(_ name: String) throws(AuthingError) -> String?? {
        guard let value = changes[name] else { return nil }
        return .some(try ProfileValue.text(value, of: name, named: name))
    }

    private func flag(_ name: String) throws(AuthingError) -> Bool? {
        guard let value = changes[name] else { return nil }
        guard let flag = value.boolValue else {
            throw .badArgument(
                name,
                expected: LocalizedText(chinese: " true 或 false", english: "true or false"),
                data: ["key": .string(name), "expected": "boolean"]
            )
        }
        return flag
    }

    /// Sets an email or phone; a new one is verified only where the changes say so.
    private func set(
        _ kind: ContactKind,
        verified name: String,
        in edit: inout UserEdit,
        _ stores: any PoolStores
    ) throws {
        let present = edit.user[kind.identifier]
        let wasVerified = kind == .email ? edit.user.emailVerified : edit.user.phoneVerified
        let isVerified = try flag(name)
        let given = try text(kind.identifier.rawValue)
        guard given != nil || isVerified != nil else { return }
        var wanted = present
        if let given {
            wanted = try given.map { typed in
                guard let address = kind.address(typed) else { throw kind.malformed(typed) }
                return address.recipient
            }
        }
        try Self.requireFree(kind.identifier, wanted, for: edit.user, stores)
        if isVerified == true, wanted == nil { throw AuthingError.nothingToVerify(kind.identifier.rawValue) }
        edit.set(kind, to: wanted, isVerified: isVerified ?? (wanted == present && wasVerified))
    }

    private func setStanding(in edit: inout UserEdit) throws(AuthingError) {
        if let value = changes["status"] { edit.set(\.status, try ProfileValue.status(value), .status) }
        if let isBlocked = try flag("blocked") { edit.set(\.isBlocked, isBlocked, .isBlocked) }
    }

    private static func requireFree(
        _ identifier: UniqueIdentifier,
        _ text: String?,
        for user: User,
        _ stores: any PoolStores
    ) throws {
        guard let text, let holder = try stores.users.find(identifier, text), holder.user.id != user.id else { return }
        throw AuthingError.taken(identifier, text)
    }

    /// An account that nothing names could not be found again.
    private static func requireIdentifier(_ user: User, _ stores: any PoolStores) throws {
        let hasIdentifier = UniqueIdentifier.allCases.contains { user[$0] != nil } || user.externalID != nil
        guard try hasIdentifier || !stores.identities.list(of: user.id).isEmpty else {
            throw AuthingError.identifierMissing()
        }
    }
}
