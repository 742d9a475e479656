import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation

/// Makes a state in which nobody can be recognised, and everything else is as it was.
///
/// A column is treated by its name; a text that no rule knows becomes another one, so that a new column is safe before
/// anyone has thought of it.
struct StateAnonymiser {
    private let document: StateDocument
    private let schemaVersion: Int
    private let hash: String?
    private let keepsHashes: Bool
    private var names: AnonymousNames
    private let keys: AnonymousNames
    private let ids: Set<String>

    /// What becomes of a column.
    private enum Rule {
        case kept, account, network, address, hash, secret, text
    }

    /// Columns of texts that name no person, in whatever table.
    private static let kept: Set<String> = [
        "id", "userID", "roleID", "groupCode", "departmentID", "orgID", "parentID", "appID", "poolID", "namespace",
        "assignedRoleID", "status", "state", "kind", "scope", "channel", "purpose", "type", "target", "key", "protocol",
        "access", "passwordHashing", "provider", "connectionID", "extIdpID", "registerSource", "locale", "zoneinfo",
        "eventName", "webhookID", "tokenID", "action", "events", "options",
    ]
    /// The same where the table matters.
    private static let rules: [String: Rule] = [
        "role.code": .kept, "userGroup.code": .kept, "department.code": .kept, "namespace.code": .kept,
        "namespace.name": .kept, "resource.code": .kept, "resourceGrant.code": .kept, "application.name": .kept,
        "application.domain": .kept, "customField.label": .kept, "sqlite_sequence.name": .kept,
        "user.username": .account, "user.email": .account, "user.phone": .account, "subAccount.account": .account,
        "sending.recipient": .account, "verificationCode.recipient": .account, "message.recipient": .account,
        "verificationLink.email": .account, "whitelistEntry.value": .account,
        "user.lastIP": .network, "sending.clientIP": .network, "event.clientIP": .network,
        "user.photo": .address, "application.logo": .address, "organization.logo": .address,
        "user.passwordHash": .hash, "subAccount.passwordHash": .hash, "formerPassword.hash": .hash,
        "application.secret": .secret, "webhook.secret": .secret,
    ]

    /// Prepares the work.
    ///
    /// - Parameters:
    ///   - document: A state of the present version, as it was written.
    ///   - schemaVersion: That version.
    ///   - key: What the new names are a function of.
    ///   - hash: The hash that all get who have one; nil for one that no password fits.
    ///   - keepsHashes: Whether hashes stay.
    init(_ document: StateDocument, schemaVersion: Int, key: [UInt8], hash: String?, keepsHashes: Bool) {
        self.document = document
        self.schemaVersion = schemaVersion
        self.hash = hash
        self.keepsHashes = keepsHashes
        var ids: Set<String> = []
        var kept: Set<String> = []
        for (name, table) in document.tables {
            for (index, column) in table.columns.enumerated() where Self.rule(name, column.name) == .kept {
                for row in table.rows {
                    guard let text = row[index].stringValue else { continue }
                    kept.insert(text)
                    if column.name == "id" { ids.insert(text) }
                }
            }
            // Events name the fields that were changed.
            if name == "user" { kept.formUnion(table.columns.map(\.name)) }
        }
        self.ids = ids
        names = AnonymousNames(key: key, kept: kept)
        keys = AnonymousNames(key: key + Array("keys".utf8), kept: [])
    }

    private static func rule(_ table: String, _ column: String) -> Rule? {
        rules["\(table).\(column)"] ?? (kept.contains(column) ? .kept : nil)
    }

    /// Does the work.
    ///
    /// - Returns: The state.
    mutating func run() -> AnonymousState {
        let random: JSON =
            document.random.isNull
            ? nil
            : ["seed": .integer(Int(keys.bytes(6, of: "random").reduce(0) { $0 << 8 | UInt64($1) })), "position": 0]
        let heading: JSONObject = [
            "format": .string(StateFormat.name), "formatVersion": .integer(StateFormat.version),
            "appVersion": .string(StateFormat.appVersion), "schemaVersion": .integer(schemaVersion),
        ]
        var text = """
            \(JSON.object(heading).text().dropLast()),
            "clock":\(document.clock.text()),
            "random":\(random.text()),
            "tables":{

            """
        // First those whose names others mention.
        var written: [String: String] = [:]
        for name in ["user", "subAccount"] + document.tables.keys.sorted() where written[name] == nil {
            if let table = document.tables[name] { written[name] = self.text(of: table, name) }
        }
        text += document.tables.keys.sorted().compactMap { written[$0] }.joined(separator: ",\n")
        return AnonymousState(bytes: Array((text + "\n}}\n").utf8), names: names.people)
    }

