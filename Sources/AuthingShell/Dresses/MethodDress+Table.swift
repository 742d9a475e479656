/// The dresses of all methods, by command.
///
/// Python and PHP names, their arguments and the construction of the clients are those of the SDKs' own documents; the
/// requests are those of the protocol.
extension MethodDress {
    /// The dress of a command's method; `nil` for a command that is none.
    static func of(_ command: String) -> MethodDress? { all[command] }

    /// What a user is asked for: enough to see who it is.
    private static let user = "id arn username email phone nickname token tokenExpiredAt loginsCount"
    private static let message = "code message"
    private static let field = "key dataType value label"

    private typealias Member = WireDress.Member

    private static let loginMembers: [Member] = [
        Member("captchaCode", "String", .plain("captcha-code")),
        Member("autoRegister", "Boolean", .plain("auto-register")),
        Member("clientIp", "String", .plain("client-ip")), Member("params", "String", .params("custom-data")),
        Member("context", "String", .text("context")),
    ]
    private static let registrationMembers: [Member] = [
        Member("profile", "RegisterProfile", .plain("profile")),
        Member("forceLogin", "Boolean", .plain("force-login")),
        Member("generateToken", "Boolean", .plain("generate-token")),
        Member("clientIp", "String", .plain("client-ip")), Member("params", "String", .params("custom-data")),
        Member("context", "String", .text("context")),
    ]

    private static func mutation(
        _ field: String,
        _ members: [Member],
        input: String? = nil,
        _ selection: String = user
    ) -> WireDress {
        .graphQL(.init(kind: "mutation", field: field, input: input, members: members, selection: selection))
    }

    private static func query(_ field: String, _ members: [Member], _ selection: String) -> WireDress {
        .graphQL(.init(kind: "query", field: field, input: nil, members: members, selection: selection))
    }

    private static let ownData: [Member] = [
        Member("targetType", "UDFTargetType!", .constant("USER")), Member("targetId", "String!", .ownID),
    ]

    private static func login(
        _ identity: String,
        _ method: String,
        python: String,
        php: String? = nil,
        input: String? = nil
    ) -> MethodDress {
        let input = input ?? method.prefix(1).uppercased() + method.dropFirst() + "Input"
        return MethodDress(
            python: .init(method: python),
            php: .input(php ?? method, input, [identity, "password"]),
            swift: .init(
                method: method,
                arguments: [.init(nil, identity), .init("password", "password", secret: true)],
                options: "LoginOptions"
            ),
            wire: mutation(
                method,
                [
                    Member(identity, "String!", .plain(identity)),
                    Member("password", "String!", .encrypted("password")),
                ] + loginMembers,
                input: input
            )
        )
    }

    private static func register(_ identity: String, _ method: String, python: String) -> MethodDress {
        let input = method.prefix(1).uppercased() + method.dropFirst() + "Input"
        return MethodDress(
            python: .init(method: python),
            php: .input(method, input, [identity, "password"]),
            swift: .init(
                method: method,
                arguments: [.init(nil, identity), .init("password", "password", secret: true)],
                options: "RegistrationOptions"
            ),
            wire: mutation(
                method,
                [
                    Member(identity, "String!", .plain(identity)),
                    Member("password", "String!", .encrypted("password")),
                ] + registrationMembers,
                input: input
            )
        )
    }

    private static let registration: [String: MethodDress] = [
        "register email": register("email", "registerByEmail", python: "register_by_email"),
        "register username": register("username", "registerByUsername", python: "register_by_username"),
        "register phone": MethodDress(
            python: .init(method: "register_by_phone_code"),
            php: .input("registerByPhoneCode", "RegisterByPhoneCodeInput", ["phone", "code"]),
            swift: .init(
                method: "registerByPhoneCode",
                arguments: [
                    .init(nil, "phone"), .init("code", "code", secret: true),
                    .init("password", "password", secret: true),
                ],
                options: "RegistrationOptions"
            ),
            wire: mutation(
                "registerByPhoneCode",
                [
                    Member("phone", "String!", .plain("phone")), Member("code", "String!", .plain("code")),
                    Member("password", "String", .encrypted("password")),
                ] + registrationMembers,
                input: "RegisterByPhoneCodeInput"
            )
        ),
    ]

