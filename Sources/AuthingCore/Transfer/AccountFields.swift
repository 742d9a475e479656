import AuthingAPI
import AuthingJSON
import Foundation

/// Reads the fields of a record onto an account, and writes them from one.
///
/// A format without types gives texts: `true`, a number or a JSON list in a text is what it says.
enum AccountFields {
    /// What is wrong with one field.
    struct Fault: Error {
        let field: String?
        let reason: AuthingError
    }

    /// Sets what a record names; null clears a field.
    ///
    /// - Parameters:
    ///   - record: The fields; a password is not looked at.
    ///   - account: The account; its id is set by a new one alone.
    ///   - isNew: Whether the account is to be added.
    /// - Throws: The first fault.
    static func apply(_ record: UserRecord, to account: inout Account, isNew: Bool) throws(Fault) {
        for (name, value) in record.fields {
            do throws(AuthingError) {
                if let field = ProfileField(rawValue: name) {
                    account.user.details[field] = try ProfileValue.checked(text(value, name), for: field, named: name)
                } else if let setter = setters[name] {
                    try setter(value, &account)
                } else if name != "id", !UserRecord.ignoredNames.contains(name) {
                    throw .importFieldUnknown(name, nearest: nearest(name))
                }
            } catch {
                throw Fault(field: name, reason: error)
            }
        }
        account.user.emailVerified = account.user.emailVerified && account.user.email != nil
        account.user.phoneVerified = account.user.phoneVerified && account.user.phone != nil
        guard isNew, record.fields["signedUp"] == nil else { return }
        account.user.signedUp = account.user.createdAt
    }

    /// Whether a user has a field of this name, or an import passes it over.
    static func isField(_ name: String) -> Bool {
        setters[name] != nil || ProfileField(rawValue: name) != nil || name == "id"
            || UserRecord.ignoredNames.contains(name)
    }

    /// The id a record names.
    ///
    /// - Parameter record: The record.
    /// - Returns: The id; nil where it names none.
    /// - Throws: 400 for one that is not 24 hexadecimal digits.
    static func id(of record: UserRecord) throws(Fault) -> User.ID? {
        guard let value = record.fields["id"], !value.isNull else { return nil }
        guard let text = value.stringValue, text.utf8.count == 24, text.utf8.allSatisfy(isHexadecimal) else {
            let expected = LocalizedText(
                chinese: " 24 位小写十六进制数；外部系统的 ID 请放在 externalId",
                english: "24 lower-case hexadecimal digits; an id of another system goes into externalId"
            )
            throw Fault(field: "id", reason: .badArgument("id", expected: expected))
        }
        return User.ID(rawValue: text)
    }

    /// Whether a user can be told from others.
    static func isIdentified(_ user: User, by record: UserRecord) -> Bool {
        record.fields["id"] != nil || user.username != nil || user.email != nil || user.phone != nil
            || user.externalID != nil || user.openID != nil || user.unionID != nil
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func nearest(_ name: String) -> String? {
        let plain = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
        let all = UserRecord.fieldNames + [UserRecord.passwordField, UserRecord.passwordHashField]
        return all.first { $0.lowercased() == plain }
    }
}

extension AccountFields {
    private typealias Setter = @Sendable (JSON, inout Account) throws(AuthingError) -> Void

    private static let setters: [String: Setter] = [
        "status": { value, account throws(AuthingError) in account.user.status = try ProfileValue.status(value) },
        "username": { value, account throws(AuthingError) in
            account.user.username = try text(value, "username").map { text throws(AuthingError) in
                try .username(text)
            }
        },
        "email": { value, account throws(AuthingError) in
            account.user.email = try text(value, "email").map { text throws(AuthingError) in try .email(text) }
        },
        "phone": { value, account throws(AuthingError) in
            account.user.phone = try text(value, "phone").map { text throws(AuthingError) in try .phone(text) }
        },
        "emailVerified": { value, account throws(AuthingError) in
            account.user.emailVerified = try flag(value, "emailVerified")
        },
        "phoneVerified": { value, account throws(AuthingError) in
            account.user.phoneVerified = try flag(value, "phoneVerified")
        },
        "blocked": { value, account throws(AuthingError) in account.user.isBlocked = try flag(value, "blocked") },
        "unionid": { value, account throws(AuthingError) in account.user.unionID = try text(value, "unionid") },
        "openid": { value, account throws(AuthingError) in account.user.openID = try text(value, "openid") },
        "externalId": { value, account throws(AuthingError) in
            account.user.externalID = try text(value, "externalId")
        },
        "oauth": { value, account throws(AuthingError) in account.user.oauth = try text(value, "oauth") },
        "lastIP": { value, account throws(AuthingError) in account.user.lastIP = try text(value, "lastIP") },
        "registerSource": { value, account throws(AuthingError) in
            account.user.registerSource = try list(value, "registerSource")
        },
        "loginsCount": { value, account throws(AuthingError) in
            account.user.loginsCount = try count(value, "loginsCount")
        },
        "lastLogin": { value, account throws(AuthingError) in account.user.lastLogin = try time(value, "lastLogin") },
        "signedUp": { value, account throws(AuthingError) in
            if let time = try time(value, "signedUp") { account.user.signedUp = time }
        },
        "createdAt": { value, account throws(AuthingError) in
            if let time = try time(value, "createdAt") { account.user.createdAt = time }
        },
        "updatedAt": { value, account throws(AuthingError) in
            if let time = try time(value, "updatedAt") { account.user.updatedAt = time }
        },
    ]

