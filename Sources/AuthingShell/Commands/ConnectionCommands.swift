import AuthingAPI
import AuthingScript

/// Logins by an account that somebody else keeps: seed pages "login_by_ldap", "login_by_ad", "wechat_login".
extension Command {
    static let connections: [Command] = [loginLDAP, loginAD, loginWeChat]

    static let loginLDAP = Command(
        "login ldap",
        aliases: ["login_by_ldap", "loginByLdap"],
        group: .authentication,
        summary: "Logs in by the name and password of an LDAP directory",
        discussion: """
            The first login imports the entry as a user of the pool, a later one refreshes it. The password stays with the \
            directory: a local login of that user is refused with 2027. This version has no connector, so that the answer \
            is error 500.
            """,
        parameters: [
            .required("username", "the name, as the connection's filter looks for it"),
            .secret("password", "the password"),
            .flag("auto-register", "taken and without effect: a first login imports anyway"),
            .option("captcha-code", "the answer to a captcha, needed after error 2000"),
            .option("client-ip", "the real address of the end user"),
        ],
        result: UserShape.one,
        errors: [2231, 2000, 2001, 2057, 500, 2004, 2006, 2026, 2005],
        examples: [Example("expect error 500 login ldap bob pass-4711")],
        body: .service { arguments, services in
            let user = try await services.client.loginByLDAP(
                arguments.text("username"),
                password: arguments.secret("password"),
                captchaCode: arguments.optionalText("captcha-code"),
                clientIP: arguments.optionalText("client-ip")
            )
            return UserShape.one.value(user.json)
        }
    )

    static let loginAD = Command(
        "login ad",
        aliases: ["login_by_ad", "loginByAd"],
        group: .authentication,
        summary: "Logs in by the name and password of an Active Directory",
        discussion: """
            Of `CORP\\alice` and of `alice@corp.example` the directory is asked for `alice`. The first login imports the \
            entry as a user of the pool, a later one refreshes it. This version has no connector, so that the answer is \
            error 500.
            """,
        parameters: [
            .required("username", "the name: alice, CORP\\alice or alice@corp.example"),
            .secret("password", "the password"),
        ],
        result: UserShape.one,
        errors: [2231, 2057, 500, 2004, 2006, 2026, 2005],
        examples: [Example("expect error 500 login ad 'CORP\\bob' pass-4711")],
        body: .service { arguments, services in
            let user = try await services.client.loginByAD(
                arguments.text("username"),
                password: arguments.secret("password")
            )
            return UserShape.one.value(user.json)
        }
    )

    static let loginWeChat = Command(
        "login wechat",
        aliases: ["wechat_login", "wechatLogin"],
        group: .authentication,
        summary: "Logs in by a code that WeChat gave a mobile program",
        discussion: """
            A person whom WeChat names for the first time gets a user. This version has no connector, so that the answer is \
            error 500.
            """,
        parameters: [
            .required("code", "the code; WeChat takes it once"),
            .option("country", "the country of the texts that WeChat shows"),
            .option("lang", "the language of the texts that WeChat shows"),
            .option("state", "a text of your own, handed through"),
        ],
        result: UserShape.one,
        errors: [2231, 500, 400, 2005],
        examples: [Example("expect error 500 login wechat 0a1b2c")],
        body: .service { arguments, services in
            let user = try await services.client.loginByWeChat(
                arguments.secret("code"),
                country: arguments.optionalText("country"),
                lang: arguments.optionalText("lang"),
                state: arguments.optionalText("state")
            )
            return UserShape.one.value(user.json)
        }
    )
}