    private static let logins: [String: MethodDress] = [
        "login email": login("email", "loginByEmail", python: "login_by_email"),
        "login username": login("username", "loginByUsername", python: "login_by_username"),
        "login phone": login("phone", "loginByPhonePassword", python: "login_by_phone_password"),
        "login phone-code": MethodDress(
            python: .init(method: "login_by_phone_code"),
            php: .input("loginByPhoneCode", "LoginByPhoneCodeInput", ["phone", "code"]),
            swift: .init(
                method: "loginByPhoneCode",
                arguments: [
                    .init(nil, "phone"), .init("code", "code", secret: true), .init("clientIP", "client-ip"),
                    .init("customData", "custom-data"), .init("context", "context"),
                ]
            ),
            wire: mutation(
                "loginByPhoneCode",
                [Member("phone", "String!", .plain("phone")), Member("code", "String!", .plain("code"))]
                    + loginMembers.suffix(3),
                input: "LoginByPhoneCodeInput"
            )
        ),
        "login sub-account": MethodDress(
            python: .init(method: "login_by_sub_account"),
            php: .absent,
            swift: .init(
                method: "loginBySubAccount",
                arguments: [
                    .init(nil, "account"), .init("password", "password", secret: true),
                    .init("captchaCode", "captcha-code"), .init("clientIP", "client-ip"),
                ]
            ),
            wire: mutation(
                "loginBySubAccount",
                [
                    Member("account", "String!", .plain("account")),
                    Member("password", "String!", .encrypted("password")),
                    Member("captchaCode", "String", .plain("captcha-code")),
                    Member("clientIp", "String", .plain("client-ip")),
                ]
            )
        ),
        "login ldap": MethodDress(
            python: .init(method: "login_by_ldap", lacks: ["auto-register", "captcha-code", "client-ip"]),
            php: .positional("loginByLdap", ["username", "password"]),
            swift: .init(
                method: "loginByLDAP",
                arguments: [
                    .init(nil, "username"), .init("password", "password", secret: true),
                    .init("captchaCode", "captcha-code"), .init("clientIP", "client-ip"),
                ]
            ),
            wire: .rest(
                "POST",
                "/api/v2/ldap/verify-user",
                [Member("username", .plain("username")), Member("password", .plain("password"))]
            )
        ),
        "login ad": MethodDress(
            python: .init(method: "login_by_ad"),
            php: .positional("loginByAd", ["username", "password"]),
            swift: .init(
                method: "loginByAD",
                arguments: [.init(nil, "username"), .init("password", "password", secret: true)]
            ),
            wire: .rest(
                "POST",
                "/api/v2/ad/verify-user",
                [Member("username", .plain("username")), Member("password", .plain("password"))]
            )
        ),
        "login wechat": MethodDress(
            python: .init(method: "wechat_login"),
            php: .absent,
            swift: .init(
                method: "loginByWeChat",
                arguments: [
                    .init(nil, "code", secret: true), .init("country", "country"), .init("lang", "lang"),
                    .init("state", "state"),
                ]
            ),
            wire: .rest(
                "GET",
                "/connection/social/wechat:mobile/$AUTHING_USERPOOL_ID/callback",
                ["code", "country", "lang", "state"].map { Member($0, .plain($0)) }
            )
        ),
    ]

    private static let tokenArgument = SwiftDress.Argument("token", "token", secret: true)

