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

    private func unknown(_ exchange: RecordedExchange, _ path: String) -> ImportedEntry {
        .unknown(
            method: exchange.method,
            path: path,
            status: exchange.status,
            host: exchange.url.host,
            startedAt: exchange.startedAt,
            place: exchange.place
        )
    }

    // MARK: Secrets

    private func hideHeaders(of exchange: RecordedExchange) {
        if let cookie = exchange.headers["cookie"] {
            for pair in cookie.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                let value = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
                // A shorter one is a choice, such as a language, which may stand in a call as well.
                if value.utf8.count >= 8 { ledger.hide(value) }
            }
        }
        if let header = exchange.headers["authorization"] {
            let words = header.split(separator: " ")
            for word in words.dropFirst() { ledger.hide(String(word)) }
            if words.count == 1 { ledger.hide(header) }
            if words.first?.lowercased() == "basic", words.count == 2,
                let data = Data(base64Encoded: String(words[1])),
                let secret = String(bytes: data, encoding: .utf8)?.split(separator: ":", maxSplits: 1).last
            {
                ledger.hide(String(secret))
            }
        }
        for (name, value) in exchange.url.query + exchange.form where Self.isSecret(name) { ledger.hide(value) }
    }

    /// Takes the secrets of an answer down, so that none turns up where a later request repeats it.
    private func hideTokens(in json: JSON?, depth: Int) {
        guard depth < 24 else { return }
        switch json {
        case .object(let object):
            for (name, value) in object {
                if let text = value.stringValue, Self.isSecret(name) { ledger.hide(text) }
                hideTokens(in: value, depth: depth + 1)
            }
        case .array(let elements):
            for element in elements { hideTokens(in: element, depth: depth + 1) }
        default: break
        }
    }

    private static let secretWords = ["password", "token", "secret", "authorization", "cookie", "credential", "ticket"]
    private static let plainNames: Set = ["tokenexpiredat", "passwordsecuritylevel", "securitylevel"]

    /// Whether what a name stands for must not be shown.
    static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        guard !plainNames.contains(name) else { return false }
        return secretWords.contains { name.contains($0) } || ["pwd", "pass", "mfa", "otp", "totp"].contains(name)
    }

    private func secret(_ text: String?, _ kind: String) -> ImportedCall.Argument {
        .secret(.other(kind, ledger.number(text ?? "")))
    }

    private func password(_ text: String?, of account: String) -> ImportedCall.Argument {
        .secret(.password(account: account, text: number(ofPassword: text)))
    }

    /// The number of a password; 0 where it was encrypted, since no two texts of one password are then the same.
    private func number(ofPassword text: String?) -> Int {
        guard let text, !text.isEmpty else { return 0 }
        let number = ledger.number(text)
        if text.hasPrefix("sm2:") { return 0 }
        let isEncrypted = text.utf8.count >= 128 && (Data(base64Encoded: text)?.count ?? 0) >= 96
        return isEncrypted ? 0 : number
    }

    private func newPassword(_ text: String?, of account: String) -> ImportedCall.Argument {
        .secret(.newPassword(account: account, text: number(ofPassword: text)))
    }

    private func token(_ text: String?) -> ImportedCall.Argument {
        .secret(.token(ledger.number(text ?? "")))
    }

    private func code(_ text: String?, to recipient: String, option: String? = nil) -> ImportedCall.Argument {
        .code(option, recipient: recipient, .other("CODE", ledger.shortNumber(text ?? "")))
    }

    // MARK: GraphQL

    private func mapGraphQL(_ exchange: RecordedExchange) -> [ImportedEntry] {
        let body: JSON
        if exchange.method == "GET" || exchange.body.isEmpty {
            body = .object(JSONObject(exchange.url.query.map { ($0.name, .string($0.value)) }))
        } else {
            // What cannot be read is a request that is not known, and never quoted.
            guard let json = Self.json(exchange.body) else { return [unknown(exchange, exchange.url.path)] }
            body = json
        }
        let operations = body.arrayValue ?? [body]
        return operations.prefix(100).enumerated().flatMap { index, operation in
            let answer = body.arrayValue == nil ? exchange.answer : exchange.answer?[index]
            return map(operation, answer, exchange)
        }
    }

    private func map(_ operation: JSON, _ answer: JSON?, _ exchange: RecordedExchange) -> [ImportedEntry] {
        let name = operation["operationName"]?.stringValue
        let variables = object(operation["variables"])
        let text = operation["query"]?.stringValue
        var fields = text.map { GraphQLDocument($0, variables: variables, operation: name).fields } ?? []
        if fields.isEmpty, let name { fields = [Self.persisted(name, variables)] }
        if fields.first?.name.hasPrefix("__") == true { return [] }
        guard !fields.isEmpty else { return [unknown(exchange, "\(exchange.url.path) without an operation")] }
        return fields.prefix(100).map { field in
            guard var call = graphQLCall(field, variables) else {
                return unknown(exchange, "\(exchange.url.path) \(Self.shown(field.name))")
            }
            let result = answer?["data"]?[field.key]
            let failure = answer?["errors"]?[0]
            if let failure {
                call.outcome = .refused(failure["message"]?["code"]?.integerValue ?? failure["code"]?.integerValue)
            } else if result != nil {
                call.outcome = .succeeded
            }
            let shownResult = field.name == "user" && call.command != "whoami" ? nil : result
            finish(&call, exchange, shownResult, label: "\(exchange.url.path) \(Self.shown(field.name))")
            return .call(call)
        }
    }

    /// A name as a comment may quote it.
    private static func shown(_ name: String) -> String { String(name.prefix(60)) }

    private func object(_ json: JSON?) -> JSONObject {
        if let text = json?.stringValue, case .object(let object)? = Self.json(text) { return object }
        return json?.objectValue ?? [:]
    }

    /// An operation that was not sent itself, by its name alone.
    private static func persisted(_ name: String, _ variables: JSONObject) -> GraphQLDocument.Field {
        let parts = [
            "getUserRoles": "roles", "listUserAuthorizedResources": "authorizedResources",
            "getUserDepartments": "departments",
        ]
        guard let part = parts[name] else { return .init(name: name, arguments: variables) }
        return .init(name: "user", arguments: variables, fields: [.init(name: part, arguments: variables)])
    }

    private func graphQLCall(_ field: GraphQLDocument.Field, _ variables: JSONObject) -> ImportedCall? {
        let arguments = field.arguments
        let input = arguments["input"]?.objectValue ?? arguments
        func text(_ name: String) -> String { input[name].flatMap(Self.text) ?? "" }
        func optional(_ name: String) -> String? { input[name].flatMap(Self.text).flatMap { $0.isEmpty ? nil : $0 } }
        switch field.name {
        case "registerByEmail": return register("email", text("email"), input)
        case "registerByUsername": return register("username", text("username"), input)
        case "registerByPhoneCode":
            var call = ImportedCall(
                "register phone",
                [.text(text("phone")), code(optional("code"), to: text("phone"))]
            )
            if let given = optional("password") { call.arguments.append(newPassword(given, of: text("phone"))) }
            call.arguments += registrationOptions(input)
            call.isLogin = true
            return call
        case "loginByEmail": return login("login email", text("email"), input)
        case "loginByUsername": return login("login username", text("username"), input)
        case "loginByPhonePassword": return login("login phone", text("phone"), input)
        case "loginByPhoneCode":
            var call = ImportedCall(
                "login phone-code",
                [.text(text("phone")), code(optional("code"), to: text("phone"))]
            )
            call.arguments += loginOptions(input).filter { argument in
                if case .flag = argument { return false }
                return true
            }
            call.isLogin = true
            return call
        case "loginBySubAccount": return login("login sub-account", text("account"), input)
        case "user": return user(field)
        case "checkLoginStatus":
            return ImportedCall("token status", optional("token").map { [token($0)] } ?? [])
        case "refreshToken": return authenticated("token refresh")
        case "sendEmail": return ImportedCall("send email", [.text(text("email")), .text(text("scene"))])
        case "resetPassword":
            let isByPhone = optional("phone") != nil
            let recipient = text(isByPhone ? "phone" : "email")
            return ImportedCall(
                "password reset \(isByPhone ? "phone" : "email")",
                [
                    .text(recipient), code(optional("code"), to: recipient),
                    newPassword(optional("newPassword"), of: recipient),
                ]
            )
        case "resetPasswordByFirstLoginToken":
            return ImportedCall(
                "password reset first-token",
                [secret(optional("token"), "RESET_TOKEN"), newPassword(optional("password"), of: "")]
            )
        case "resetPasswordByForceResetToken":
            return ImportedCall(
                "password reset force-token",
                [
                    secret(optional("token"), "RESET_TOKEN"), password(optional("oldPassword"), of: ""),
                    newPassword(optional("newPassword"), of: ""),
                ]
            )
        case "updatePassword":
            var call = authenticated("password update", [newPassword(optional("newPassword"), of: "")])
            if let old = optional("oldPassword") { call.arguments.append(password(old, of: "")) }
            return call
        case "checkPasswordStrength":
            return ImportedCall("password strength", [secret(optional("password"), "PASSWORD")])
        case "updateUser": return authenticated("profile update", [.value(nil, sieved(.object(input)))])
        case "bindPhone", "bindEmail":
            let kind = field.name == "bindPhone" ? "phone" : "email"
            return authenticated(
                "\(kind) bind",
                [.text(text(kind)), code(optional("\(kind)Code"), to: text(kind))]
            )
        case "unbindPhone": return authenticated("phone unbind")
        case "unbindEmail": return authenticated("email unbind")
        case "updatePhone", "updateEmail":
            let kind = field.name == "updatePhone" ? "phone" : "email"
            let old = field.name == "updatePhone" ? "oldPhone" : "oldEmail"
            var call = authenticated(
                "\(kind) update",
                [.text(text(kind)), code(optional("\(kind)Code"), to: text(kind))]
            )
            if let given = optional(old) { call.arguments.append(.option("old-\(kind)", given)) }
            if let given = optional(old + "Code") {
                call.arguments.append(code(given, to: text(old), option: "old-\(kind)-code"))
            }
            return call
        case "udv": return authenticated("udf get")
        case "setUdvBatch":
            let pairs = (input["udvList"]?.arrayValue ?? []).compactMap { pair in
                pair["key"]?.stringValue.map { ($0, Self.decoded(pair["value"])) }
            }
            return authenticated("udf set", [.value(nil, sieved(.object(Self.record(pairs))))])
        case "setUdv":
            let value = Self.isSecret(text("key")) ? hidden(input["value"]) : sieved(Self.decoded(input["value"]))
            return authenticated("udv set", [.text(text("key")), .value(nil, value)])
        case "removeUdv": return authenticated("udv remove", [.text(text("key"))])
        case "isUserExists":
            let names = [
                ("username", "user-name"), ("email", "email"), ("phone", "phone"), ("externalId", "external-id"),
            ]
            return ImportedCall(
                "user exists",
                names.compactMap { name, option in
                    optional(name).map { .option(option, $0) }
                }
            )
        default: return nil
        }
    }

    /// `user`: the user who is logged in, or what the document asks of that user.
    private func user(_ field: GraphQLDocument.Field) -> ImportedCall {
        func argument(_ part: GraphQLDocument.Field, _ name: String) -> String? {
            part.arguments[name].flatMap(Self.text).flatMap { $0.isEmpty ? nil : $0 }
        }
        for part in field.fields {
            switch part.name {
            case "roles":
                return authenticated("roles list", argument(part, "namespace").map { [.option("namespace", $0)] } ?? [])
            case "authorizedResources":
                var arguments: [ImportedCall.Argument] = [.text(argument(part, "namespace") ?? "default")]
                if let type = argument(part, "resourceType"), Self.resourceTypes.contains(type) {
                    arguments.append(.option("resource-type", type))
                }
                return authenticated("resources list", arguments)
            case "departments": return authenticated("departments list")
            default: continue
            }
        }
        return authenticated("whoami")
    }

    private static let resourceTypes: Set = ["DATA", "API", "MENU", "UI", "BUTTON"]

    private func authenticated(_ command: String, _ arguments: [ImportedCall.Argument] = []) -> ImportedCall {
        var call = ImportedCall(command, arguments)
        call.needsLogin = true
        return call
    }

    private func register(_ kind: String, _ identifier: String, _ input: JSONObject) -> ImportedCall {
        let given = input["password"]?.stringValue
        var call = ImportedCall("register \(kind)", [.text(identifier), password(given, of: identifier)])
        call.arguments += registrationOptions(input)
        call.isLogin = true
        return call
    }

    private func login(_ command: String, _ identifier: String, _ input: JSONObject) -> ImportedCall {
        let given = input["password"]?.stringValue
        var call = ImportedCall(command, [.text(identifier), password(given, of: identifier)])
        let isSubAccount = command == "login sub-account"
        call.arguments += loginOptions(input, isSubAccount: isSubAccount)
        call.isLogin = true
        call.account = identifier
        return call
    }

    private func registrationOptions(_ input: JSONObject) -> [ImportedCall.Argument] {
        var arguments: [ImportedCall.Argument] = []
        if case .object(let profile)? = input["profile"], !profile.isEmpty {
            arguments.append(.value("profile", sieved(.object(profile))))
        }
        if input["forceLogin"] == JSON.bool(true) { arguments.append(.flag("force-login")) }
        if input["generateToken"] == JSON.bool(true) { arguments.append(.flag("generate-token")) }
        return arguments + commonOptions(input)
    }

    private func loginOptions(_ input: JSONObject, isSubAccount: Bool = false) -> [ImportedCall.Argument] {
        var arguments: [ImportedCall.Argument] = []
        if !isSubAccount, input["autoRegister"] == JSON.bool(true) { arguments.append(.flag("auto-register")) }
        if let code = input["captchaCode"].flatMap(Self.text), !code.isEmpty {
            _ = ledger.shortNumber(code)
            arguments.append(.captcha)
        }
        guard !isSubAccount else { return arguments + address(input) }
        return arguments + commonOptions(input)
    }

    private func address(_ input: JSONObject) -> [ImportedCall.Argument] {
        input["clientIp"]?.stringValue.flatMap { $0.isEmpty ? nil : [.option("client-ip", $0)] } ?? []
    }

    private func commonOptions(_ input: JSONObject) -> [ImportedCall.Argument] {
        var arguments = address(input)
        if let text = input["params"]?.stringValue, case .array(let pairs)? = Self.json(text) {
            let values = pairs.compactMap { pair in pair["key"]?.stringValue.map { ($0, pair["value"] ?? .null) } }
            if !values.isEmpty { arguments.append(.value("custom-data", sieved(.object(Self.record(values))))) }
        }
        if let text = input["context"]?.stringValue, case .object(let context)? = Self.json(text),
            !context.isEmpty
        {
            arguments.append(.value("context", sieved(.object(context))))
        }
        return arguments
    }

    /// A record; of a key that stands twice the last value.
    private static func record(_ pairs: [(String, JSON)]) -> JSONObject {
        pairs.reduce(into: JSONObject()) { $0[$1.0] = $1.1 }
    }

    /// A value of a custom field, which travels as JSON in a text.
    private static func decoded(_ value: JSON?) -> JSON {
        guard let text = value?.stringValue else { return value ?? .null }
        return Self.json(text) ?? .string(text)
    }

    /// A text that may be JSON; whoever asks has an answer for one that is not.
    private static func json(_ text: String) -> JSON? { try? JSON(parsing: text) }

    static func text(_ json: JSON) -> String? {
        switch json {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// A value without nulls, and without the text of what is secret by its name.
    private func sieved(_ json: JSON, depth: Int = 0) -> JSON {
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
    private func hidden(_ value: JSON?) -> JSON {
        let text = value?.stringValue ?? value?.text() ?? ""
        return .object([Self.secretKey: .integer(ledger.number(text))])
    }

    /// What an object's only key is where it stands for a secret; a key of a recording never has it, see ``ScriptText``.
    static let secretKey = "\u{0}secret"
}

/// REST, and what all calls share.
extension CallMapper {
    private func restCall(_ exchange: RecordedExchange) -> ImportedCall? {
        let path = exchange.url.path
        func body(_ name: String) -> String? { bodyValues(exchange)[name].flatMap(Self.text) }
        func authenticated(_ command: String, _ arguments: [ImportedCall.Argument] = []) -> ImportedCall {
            var call = ImportedCall(command, arguments)
            call.needsLogin = true
            return call
        }
        switch (exchange.method, path) {
        case ("GET", "/api/v2/users/me"): return authenticated("whoami")
        case ("GET", "/api/v2/logout"): return authenticated("logout")
        case ("POST", "/api/v2/sms/send"): return ImportedCall("send sms", [.text(body("phone") ?? "")])
        case ("POST", "/api/v2/ldap/verify-user"):
            let name = body("username") ?? ""
            var call = ImportedCall("login ldap", [.text(name), password(body("password"), of: name)])
            if let address = body("clientIp"), !address.isEmpty { call.arguments.append(.option("client-ip", address)) }
            call.isLogin = true
            return call
        case ("POST", "/api/v2/ad/verify-user"):
            let name = body("username") ?? ""
            var call = ImportedCall("login ad", [.text(name), password(body("password"), of: name)])
            call.isLogin = true
            return call
        case ("POST", "/api/v2/users/link"):
            return authenticated(
                "account link",
                [token(body("primaryUserToken")), token(body("secondaryUserToken"))]
            )
        case ("POST", "/api/v2/users/unlink"):
            return authenticated("account unlink", [token(body("primaryUserToken")), .text(body("provider") ?? "")])
        case ("GET", "/api/v2/users/me/security-level"): return authenticated("security level")
        case ("GET", "/api/v2/users/me/applications/allowed"):
            let counts = ["page", "limit"].compactMap { name in
                exchange.url[name].flatMap { Int($0) }.map { ImportedCall.Argument.option(name, String($0)) }
            }
            return authenticated("apps list", counts)
        case ("GET", "/api/v2/users/me/orgs"): return authenticated("orgs list")
        case ("GET", "/cas/session"): return ImportedCall("session track")
        default: break
        }
        if exchange.method == "GET", path.hasPrefix("/connection/social/wechat:mobile/"), path.hasSuffix("/callback") {
            let options = ["country", "lang", "state"].compactMap { name in
                exchange.url[name].map { ImportedCall.Argument.option(name, $0) }
            }
            var call = ImportedCall("login wechat", [secret(exchange.url["code"], "WECHAT_CODE")] + options)
            call.isLogin = true
            return call
        }
        if exchange.method == "GET", path.hasPrefix("/cas-idp/"), path.hasSuffix("/serviceValidate") {
            var call = ImportedCall(
                "ticket validate",
                [secret(exchange.url["ticket"], "TICKET"), .text(exchange.url["service"] ?? "")]
            )
            if let format = exchange.url["format"] { call.arguments.append(.option("format", format)) }
            return call
        }
        return nil
    }

    private func bodyValues(_ exchange: RecordedExchange) -> JSONObject {
        if case .object(let object)? = Self.json(exchange.body) { return object }
        let pairs = exchange.form.isEmpty ? URLParts.pairs(exchange.body) : exchange.form
        return pairs.reduce(into: JSONObject()) { $0[$1.name] = .string($1.value) }
    }

    /// What all calls have: where, when, who, from where, and what came of it.
    private func finish(_ call: inout ImportedCall, _ exchange: RecordedExchange, _ result: JSON?, label: String) {
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

    private static func isAddress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                Character(Unicode.Scalar(byte)).isHexDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
            }
    }

    /// The user that an answer has.
    private static func user(_ json: JSON) -> ImportedCall.KnownUser? {
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
    private static func user(ofToken token: String) -> ImportedCall.KnownUser? {
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
