import Foundation

/// A recording as a browser exports it, made by hand, with a canary in every place that a secret may stand in.
enum SampleRecording {
    /// The secrets in it.
    static let canaries = [
        "CANARY-password-1", "CANARY-wrong-password", "CANARY-new-password", "CANARY-cookie-value",
        "CANARY-cookie-in-list", "CANARY-app-secret", "CANARY-basic-secret", "CANARY-mfa-token", "CANARY-in-a-query",
        "CANARY-management-token", "CANARY-response-secret", "CANARY-in-unknown-body", "CANARY-profile-password",
        "CANARY-set-cookie", tokenOfAda, laterTokenOfAda, encryptedPassword,
        String(tokenOfAda.split(separator: ".")[2]),
    ]

    /// As RSA with 1024 bits gives it.
    static let encryptedPassword = Data((0..<128).map { UInt8(($0 * 37 + 11) % 251) }).base64EncodedString()

    static let tokenOfAda = token("CANARYsignatureOfAda")
    static let laterTokenOfAda = token("CANARYlaterSignatureOfAda")

    private static func token(_ signature: String) -> String {
        let claims =
            #"{"sub":"5f7c0e2d9b1a4c0011223344","email":"ada@example.org","data":{"id":"5f7c0e2d9b1a4c0011223344"}}"#
        let parts = [#"{"alg":"RS256"}"#, claims].map { Data($0.utf8).base64EncodedString().replacing("=", with: "") }
        return parts.joined(separator: ".") + "." + signature
    }

    private static let user = #"""
        {"id":"5f7c0e2d9b1a4c0011223344","userPoolId":"59f86b4832eb28071bdd9214","email":"ada@example.org",
        "emailVerified":true,"username":"ada","phone":null,"token":"TOKEN","loginsCount":4}
        """#

    private static func quoted(_ text: String) -> String {
        // Of a text without control characters but line ends.
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }

    private static func entry(
        _ time: String,
        _ method: String,
        _ url: String,
        headers: [String: String] = [:],
        body: String? = nil,
        status: Int = 200,
        answer: String,
        isBase64: Bool = false
    ) -> String {
        let shown = headers.sorted { $0.key < $1.key }.map { name, value in
            "{\"name\": \(quoted(name)), \"value\": \(quoted(value))}"
        }
        let data =
            body.map {
                ", \"postData\": {\"mimeType\": \"application/json\", \"text\": \(quoted($0))}"
            } ?? ""
        let text = isBase64 ? Data(answer.utf8).base64EncodedString() : answer
        let encoding = isBase64 ? ", \"encoding\": \"base64\"" : ""
        return """
            {"_initiator": {"type": "script", "stack": {"callFrames": []}}, "_priority": "High", "cache": {},
             "startedDateTime": "\(time)", "time": 41.2, "serverIPAddress": "203.0.113.7", "connection": "431",
             "request": {"method": "\(method)", "url": \(quoted(url)), "httpVersion": "http/2.0",
               "headers": [\(shown.joined(separator: ", "))], "queryString": [],
               "cookies": [{"name": "sid", "value": "CANARY-cookie-in-list"}], "headersSize": -1, "bodySize": 312\(data)},
             "response": {"status": \(status), "statusText": "", "httpVersion": "http/2.0",
               "headers": [{"name": "set-cookie", "value": "sid=CANARY-set-cookie; Path=/; HttpOnly"}], "cookies": [],
               "content": {"size": \(text.utf8.count), "mimeType": "application/json", "text": \(quoted(text))\(encoding)},
               "redirectURL": "", "headersSize": -1, "bodySize": -1},
             "timings": {"send": 0.1, "wait": 40, "receive": 1.1}}
            """
    }

    private static let pool = [
        "x-authing-userpool-id": "59f86b4832eb28071bdd9214", "Cookie": "sid=CANARY-cookie-value; lang=zh",
    ]

    private static func graphQL(_ name: String, _ variables: String) -> String {
        #"{"operationName":"\#(name)","variables":\#(variables),"query":"mutation \#(name)($input: X!) { \#(name)(input: $input) { id email token } }"}"#
    }

    /// The archive.
    static func har(padding: Int = 0) -> [UInt8] {
        let host = "https://core.authing.cn"
        let withToken = pool.merging(["Authorization": "Bearer \(tokenOfAda)"]) { $1 }
        let refused =
            #"{"errors":[{"message":{"code":2006,"message":"wrong","data":null}}],"data":{"loginByEmail":null}}"#
        let login =
            #"{"input":{"email":"ada@example.org","password":"PASSWORD","captchaCode":null,"autoRegister":false}}"#
        let entries = [
            entry(
                "2026-03-01T08:00:00.000Z",
                "GET",
                "https://www.example.org/assets/app.js?key=CANARY-in-a-query",
                answer: String(repeating: "x", count: padding)
            ),
            entry("2026-03-01T08:00:00.100Z", "POST", "https://analytics.example.com/collect", body: "u=1", answer: ""),
            entry("2026-03-01T08:00:00.200Z", "OPTIONS", "\(host)/graphql/v2", answer: ""),
            entry(
                "2026-03-01T08:00:01.000Z",
                "POST",
                "\(host)/graphql/v2",
                headers: pool,
                body: graphQL("loginByEmail", login.replacing("PASSWORD", with: "CANARY-wrong-password")),
                answer: refused
            ),
            entry(
                "2026-03-01T08:00:05.250Z",
                "POST",
                "\(host)/graphql/v2",
                headers: pool.merging(["X-Forwarded-For": "198.51.100.7, 10.0.0.1"]) { $1 },
                body: graphQL("loginByEmail", login.replacing("PASSWORD", with: encryptedPassword)),
                answer: #"{"data":{"loginByEmail":\#(user.replacing("TOKEN", with: tokenOfAda))}}"#,
                isBase64: true
            ),
            entry(
                "2026-03-01T08:00:06.250Z",
                "GET",
                "\(host)/api/v2/users/me",
                headers: withToken,
                answer: #"{"code":200,"message":"ok","data":\#(user.replacing("TOKEN", with: tokenOfAda))}"#
            ),
            entry(
                "2026-03-01T08:00:07.250Z",
                "POST",
                "\(host)/graphql/v2",
                headers: withToken,
                body: graphQL(
                    "updateUser",
                    #"{"input":{"nickname":"Ada \"L\" $x","company":"公司","password":"CANARY-profile-password"}}"#
                ).replacing("(input: $input)", with: "(id: $id, input: $input)"),
                answer: #"{"data":{"updateUser":\#(user.replacing("TOKEN", with: laterTokenOfAda))}}"#
            ),
            entry(
                "2026-03-01T08:01:07.250Z",
                "POST",
                "\(host)/graphql/v2",
                headers: withToken,
                body:
                    #"{"query":"mutation updatePassword($newPassword: String!, $oldPassword: String) { updatePassword(newPassword: $newPassword, oldPassword: $oldPassword) { id } }","variables":{"newPassword":"CANARY-new-password","oldPassword":"CANARY-password-1"}}"#,
                answer: #"{"data":{"updatePassword":{"id":"5f7c0e2d9b1a4c0011223344"}}}"#
            ),
            entry(
                "2026-03-01T08:01:08.000Z",
                "POST",
                "\(host)/api/v2/mfa/totp/verify?token=CANARY-in-a-query",
                headers: ["Authorization": "Bearer CANARY-mfa-token"],
                body: #"{"totp":"CANARY-in-unknown-body"}"#,
                status: 403,
                answer: #"{"code":1636,"secret":"CANARY-response-secret"}"#
            ),
            entry(
                "2026-03-01T08:01:09.000Z",
                "POST",
                "\(host)/oidc/token",
                headers: ["Authorization": "Basic \(Data("app:CANARY-basic-secret".utf8).base64EncodedString())"],
                body: "grant_type=refresh_token&client_secret=CANARY-app-secret&refresh_token=CANARY-management-token",
                answer: #"{"access_token":"CANARY-response-secret"}"#
            ),
            entry(
                "2026-03-01T08:02:08.000Z",
                "GET",
                "\(host)/api/v2/logout?app_id=1",
                headers: withToken,
                answer: #"{"code":200,"message":"ok"}"#
            ),
        ]
        let text = """
            {"log": {"version": "1.2", "creator": {"name": "WebInspector", "version": "537.36"}, "pages": [],
              "entries": [\(entries.joined(separator: ",\n"))]}}
            """
        return Array(text.utf8)
    }
}