    private static let sessions: [String: MethodDress] = [
        "whoami": MethodDress(
            python: .init(method: "get_current_user"),
            php: .positional("getCurrentUser", []),
            swift: .init(method: "currentUser", arguments: [tokenArgument]),
            wire: .rest("GET", "/api/v2/users/me", []),
            needsToken: true
        ),
        "session check": MethodDress(
            python: .init(method: "check_logged_in"),
            php: .absent,
            swift: .init(method: "checkLoggedIn"),
            wire: .rest("GET", "/api/v2/users/me", []),
            needsToken: true
        ),
        "session track": MethodDress(
            python: .init(method: "track_session"),
            php: .absent,
            swift: .init(method: "trackSession"),
            wire: .rest("GET", "/cas/session", [])
        ),
        "logout": MethodDress(
            python: .init(method: "logout"),
            php: .positional("logout", []),
            swift: .init(method: "logout"),
            wire: .rest("GET", "/api/v2/logout?app_id=$AUTHING_APP_ID", []),
            needsToken: true
        ),
        "token status": MethodDress(
            python: .init(method: "check_login_status"),
            php: .positional("checkLoginStatus", ["token"]),
            swift: .init(method: "checkLoginStatus", arguments: [.init(nil, "token", secret: true)]),
            wire: query(
                "checkLoginStatus",
                [Member("token", "String", .plain("token"))],
                "code message status exp iat data { id userPoolId arn }"
            ),
            needsToken: true
        ),
        "token refresh": MethodDress(
            python: .init(method: "refresh_token"),
            php: .positional("refreshToken", []),
            swift: .init(method: "refreshToken", arguments: [.init(nil, "token", secret: true)]),
            wire: mutation("refreshToken", [], "token iat exp"),
            needsToken: true
        ),
        "token set": MethodDress(
            python: .init(method: "set_token"),
            php: .absent,
            swift: .init(method: "setToken", arguments: [.init(nil, "token", secret: true)], isLocal: true),
            wire: .local("the client keeps the token, nothing is sent")
        ),
        "session clear": MethodDress(
            python: .init(method: "clear_current_user"),
            php: .absent,
            swift: .init(method: "clearSession", isLocal: true),
            wire: .local("the client forgets its user, nothing is sent")
        ),
    ]

    private static let codes: [String: MethodDress] = [
        "send sms": MethodDress(
            python: .init(method: "send_sms_code"),
            php: .positional("sendSmsCode", ["phone"]),
            swift: .init(method: "sendSMSCode", arguments: [.init(nil, "phone")]),
            wire: .rest("POST", "/api/v2/sms/send", [Member("phone", .plain("phone"))])
        ),
        "send email": MethodDress(
            python: .init(method: "send_email"),
            php: .positional("sendEmail", ["email", "scene"]),
            swift: .init(method: "sendEmail", arguments: [.init(nil, "email"), .init("scene", "scene")]),
            wire: mutation(
                "sendEmail",
                [Member("email", "String!", .plain("email")), Member("scene", "EmailScene!", .plain("scene"))],
                message
            )
        ),
    ]

    private static func reset(_ identity: String, _ method: String, _ python: String) -> MethodDress {
        MethodDress(
            python: .init(method: python),
            php: .positional(method, [identity, "code", "new-password"]),
            swift: .init(
                method: method,
                arguments: [
                    .init(nil, identity), .init("code", "code", secret: true),
                    .init("newPassword", "new-password", secret: true),
                ]
            ),
            wire: mutation(
                "resetPassword",
                [
                    Member(identity, "String", .plain(identity)), Member("code", "String!", .plain("code")),
                    Member("newPassword", "String!", .encrypted("new-password")),
                ],
                message
            )
        )
    }

