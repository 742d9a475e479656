import AuthingJSON
import Foundation

/// Makes commands of recorded requests, and drops what is secret in them while it does.
///
/// - SeeAlso: wire-protocol.md, sections 1.3, 1.4 and 2.
struct CallMapper {
    let ledger: SecretLedger

    /// Maps an exchange.
    ///
    /// - Parameter exchange: The exchange.
    /// - Returns: The calls in it, several for an array of operations; or the request that is none; nothing for a request
    ///   that says nothing, such as a preflight.
    func map(_ exchange: RecordedExchange) -> [ImportedEntry] {
        hideHeaders(of: exchange)
        guard exchange.method != "OPTIONS" else { return [] }
        hideTokens(in: exchange.answer, depth: 0)
        let isMarked = exchange.headers.keys.contains { $0.hasPrefix("x-authing-") }
        if exchange.url.path.hasSuffix("/graphql/v2") || (isMarked && exchange.url.path.hasSuffix("/graphql")) {
            return mapGraphQL(exchange)
        }
        guard var call = restCall(exchange) else { return [unknown(exchange, exchange.url.path)] }
        let code = exchange.answer?["code"]?.integerValue
        if exchange.answer != nil || exchange.status != nil {
            let isBare = exchange.url.path.contains("/cas")
            call.outcome = isBare || code == 200 ? .succeeded : code.map { .refused($0) } ?? .unknown
        }
        finish(&call, exchange, exchange.answer?["data"], label: exchange.url.path)
        return [.call(call)]
    }

    func unknown(_ exchange: RecordedExchange, _ path: String) -> ImportedEntry {
        .unknown(
            method: exchange.method,
            path: path,
            status: exchange.status,
            host: exchange.url.host,
            startedAt: exchange.startedAt,
            place: exchange.place
        )
    }

    static func record(_ pairs: [(String, JSON)]) -> JSONObject {
        pairs.reduce(into: JSONObject()) { $0[$1.0] = $1.1 }
    }

    /// A value of a custom field, which travels as JSON in a text.
    static func decoded(_ value: JSON?) -> JSON {
        guard let text = value?.stringValue else { return value ?? .null }
        return Self.json(text) ?? .string(text)
    }

    /// A text that may be JSON; whoever asks has an answer for one that is not.
    static func json(_ text: String) -> JSON? { try? JSON(parsing: text) }

    static func text(_ json: JSON) -> String? {
        switch json {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// A value without nulls, and without the text of what is secret by its name.
    func sieved(_ json: JSON, depth: Int = 0) -> JSON {
        switch json {
        case .object(let object):
            var result = JSONObject()
            for (name, value) in object where !value.isNull {
                let key = name.replacing("\0", with: "\u{FFFD}")
                result[key] = Self.isSecret(name) ? hidden(value) : sieved(value, depth: depth + 1)
            }
            return .object(result)
        case .array(let elements): return .array(elements.map { sieved($0, depth: depth + 1) })
        default: return json
        }
    }

    /// A secret inside of a record: its number, in a shape that no recording can have made.
    func hidden(_ value: JSON?) -> JSON {
        let text = value?.stringValue ?? value?.text() ?? ""
        return .object([Self.secretKey: .integer(ledger.number(text))])
    }

    /// What an object's only key is where it stands for a secret; a key of a recording never has it, see ``ScriptText``.
    static let secretKey = "\u{0}secret"
}

extension CallMapper {
    func finish(_ call: inout ImportedCall, _ exchange: RecordedExchange, _ result: JSON?, label: String) {
        call.label = String("\(exchange.method) \(label)".prefix(200))
        call.place = exchange.place
        call.startedAt = exchange.startedAt
        call.status = exchange.status
        call.host = exchange.url.host
        call.poolID = exchange.headers["x-authing-userpool-id"]
        call.appID = exchange.headers["x-authing-app-id"]
        if let header = exchange.headers["authorization"], header.lowercased().hasPrefix("bearer ") {
            let text = header.dropFirst("bearer ".count).trimmingCharacters(in: .whitespaces)
            if !text.isEmpty {
                call.token = ledger.number(text)
                call.tokenUser = Self.user(ofToken: text)
            }
        }
        let forwarded = exchange.headers["x-forwarded-for"]?.split(separator: ",").first.map(String.init)
        call.clientIP = (forwarded ?? exchange.headers["x-real-ip"])
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .flatMap { Self.isAddress($0) ? $0 : nil }
        guard case .succeeded = call.outcome, let result else { return }
        call.user = Self.user(result)
        if let token = result["token"]?.stringValue, !token.isEmpty { call.newToken = ledger.number(token) }
        call.fields = (result.arrayValue ?? []).compactMap { field in
            guard let key = field["key"]?.stringValue, let type = field["dataType"]?.stringValue,
                ["STRING", "NUMBER", "DATETIME", "BOOLEAN", "OBJECT"].contains(type), !key.isEmpty, key.count <= 64
            else { return nil }
            return (key, type)
        }
    }

    static func isAddress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                Character(Unicode.Scalar(byte)).isHexDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
            }
    }

    /// The user that an answer has.
    static func user(_ json: JSON) -> ImportedCall.KnownUser? {
        guard let id = json["id"]?.stringValue, json["userPoolId"] != nil || json["token"] != nil else { return nil }
        return ImportedCall.KnownUser(
            id: id,
            email: json["email"]?.stringValue,
            username: json["username"]?.stringValue,
            phone: json["phone"]?.stringValue,
            emailVerified: json["emailVerified"] == JSON.bool(true),
            phoneVerified: json["phoneVerified"] == JSON.bool(true)
        )
    }

    /// The user that a token is for, as its claims say.
    static func user(ofToken token: String) -> ImportedCall.KnownUser? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count <= 1 << 16 else { return nil }
        var text = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text), let claims = Self.json(String(decoding: data, as: UTF8.self)) else {
            return nil
        }
        let details = claims["data"]
        func claim(_ name: String, _ other: String) -> String? {
            let text = claims[name]?.stringValue ?? details?[other]?.stringValue
            return text.flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let id = claim("sub", "id") else { return nil }
        let user = ImportedCall.KnownUser(
            id: id,
            email: claim("email", "email"),
            username: claim("username", "username") ?? claim("preferred_username", "username"),
            phone: claim("phone_number", "phone"),
            emailVerified: claims["email_verified"] == JSON.bool(true),
            phoneVerified: claims["phone_number_verified"] == JSON.bool(true)
        )
        return user.identifiers.isEmpty ? nil : user
    }
}
