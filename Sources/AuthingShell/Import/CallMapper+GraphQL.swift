import AuthingJSON
import Foundation

/// Calls of requests to GraphQL, one an operation.
extension CallMapper {
    func mapGraphQL(_ exchange: RecordedExchange) -> [ImportedEntry] {
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

    func map(_ operation: JSON, _ answer: JSON?, _ exchange: RecordedExchange) -> [ImportedEntry] {
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
    static func shown(_ name: String) -> String { String(name.prefix(60)) }

    func object(_ json: JSON?) -> JSONObject {
        if let text = json?.stringValue, case .object(let object)? = Self.json(text) { return object }
        return json?.objectValue ?? [:]
    }

    /// An operation that was not sent itself, by its name alone.
    static func persisted(_ name: String, _ variables: JSONObject) -> GraphQLDocument.Field {
        let parts = [
            "getUserRoles": "roles", "listUserAuthorizedResources": "authorizedResources",
            "getUserDepartments": "departments",
        ]
        guard let part = parts[name] else { return .init(name: name, arguments: variables) }
        return .init(name: "user", arguments: variables, fields: [.init(name: part, arguments: variables)])
    }

    func graphQLCall(_ field: GraphQLDocument.Field, _ variables: JSONObject) -> ImportedCall? {
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
    func user(_ field: GraphQLDocument.Field) -> ImportedCall {
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

    func authenticated(_ command: String, _ arguments: [ImportedCall.Argument] = []) -> ImportedCall {
        var call = ImportedCall(command, arguments)
        call.needsLogin = true
        return call
    }

    func register(_ kind: String, _ identifier: String, _ input: JSONObject) -> ImportedCall {
        let given = input["password"]?.stringValue
        var call = ImportedCall("register \(kind)", [.text(identifier), password(given, of: identifier)])
        call.arguments += registrationOptions(input)
        call.isLogin = true
        return call
    }

    func login(_ command: String, _ identifier: String, _ input: JSONObject) -> ImportedCall {
        let given = input["password"]?.stringValue
        var call = ImportedCall(command, [.text(identifier), password(given, of: identifier)])
        let isSubAccount = command == "login sub-account"
        call.arguments += loginOptions(input, isSubAccount: isSubAccount)
        call.isLogin = true
        call.account = identifier
        return call
    }

    func registrationOptions(_ input: JSONObject) -> [ImportedCall.Argument] {
        var arguments: [ImportedCall.Argument] = []
        if case .object(let profile)? = input["profile"], !profile.isEmpty {
            arguments.append(.value("profile", sieved(.object(profile))))
        }
        if input["forceLogin"] == JSON.bool(true) { arguments.append(.flag("force-login")) }
        if input["generateToken"] == JSON.bool(true) { arguments.append(.flag("generate-token")) }
        return arguments + commonOptions(input)
    }

    func loginOptions(_ input: JSONObject, isSubAccount: Bool = false) -> [ImportedCall.Argument] {
        var arguments: [ImportedCall.Argument] = []
        if !isSubAccount, input["autoRegister"] == JSON.bool(true) { arguments.append(.flag("auto-register")) }
        if let code = input["captchaCode"].flatMap(Self.text), !code.isEmpty {
            _ = ledger.shortNumber(code)
            arguments.append(.captcha)
        }
        guard !isSubAccount else { return arguments + address(input) }
        return arguments + commonOptions(input)
    }

    func address(_ input: JSONObject) -> [ImportedCall.Argument] {
        input["clientIp"]?.stringValue.flatMap { $0.isEmpty ? nil : [.option("client-ip", $0)] } ?? []
    }

    func commonOptions(_ input: JSONObject) -> [ImportedCall.Argument] {
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
}