    private static let passwords: [String: MethodDress] = [
        "password reset phone": reset("phone", "resetPasswordByPhoneCode", "reset_password_by_phone_code"),
        "password reset email": reset("email", "resetPasswordByEmailCode", "reset_password_by_email_code"),
        "password reset first-token": MethodDress(
            python: .init(method: "reset_password_by_first_token", names: ["new-password": "password"]),
            php: .absent,
            swift: .init(
                method: "resetPasswordByFirstLoginToken",
                arguments: [.init(nil, "token", secret: true), .init("newPassword", "new-password", secret: true)]
            ),
            wire: mutation(
                "resetPasswordByFirstLoginToken",
                [
                    Member("token", "String!", .plain("token")),
                    Member("password", "String!", .encrypted("new-password")),
                ],
                message
            )
        ),
        "password reset force-token": MethodDress(
            python: .init(method: "reset_password_with_force_reset"),
            php: .absent,
            swift: .init(
                method: "resetPasswordByForcedToken",
                arguments: [
                    .init(nil, "token", secret: true), .init("oldPassword", "old-password", secret: true),
                    .init("newPassword", "new-password", secret: true),
                ]
            ),
            wire: mutation(
                "resetPasswordByForceResetToken",
                [
                    Member("token", "String!", .plain("token")),
                    Member("oldPassword", "String!", .encrypted("old-password")),
                    Member("newPassword", "String!", .encrypted("new-password")),
                ],
                message
            )
        ),
        "password update": MethodDress(
            python: .init(
                method: "update_password",
                note: "old_password must be given: the SDK encrypts it whether there is one or not"
            ),
            php: .positional("updatePassword", ["new-password", "old-password"]),
            swift: .init(
                method: "updatePassword",
                arguments: [
                    .init(nil, "new-password", secret: true), .init("oldPassword", "old-password", secret: true),
                ]
            ),
            wire: mutation(
                "updatePassword",
                [
                    Member("newPassword", "String!", .encrypted("new-password")),
                    Member("oldPassword", "String", .encrypted("old-password")),
                ]
            ),
            needsToken: true
        ),
        "password strength": MethodDress(
            python: .init(method: "check_password_strength"),
            php: .positional("checkPasswordStrength", ["password"]),
            swift: .init(method: "checkPasswordStrength", arguments: [.init(nil, "password", secret: true)]),
            wire: query(
                "checkPasswordStrength",
                [Member("password", "String!", .plain("password"))],
                "valid message"
            )
        ),
        "password level": MethodDress(
            python: .init(
                method: "compute_password_security_level",
                note: "the SDK's own method fails with a fault of its regular expression"
            ),
            php: .positional("computedPasswordSecurityLevel", ["password"]),
            swift: .init(
                method: "computePasswordSecurityLevel",
                arguments: [.init(nil, "password", secret: true)],
                isLocal: true
            ),
            wire: .local("the level is computed by the client, nothing is sent")
        ),
    ]

    private static let profiles: [String: MethodDress] = [
        "profile update": MethodDress(
            python: .init(method: "update_profile", record: "updates"),
            php: .fields("updateProfile", "UpdateUserInput"),
            swift: .init(method: "updateProfile", record: true),
            wire: mutation(
                "updateUser",
                [Member("id", "String", .ownID), Member("input", "UpdateUserInput!", .all)]
            ),
            needsToken: true
        ),
        "security level": MethodDress(
            python: .init(method: "get_security_level"),
            php: .positional("getSecurityLevel", []),
            swift: .init(method: "securityLevel"),
            wire: .rest("GET", "/api/v2/users/me/security-level", []),
            needsToken: true
        ),
        "user exists": MethodDress(
            python: .init(method: "is_user_exists"),
            php: .absent,
            swift: .init(
                method: "userExists",
                arguments: [
                    .init("username", "user-name"), .init("email", "email"), .init("phone", "phone"),
                    .init("externalID", "external-id"),
                ]
            ),
            wire: query(
                "isUserExists",
                [
                    Member("username", "String", .plain("user-name")), Member("email", "String", .plain("email")),
                    Member("phone", "String", .plain("phone")), Member("externalId", "String", .plain("external-id")),
                ],
                ""
            )
        ),
    ]

    private static func bind(_ contact: String, _ method: String, php: PHPDress) -> MethodDress {
        MethodDress(
            python: .init(method: "bind_\(contact)", names: ["code": "\(contact)_code"]),
            php: php,
            swift: .init(method: method, arguments: [.init(nil, contact), .init("code", "code", secret: true)]),
            wire: mutation(
                method,
                [
                    Member(contact, "String!", .plain(contact)),
                    Member("\(contact)Code", "String!", .plain("code")),
                ]
            ),
            needsToken: true
        )
    }

    private static func unbind(_ contact: String, _ method: String, php: PHPDress) -> MethodDress {
        MethodDress(
            python: .init(method: "unbind_\(contact)"),
            php: php,
            swift: .init(method: method),
            wire: mutation(method, []),
            needsToken: true
        )
    }

