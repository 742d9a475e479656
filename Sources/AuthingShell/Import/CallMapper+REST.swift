import AuthingJSON
import Foundation

/// Calls of requests to REST paths.
extension CallMapper {
    func restCall(_ exchange: RecordedExchange) -> ImportedCall? {
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

    func bodyValues(_ exchange: RecordedExchange) -> JSONObject {
        if case .object(let object)? = Self.json(exchange.body) { return object }
        let pairs = exchange.form.isEmpty ? URLParts.pairs(exchange.body) : exchange.form
        return pairs.reduce(into: JSONObject()) { $0[$1.name] = .string($1.value) }
    }

    /// What all calls have: where, when, who, from where, and what came of it.
}
