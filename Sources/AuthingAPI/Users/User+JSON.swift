public import AuthingJSON
package import Foundation

extension User {
    /// The user in the API's shape: all 50 fields, null where unset.
    ///
    /// `password` is always null, and the token stands there as readable text. Behind the fields come `identities`
    /// and `customData`, where they were asked for.
    public var json: JSON {
        var object = JSONObject()
        writeIdentity(to: &object)
        writeLogin(to: &object)
        for field in ProfileField.allCases where field != .nickname && field != .photo {
            object[field.rawValue] = .orNull(details[field])
        }
        object["createdAt"] = .time(createdAt)
        object["updatedAt"] = .time(updatedAt)
        object["externalId"] = .orNull(externalID)
        if let identities { object["identities"] = .array(identities.map(\.json)) }
        if let customData { object["customData"] = .object(customData) }
        return .object(object)
    }

    private func writeIdentity(to object: inout JSONObject) {
        object["id"] = .string(id.rawValue)
        object["arn"] = .string(arn)
        object["userPoolId"] = .string(userPoolID)
        object["status"] = .string(status.rawValue)
        object["username"] = .orNull(username)
        object["email"] = .orNull(email)
        object["emailVerified"] = .bool(emailVerified)
        object["phone"] = .orNull(phone)
        object["phoneVerified"] = .bool(phoneVerified)
        object["unionid"] = .orNull(unionID)
        object["openid"] = .orNull(openID)
        object["nickname"] = .orNull(details[.nickname])
        object["registerSource"] = .array(registerSource.map { .string($0) })
        object["photo"] = .orNull(details[.photo])
        object["password"] = .null
        object["oauth"] = .orNull(oauth)
    }

    private func writeLogin(to object: inout JSONObject) {
        object["token"] = .orNull(token?.reveal { $0 })
        object["tokenExpiredAt"] = .time(tokenExpiredAt)
        object["loginsCount"] = .integer(loginsCount)
        object["lastLogin"] = .time(lastLogin)
        object["lastIP"] = .orNull(lastIP)
        object["signedUp"] = .time(signedUp)
        object["blocked"] = .bool(isBlocked)
        object["isDeleted"] = .bool(isDeleted)
    }
}

extension JSON {
    /// A text, or null.
    package static func orNull(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

    /// A time as the API writes it, or null.
    package static func time(_ value: Date?) -> JSON { value.map { .string(WireTime.text(of: $0)) } ?? .null }

    /// A time as those parts of the API write it that are no GraphQL.
    static func preciseTime(_ value: Date) -> JSON { .string(WireTime.preciseText(of: value)) }
}