    private static func replace(_ contact: String, _ method: String) -> MethodDress {
        let suffix = contact == "phone" ? "Phone" : "Email"
        return MethodDress(
            python: .init(method: "update_\(contact)", names: ["code": "\(contact)_code"]),
            php: .positional(method, [contact, "code", "old-\(contact)", "old-\(contact)-code"]),
            swift: .init(
                method: method,
                arguments: [
                    .init(nil, contact), .init("code", "code", secret: true),
                    .init("old\(suffix)", "old-\(contact)"),
                    .init("oldCode", "old-\(contact)-code", secret: true),
                ]
            ),
            wire: mutation(
                method,
                [
                    Member(contact, "String!", .plain(contact)),
                    Member("\(contact)Code", "String!", .plain("code")),
                    Member("old\(suffix)", "String", .plain("old-\(contact)")),
                    Member("old\(suffix)Code", "String", .plain("old-\(contact)-code")),
                ]
            ),
            needsToken: true
        )
    }

    private static let contacts: [String: MethodDress] = [
        "phone bind": bind("phone", "bindPhone", php: .positional("bindPhone", ["phone", "code"])),
        "phone unbind": unbind("phone", "unbindPhone", php: .positional("unBindPhone", [])),
        "phone update": replace("phone", "updatePhone"),
        "email bind": bind("email", "bindEmail", php: .absent),
        "email unbind": unbind("email", "unbindEmail", php: .absent),
        "email update": replace("email", "updateEmail"),
    ]

    private static let linking: [String: MethodDress] = [
        "account link": MethodDress(
            python: .init(
                method: "link_account",
                names: ["primary-token": "primary_user_token", "secondary-token": "secondary_user_token"]
            ),
            php: .object(
                "linkAccount",
                [("primaryUserToken", "primary-token"), ("secondaryUserToken", "secondary-token")]
            ),
            swift: .init(
                method: "linkAccount",
                arguments: [
                    .init("primaryToken", "primary-token", secret: true),
                    .init("secondaryToken", "secondary-token", secret: true),
                ]
            ),
            wire: .rest(
                "POST",
                "/api/v2/users/link",
                [
                    Member("primaryUserToken", .plain("primary-token")),
                    Member("secondaryUserToken", .plain("secondary-token")),
                ]
            ),
            needsToken: true
        ),
        "account unlink": MethodDress(
            python: .init(method: "unlink_account", names: ["primary-token": "primary_user_token"]),
            php: .absent,
            swift: .init(
                method: "unlinkAccount",
                arguments: [.init("primaryToken", "primary-token", secret: true), .init("provider", "provider")]
            ),
            wire: .rest(
                "POST",
                "/api/v2/users/unlink",
                [Member("primaryUserToken", .plain("primary-token")), Member("provider", .plain("provider"))]
            ),
            needsToken: true
        ),
    ]

    private static let customData: [String: MethodDress] = [
        "udf get": MethodDress(
            python: .init(method: "get_udf_value"),
            php: .absent,
            swift: .init(method: "udfValue"),
            wire: query("udv", ownData, field),
            needsToken: true
        ),
        "udf set": MethodDress(
            python: .init(method: "set_udf_value"),
            php: .absent,
            swift: .init(method: "setUdfValue", arguments: [.init(nil, "data")]),
            wire: mutation(
                "setUdvBatch",
                ownData + [Member("udvList", "[UserDefinedDataInput!]", .pairs("data"))],
                field
            ),
            needsToken: true
        ),
        "udf remove": MethodDress(
            python: .init(method: "remove_udf_value"),
            php: .absent,
            swift: .init(method: "removeUdfValue", arguments: [.init(nil, "key")]),
            wire: mutation("removeUdv", ownData + [Member("key", "String!", .plain("key"))], field),
            needsToken: true
        ),
        "udv list": MethodDress(
            python: .init(method: "list_udv"),
            php: .positional("listUdv", []),
            swift: .init(method: "listUdv"),
            wire: query("udv", ownData, field),
            needsToken: true
        ),
        "udv set": MethodDress(
            python: .init(method: "set_udv"),
            php: .positional("setUdv", ["key", "value"]),
            swift: .init(method: "setUdv", arguments: [.init(nil, "key"), .init("value", "value")]),
            wire: mutation(
                "setUdv",
                ownData + [Member("key", "String!", .plain("key")), Member("value", "String!", .text("value"))],
                field
            ),
            needsToken: true
        ),
        "udv remove": MethodDress(
            python: .init(method: "remove_udv"),
            php: .positional("removeUdv", ["key"]),
            swift: .init(method: "removeUdv", arguments: [.init(nil, "key")]),
            wire: mutation("removeUdv", ownData + [Member("key", "String!", .plain("key"))], field),
            needsToken: true
        ),
    ]