    private mutating func text(of table: StateDocument.Table, _ name: String) -> String {
        let columns = JSONObject(table.columns.map { ($0.name, .string($0.type)) })
        let key = JSON.array(table.key.map { .string($0) })
        var text =
            "\(JSON.string(name).text()):{\"columns\":\(JSON.object(columns).text()),\"key\":\(key.text()),\"rows\":["
        let places = table.key.compactMap { key in table.columns.firstIndex { $0.name == key } }
        var rows: [[JSON]] = []
        for row in table.rows { rows.append(self.row(row, of: table, name)) }
        rows.sort { first, second in
            for place in places where first[place] != second[place] {
                return Self.stands(first[place], before: second[place], table.columns[place].type)
            }
            return false
        }
        for (index, row) in rows.enumerated() { text += (index == 0 ? "\n" : ",\n") + JSON.array(row).text() }
        return text + (rows.isEmpty ? "]}" : "\n]}")
    }

    /// SQLite's order.
    private static func stands(_ first: JSON, before second: JSON, _ type: String) -> Bool {
        switch (first, second) {
        case (.integer(let left), .integer(let right)): return left < right
        case (.string(let left), .string(let right)):
            if type == "BLOB", let left = Base64URL.decode(left.utf8), let right = Base64URL.decode(right.utf8) {
                return left.lexicographicallyPrecedes(right)
            }
            return Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
        default: return first.isNull && !second.isNull
        }
    }

    private mutating func row(_ row: [JSON], of table: StateDocument.Table, _ name: String) -> [JSON] {
        var new: [JSON] = []
        var old: [String: JSON] = [:]
        for (column, value) in zip(table.columns, row) { old[column.name] = value }
        for (column, value) in zip(table.columns, row) {
            guard let text = value.stringValue else {
                new.append(value)
                continue
            }
            if column.type == "BLOB" {
                let length = Base64URL.decode(text.utf8)?.count ?? 0
                new.append(.string(Base64URL.encode(keys.bytes(length, of: text))))
            } else {
                new.append(.string(self.text(text, name, column.name, old)))
            }
        }
        return new
    }

    private mutating func text(_ text: String, _ table: String, _ column: String, _ row: [String: JSON]) -> String {
        switch (table, column) {
        case ("user", "usernameKey"):
            guard let username = row["username"]?.stringValue else { return names.account(text) }
            return username == text ? names.account(username) : names.account(username).foldedName
        case ("user", "gender"): return "U"
        case ("event", "subject"): return names.subject(text)
        case ("captcha", "owner"), ("loginAttempt", "owner"):
            if row["scope"]?.stringValue == "client" { return names.network(text) }
            if ids.contains(text) { return text }
            // A digest of a name that nobody has.
            return keys.bytes(32, of: text).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        case ("customValue", "value"):
            guard row["type"]?.stringValue != "SELECT", let json = try? JSON(parsing: text) else { return text }
            return names.value(json).text()
        case ("pool", "settings"):
            guard let json = try? JSON(parsing: text) else { return "{}" }
            return settings(json).text()
        case ("webhook", "url"):
            // A state that is loaded elsewhere must not call anybody.
            return "https://webhook.invalid/\(Base64URL.encode(keys.bytes(9, of: text)))"
        default: break
        }
        switch Self.rule(table, column) {
        case .kept: return text
        case .account: return names.account(text)
        case .network: return names.network(text)
        case .address: return text.hasPrefix("https://files.authing.co/authing-console/") ? text : names.text(text)
        case .hash: return hashText(text)
        case .secret: return String(Base64URL.encode(keys.bytes(text.utf8.count, of: text)).prefix(text.utf8.count))
        case .text, nil: return names.text(text)
        }
    }

    /// Settings are no person's; the secrets among them become others.
    private func settings(_ json: JSON) -> JSON {
        switch json {
        case .object(let object):
            .object(
                JSONObject(
                    object.map { key, value in
                        guard let text = value.stringValue, StateSecrets.isSecret(name: key) else {
                            return (key, settings(value))
                        }
                        return (key, .string(Base64URL.encode(keys.bytes(24, of: text))))
                    }
                )
            )
        case .array(let elements): .array(elements.map(settings))
        default: json
        }
    }

    /// A hash of the same cost that no password is known for.
    private func hashText(_ old: String) -> String {
        if keepsHashes { return old }
        if let hash { return hash }
        let parts = old.split(separator: "$", omittingEmptySubsequences: false)
        let isArgon = parts.count == 6 && parts[1] == "argon2id"
        let cost = isArgon ? "$argon2id$\(parts[2])$\(parts[3])" : "$argon2id$v=19$m=8,t=1,p=1"
        let bytes = keys.bytes(48, of: old)
        let texts = [bytes[..<16], bytes[16...]].map { Data($0).base64EncodedString().prefix { $0 != "=" } }
        return "\(cost)$\(texts[0])$\(texts[1])"
    }
}

extension AnonymousNames {
    /// What an event is about: a person, or the code or key of something that is none.
    mutating func subject(_ text: String) -> String {
        if let new = people[text] { return new }
        let other = self.text(text)
        return other == text ? text : account(text)
    }
}