    /// A text; an empty one counts as none.
    private static func text(_ value: JSON, _ name: String) throws(AuthingError) -> String? {
        try ProfileValue.text(value, of: name, named: name)
    }

    private static func flag(_ value: JSON, _ name: String) throws(AuthingError) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"), .null: return false
        default:
            throw .badArgument(name, expected: LocalizedText(chinese: " true 或 false", english: "true or false"))
        }
    }

    private static func count(_ value: JSON, _ name: String) throws(AuthingError) -> Int {
        let count = value.integerValue ?? value.stringValue.flatMap { Int($0) }
        guard let count = value.isNull ? 0 : count, count >= 0 else {
            throw .badArgument(name, expected: LocalizedText(chinese: "非负整数", english: "a whole number from 0"))
        }
        return count
    }

    private static func time(_ value: JSON, _ name: String) throws(AuthingError) -> Date? {
        if value.isNull { return nil }
        guard let time = value.stringValue.flatMap({ CustomTime(text: $0) }) else {
            throw .badArgument(
                name,
                expected: LocalizedText(
                    chinese: " ISO 8601 时间，例如 2026-01-01T08:00:00+08:00",
                    english: "an ISO 8601 time such as 2026-01-01T08:00:00+08:00"
                )
            )
        }
        return Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
    }

    private static func list(_ value: JSON, _ name: String) throws(AuthingError) -> [String] {
        if value.isNull { return [] }
        var elements = value.arrayValue
        if elements == nil, let text = value.stringValue {
            // A cell of a table: a JSON list, or one element.
            do { elements = text.hasPrefix("[") ? try JSON(parsing: text).arrayValue : [value] } catch {}
        }
        let texts = elements?.map { $0.stringValue ?? "" }
        guard let texts,
            texts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 256 && !$0.utf8.contains(where: { $0 < 0x20 }) })
        else {
            throw .badArgument(
                name,
                expected: LocalizedText(chinese: "文本列表", english: "a list of texts without line breaks")
            )
        }
        return texts
    }
}

extension AccountFields {
    /// The record of an account, with the fields that have a value.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - withHash: Whether the password's hash is in it.
    /// - Returns: The record.
    static func record(of account: Account, withHash: Bool) -> UserRecord {
        let user = account.user
        var fields = JSONObject()
        func set(_ name: String, _ value: String?) {
            if let value { fields[name] = .string(value) }
        }
        func set(_ name: String, _ value: Date?) {
            if let value { fields[name] = .string(WireTime.preciseText(of: value)) }
        }
        set("id", user.id.rawValue)
        set("status", user.status.rawValue)
        set("username", user.username)
        set("email", user.email)
        fields["emailVerified"] = .bool(user.emailVerified)
        set("phone", user.phone)
        fields["phoneVerified"] = .bool(user.phoneVerified)
        set("unionid", user.unionID)
        set("openid", user.openID)
        set("externalId", user.externalID)
        fields["registerSource"] = .array(user.registerSource.map { .string($0) })
        set("oauth", user.oauth)
        fields["blocked"] = .bool(user.isBlocked)
        fields["loginsCount"] = .integer(user.loginsCount)
        set("lastLogin", user.lastLogin)
        set("lastIP", user.lastIP)
        set("signedUp", user.signedUp)
        set("createdAt", user.createdAt)
        set("updatedAt", user.updatedAt)
        for field in ProfileField.allCases { set(field.rawValue, user.details[field]) }
        return UserRecord(fields: fields, passwordHash: withHash ? account.passwordHash.map { Secret($0.text) } : nil)
    }
}