    private static func ofUser(_ selection: String, _ members: [Member]) -> WireDress {
        query("user", [Member("id", "String!", .ownID)] + members, selection)
    }

    private static let access: [String: MethodDress] = [
        "resources list": MethodDress(
            python: .init(method: "list_authorized_resources"),
            php: .positional("listAuthorizedResources", ["namespace"]),
            swift: .init(
                method: "listAuthorizedResources",
                arguments: [.init("namespace", "namespace"), .init("type", "resource-type")]
            ),
            wire: ofUser(
                "authorizedResources(namespace: $namespace, resourceType: $resourceType) "
                    + "{ totalCount list { code type actions } }",
                [
                    Member("namespace", "String", .plain("namespace")),
                    Member("resourceType", "String", .plain("resource-type")),
                ]
            ),
            needsToken: true
        ),
        "apps list": MethodDress(
            python: .init(method: "list_applications"),
            php: .absent,
            swift: .init(method: "listApplications", arguments: [.init("page", "page"), .init("limit", "limit")]),
            wire: .rest(
                "GET",
                "/api/v2/users/me/applications/allowed",
                [Member("page", .plain("page")), Member("limit", .plain("limit"))]
            ),
            needsToken: true
        ),
        "orgs list": MethodDress(
            python: .init(method: "list_orgs"),
            php: .positional("listOrg", []),
            swift: .init(method: "listOrganizations"),
            wire: .rest("GET", "/api/v2/users/me/orgs", []),
            needsToken: true
        ),
        "roles list": MethodDress(
            python: .init(method: "list_roles"),
            php: .absent,
            swift: .init(method: "listRoles", arguments: [.init("namespace", "namespace")]),
            wire: ofUser(
                "roles(namespace: $namespace) { totalCount list { id code namespace arn description } }",
                [Member("namespace", "String", .plain("namespace"))]
            ),
            needsToken: true
        ),
        "roles has": MethodDress(
            python: .init(method: "has_role"),
            php: .absent,
            swift: .init(method: "hasRole", arguments: [.init(nil, "code"), .init("namespace", "namespace")]),
            wire: ofUser(
                "roles(namespace: $namespace) { list { code } }",
                [Member("namespace", "String", .plain("namespace"))]
            ),
            needsToken: true
        ),
        "departments list": MethodDress(
            python: .init(method: "list_departments"),
            php: .absent,
            swift: .init(method: "listDepartments"),
            wire: ofUser(
                "departments { totalCount list { department { id name code } isMainDepartment joinedAt } }",
                []
            ),
            needsToken: true
        ),
        "ticket validate": MethodDress(
            python: .init(method: "validate_ticket_v2"),
            php: .absent,
            swift: .init(
                method: "validateTicket",
                arguments: [
                    .init(nil, "ticket", secret: true), .init("service", "service"), .init("format", "format"),
                ]
            ),
            wire: .rest(
                "GET",
                "/cas-idp/$AUTHING_APP_ID/serviceValidate",
                ["service", "ticket", "format"].map { Member($0, .plain($0)) }
            )
        ),
    ]

    private static let all: [String: MethodDress] = [
        registration, logins, sessions, codes, passwords, profiles, contacts, linking, customData, access,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}

extension WireDress.Member {
    /// A member of a body or a query, which has no type.
    fileprivate init(_ name: String, _ value: WireDress.WireValue) { self.init(name, "", value) }
}
