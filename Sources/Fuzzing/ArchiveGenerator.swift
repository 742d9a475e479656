/// Writes archives of requests as browsers export them, most of them to the service, with what its users send.
enum ArchiveGenerator {
    /// An archive of a few requests.
    static func archive(_ random: inout FuzzRandom) -> [UInt8] {
        let entries = (0..<random.below(5)).map { _ in entry(&random) }.joined(separator: ",")
        return Array(#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[\#(entries)]}}"#.utf8)
    }

    private static let texts = [
        "ada@example.org", "13800138000", "", "a b", "$x ${1} \"' \\\\ ", "学校", "\u{1F468}\u{200D}\u{1F469}", "#> no",
        "-rf", "--force", "?", "a;b", "{a: 1}", "\\u0000", "\\u2028\\ud800", "Pass-47110", "(secret X)", "1e400",
        "null",
    ]

    /// A text within JSON.
    private static func text(_ random: inout FuzzRandom) -> String {
        random.one(of: texts).replacing("\"", with: "\\\"").replacing("\\\\\"", with: "\\\"")
    }

    private static let operations = [
        ("loginByEmail", "email"), ("loginByUsername", "username"), ("loginByPhoneCode", "phone"),
        ("registerByEmail", "email"), ("updateUser", "nickname"), ("updatePassword", "newPassword"),
        ("resetPassword", "phone"), ("setUdv", "key"), ("setUdvBatch", "udvList"), ("bindEmail", "email"),
        ("checkLoginStatus", "token"), ("sendEmail", "email"), ("isUserExists", "externalId"), ("user", "id"),
        ("updatePhone", "phone"), ("nobodyKnows", "input"),
    ]
    private static let names = [
        "email", "password", "code", "token", "oldPassword", "newPassword", "phoneCode", "captchaCode", "autoRegister",
        "forceLogin", "profile", "customData", "value", "clientIp", "oldPhone", "oldPhoneCode", "scene",
    ]
    private static let paths = [
        "/api/v2/users/me", "/api/v2/logout", "/api/v2/sms/send", "/cas/login",
        "/cas/serviceValidate?ticket=ST-1&service=x",
        "/api/v2/password/check", "/oidc/token", "/api/v2/users/refresh-token", "/%zz/../",
        "/connection/ldap/verify-user",
    ]

    private static func entry(_ random: inout FuzzRandom) -> String {
        let isGraphQL = !random.happens(oneIn: 3)
        let host = random.one(of: ["core.authing.cn", "core.authing.cn", "ada.authing.cn:8443", "www.example.org"])
        let path = isGraphQL ? "/graphql/v2" : random.one(of: paths)
        let body = isGraphQL ? operation(&random) : members(&random)
        let answer = random.one(of: [
            #"{"code":200,"data":{"id":"5f","token":"a.eyJzdWIiOiI1ZiJ9.c"}}"#,
            #"{"data":{"loginByEmail":{"id":"5f"}}}"#,
            #"{"errors":[{"message":{"code":2006,"message":"x"}}]}"#, "", "<html>", "[[[[", #"{"code":-1}"#,
        ])
        let time = random.one(of: [
            "2026-03-01T08:00:00.000Z", "2026-03-01T09:00:00+08:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
            "now",
        ])
        let headers =
            #"[{"name":"Authorization","value":"Bearer \#(text(&random))"},{"name":"Cookie","value":"sid=c47110"}]"#
        return #"{"startedDateTime":"\#(time)","request":{"method":"\#(random.one(of: ["POST", "GET", "OPTIONS"]))","#
            + #""url":"https://\#(host)\#(path)","headers":\#(headers),"postData":{"text":\#(quoted(body))}},"#
            + #""response":{"status":200,"content":{"text":\#(quoted(answer))}}}"#
    }

    private static func operation(_ random: inout FuzzRandom) -> String {
        let (name, first) = random.one(of: operations)
        let query =
            random.happens(oneIn: 4)
            ? "" : #""query":"mutation \#(name)($input: X!) { \#(name)(input: $input) { id } }","#
        return
            #"{"operationName":"\#(name)",\#(query)"variables":{"input":{"\#(first)":"\#(text(&random))",\#(pairs(&random))}}}"#
    }

    private static func members(_ random: inout FuzzRandom) -> String { "{\(pairs(&random))}" }

    private static func pairs(_ random: inout FuzzRandom) -> String {
        (0...random.below(4)).map { _ in
            let value =
                random.happens(oneIn: 4)
                ? random.one(of: ["null", "true", "12", "[1]", "{\"a\":{}}"]) : "\"\(text(&random))\""
            return "\"\(random.one(of: names))\":\(value)"
        }.joined(separator: ",")
    }

    /// A text as JSON writes it.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
