import Testing

/// Each method's request, as clients send it, and the statement it becomes.
struct ImportedMethod: Sendable, CustomTestStringConvertible {
    let name: String
    let request: Request
    let statement: String

    enum Request: Sendable {
        /// The field, its kind, and its variables as JSON.
        case graphQL(String, String)
        /// Method, path with query, and body.
        case rest(String, String, String)
    }

    var testDescription: String { name }

    init(_ name: String, graphQL field: String, _ variables: String = "{}", _ statement: String) {
        self.name = name
        request = .graphQL(field, variables)
        self.statement = statement
    }

    init(_ name: String, rest method: String, _ path: String, _ body: String = "", _ statement: String) {
        self.name = name
        request = .rest(method, path, body)
        self.statement = statement
    }

    private static let options =
        #""clientIp":"192.0.2.9","params":"[{\"key\":\"age\",\"value\":22}]","context":"{\"from\":\"app\"}""#
    private static let shown = #"--client-ip 192.0.2.9 --custom-data {age: 22} --context {from: "app"}"#

    /// All methods that ask the service; `password level` asks nobody, and what two methods ask alike stands once.
    static let all: [ImportedMethod] = [
        .init(
            "register_by_email",
            graphQL: "registerByEmail",
            #"{"input":{"email":"ada@example.org","password":"pass-4711","profile":{"nickname":"Ada","oauth":null},"forceLogin":true,"generateToken":true,\#(options)}}"#,
            #"register email ada@example.org (secret ADA_PASSWORD) --profile {nickname: "Ada"} --force-login --generate-token \#(shown)"#
        ),
        .init(
            "register_by_username",
            graphQL: "registerByUsername",
            #"{"input":{"username":"ada","password":"pass-4711","profile":null,"forceLogin":false}}"#,
            "register username ada (secret ADA_PASSWORD)"
        ),
        .init(
            "register_by_phone_code",
            graphQL: "registerByPhoneCode",
            #"{"input":{"phone":"13800138000","code":"1234","password":"pass-4711"}}"#,
            "register phone 13800138000 (outbox last 13800138000).code (secret USER_13800138000_NEW_PASSWORD)"
        ),
        .init(
            "login_by_email",
            graphQL: "loginByEmail",
            #"{"input":{"email":"ada@example.org","password":"pass-4711","autoRegister":true,"captchaCode":"a1b2",\#(options)}}"#,
            "login email ada@example.org (secret ADA_PASSWORD) --auto-register --captcha-code (captcha new).answer \(shown)"
        ),
        .init(
            "login_by_username",
            graphQL: "loginByUsername",
            #"{"input":{"username":"ada","password":"pass-4711","captchaCode":"","params":"","autoRegister":""}}"#,
            "login username ada (secret ADA_PASSWORD)"
        ),
        .init(
            "login_by_phone_code",
            graphQL: "loginByPhoneCode",
            #"{"input":{"phone":"13800138000","code":"1234"}}"#,
            "login phone-code 13800138000 (outbox last 13800138000).code"
        ),
        .init(
            "login_by_phone_password",
            graphQL: "loginByPhonePassword",
            #"{"input":{"phone":"13800138000","password":"pass-4711"}}"#,
            "login phone 13800138000 (secret USER_13800138000_PASSWORD)"
        ),
        .init(
            "login_by_sub_account",
            graphQL: "loginBySubAccount",
            #"{"account":"till-1","password":"pass-4711","captchaCode":null,"clientIp":"192.0.2.9"}"#,
            "login sub-account till-1 (secret TILL_1_PASSWORD) --client-ip 192.0.2.9"
        ),
        .init(
            "login_by_ldap",
            rest: "POST",
            "/api/v2/ldap/verify-user",
            #"{"username":"ada","password":"pass-4711"}"#,
            "login ldap ada (secret ADA_PASSWORD)"
        ),
        .init(
            "login_by_ad",
            rest: "POST",
            "/api/v2/ad/verify-user",
            #"{"username":"CORP\\ada","password":"pass-4711"}"#,
            #"login ad CORP\ada (secret CORP_ADA_PASSWORD)"#
        ),
        .init(
            "wechat_login",
            rest: "GET",
            "/connection/social/wechat:mobile/59f86b48/callback?code=c0de-0123&lang=zh_CN",
            "",
            "login wechat (secret WECHAT_CODE) --lang zh_CN"
        ),
        .init("get_current_user", rest: "GET", "/api/v2/users/me", "", "whoami"),
        .init("get_current_user of PHP and JS", graphQL: "user", "{}", "whoami"),
        .init("logout", rest: "GET", "/api/v2/logout?app_id=1", "", "logout"),
        .init(
            "check_login_status",
            graphQL: "checkLoginStatus",
            #"{"token":"tok-0123456789"}"#,
            "token status (secret TOKEN)"
        ),
        .init("check_login_status without a token", graphQL: "checkLoginStatus", "{}", "token status"),
        .init("refresh_token", graphQL: "refreshToken", "{}", "token refresh"),
        .init("send_sms_code", rest: "POST", "/api/v2/sms/send", #"{"phone":"13800138000"}"#, "send sms 13800138000"),
        .init(
            "send_email",
            graphQL: "sendEmail",
            #"{"email":"ada@example.org","scene":"RESET_PASSWORD"}"#,
            "send email ada@example.org RESET_PASSWORD"
        ),
        .init(
            "reset_password_by_phone_code",
            graphQL: "resetPassword",
            #"{"phone":"13800138000","code":"1234","newPassword":"pass-4712"}"#,
            "password reset phone 13800138000 (outbox last 13800138000).code (secret USER_13800138000_NEW_PASSWORD)"
        ),
        .init(
            "reset_password_by_email_code",
            graphQL: "resetPassword",
            #"{"email":"ada@example.org","code":"1234","newPassword":"pass-4712"}"#,
            "password reset email ada@example.org (outbox last ada@example.org).code (secret ADA_NEW_PASSWORD)"
        ),
        .init(
            "reset_password_by_first_token",
            graphQL: "resetPasswordByFirstLoginToken",
            #"{"token":"tok-0123456789","password":"pass-4712"}"#,
            "password reset first-token (secret RESET_TOKEN) (secret USER_NEW_PASSWORD)"
        ),
        .init(
            "reset_password_with_force_reset",
            graphQL: "resetPasswordByForceResetToken",
            #"{"token":"tok-0123456789","oldPassword":"pass-4711","newPassword":"pass-4712"}"#,
            "password reset force-token (secret RESET_TOKEN) (secret USER_PASSWORD) (secret USER_NEW_PASSWORD)"
        ),
        .init(
            "update_password",
            graphQL: "updatePassword",
            #"{"newPassword":"pass-4712","oldPassword":"pass-4711"}"#,
            "password update (secret USER_NEW_PASSWORD) (secret USER_PASSWORD)"
        ),
        .init(
            "check_password_strength",
            graphQL: "checkPasswordStrength",
            #"{"password":"pass-4711"}"#,
            "password strength (secret PASSWORD)"
        ),
        .init(
            "update_profile",
            graphQL: "updateUser",
            #"{"id":"1","input":{"nickname":"Ada","name":null}}"#,
            #"profile update {nickname: "Ada"}"#
        ),
        .init(
            "bind_phone",
            graphQL: "bindPhone",
            #"{"phone":"13800138000","phoneCode":"1234"}"#,
            "phone bind 13800138000 (outbox last 13800138000).code"
        ),
        .init("unbind_phone", graphQL: "unbindPhone", "{}", "phone unbind"),
        .init(
            "update_phone",
            graphQL: "updatePhone",
            #"{"phone":"13900139000","phoneCode":"1234","oldPhone":"13800138000","oldPhoneCode":"4321"}"#,
            "phone update 13900139000 (outbox last 13900139000).code --old-phone 13800138000 --old-phone-code (outbox last 13800138000).code"
        ),
        .init(
            "bind_email",
            graphQL: "bindEmail",
            #"{"email":"ada@example.org","emailCode":"1234"}"#,
            "email bind ada@example.org (outbox last ada@example.org).code"
        ),
        .init("unbind_email", graphQL: "unbindEmail", "{}", "email unbind"),
        .init(
            "update_email",
            graphQL: "updateEmail",
            #"{"email":"new@example.org","emailCode":"1234","oldEmail":null,"oldEmailCode":null}"#,
            "email update new@example.org (outbox last new@example.org).code"
        ),
        .init(
            "link_account",
            rest: "POST",
            "/api/v2/users/link",
            #"{"primaryUserToken":"tok-1234567","secondaryUserToken":"tok-7654321"}"#,
            "account link (secret TOKEN) (secret TOKEN_2)"
        ),
        .init(
            "unlink_account",
            rest: "POST",
            "/api/v2/users/unlink",
            #"{"primaryUserToken":"tok-1234567","provider":"github"}"#,
            "account unlink (secret TOKEN) github"
        ),
        .init("get_security_level", rest: "GET", "/api/v2/users/me/security-level", "", "security level"),
        .init("get_udf_value, list_udv", graphQL: "udv", #"{"targetType":"USER","targetId":"1"}"#, "udf get"),
        .init(
            "set_udf_value",
            graphQL: "setUdvBatch",
            #"{"targetType":"USER","targetId":"1","udvList":[{"key":"school","value":"\"HUST\""},{"key":"age","value":"22"}]}"#,
            #"udf set {school: "HUST", age: 22}"#
        ),
        .init(
            "set_udv",
            graphQL: "setUdv",
            #"{"targetType":"USER","targetId":"1","key":"age","value":"22"}"#,
            "udv set age 22"
        ),
        .init(
            "remove_udf_value, remove_udv",
            graphQL: "removeUdv",
            #"{"targetType":"USER","targetId":"1","key":"age"}"#,
            "udv remove age"
        ),
        .init(
            "list_authorized_resources",
            graphQL: "user{authorizedResources(namespace: $namespace, resourceType: $resourceType) { totalCount }}",
            #"{"id":"1","namespace":"default","resourceType":"API"}"#,
            "resources list default --resource-type API"
        ),
        .init(
            "list_applications",
            rest: "GET",
            "/api/v2/users/me/applications/allowed?page=2&limit=5",
            "",
            "apps list --page 2 --limit 5"
        ),
        .init("list_orgs", rest: "GET", "/api/v2/users/me/orgs", "", "orgs list"),
        .init(
            "list_roles, has_role",
            graphQL: "user{roles(namespace: $namespace) { totalCount list { code } }}",
            #"{"id":"1","namespace":"shop"}"#,
            "roles list --namespace shop"
        ),
        .init("list_departments", graphQL: "user{departments { totalCount }}", #"{"id":"1"}"#, "departments list"),
        .init(
            "is_user_exists",
            graphQL: "isUserExists",
            #"{"username":"ada","email":"ada@example.org","phone":null}"#,
            "user exists --user-name ada --email ada@example.org"
        ),
        .init(
            "validate_ticket_v2",
            rest: "GET",
            "/cas-idp/5f00/serviceValidate?service=https%3A%2F%2Fapp.example.org%2Fcas&ticket=ST-0123456789&format=JSON",
            "",
            "ticket validate (secret TICKET) https://app.example.org/cas --format JSON"
        ),
        .init("track_session", rest: "GET", "/cas/session", "", "session track"),
    ]
}
