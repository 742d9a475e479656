import AuthingAPI
import AuthingScript

/// Login: seed pages "login_by_…" and "loginBy…".
extension Command {
    static let login: [Command] = [loginEmail, loginUsername, loginPhoneCode, loginPhone, loginSubAccount]

    private static let options: [CommandSignature.Parameter] = [
        .flag("auto-register", "register an unknown account with these credentials, then log in"),
        .option("captcha-code", "the answer to a captcha, needed after error 2000"),
        .option("client-ip", "the real address of the end user"),
        customDataOption,
        .option("context", "a record for pipeline functions", kind: .record),
    ]

    private static let customDataOption = CommandSignature.Parameter.option(
        "custom-data",
        "values of custom fields, such as {school: \"HUST\"}, merged when the login succeeds",
        kind: .record
    )

    private static let passwordErrors = [2000, 2001, 2004, 2057, 2027, 2006, 2333, 2005]
    /// What keeps a user out whose password is right.
    private static let entryErrors = [1001, 1639, 2058, 2071, 500, 400]

    private static func loginOptions(_ arguments: Arguments) -> LoginOptions {
        LoginOptions(
            autoRegister: arguments.flag("auto-register"),
            captchaCode: arguments.optionalText("captcha-code"),
            clientIP: arguments.optionalText("client-ip"),
            customData: arguments.object("custom-data"),
            context: arguments.record("context")
        )
    }

    static let loginEmail = Command(
        "login email",
        aliases: ["login_by_email", "loginByEmail"],
        group: .authentication,
        summary: "Logs in by email and password",
        discussion: """
            With `pool set loginFailCheck {enabled: true}` failures from one address lead to error 2000: get a captcha \
            with `captcha new` and give its answer as --captcha-code.
            """,
        parameters: [.required("email", "the address"), .secret("password", "the password")] + options,
        result: UserShape.one,
        errors: [2003] + passwordErrors + [2042] + entryErrors,
        examples: [
            Example(
                given: [
                    "let r = register email ada@example.org pass-4711", "let u = login email ada@example.org pass-4711",
                ],
                "print $u.email $u.loginsCount",
                prints: "ada@example.org 1"
            ),
            Example(
                given: ["let r = register email ada@example.org pass-4711"],
                "expect error 2006 login email ada@example.org wrong"
            ),
        ],
        body: .service { arguments, services in
            let user = try await services.client.loginByEmail(
                arguments.text("email"),
                password: arguments.secret("password"),
                options: loginOptions(arguments)
            )
            return UserShape.one.value(user.json)
        }
    )

    static let loginUsername = Command(
        "login username",
        aliases: ["login_by_username", "loginByUsername"],
        group: .authentication,
        summary: "Logs in by username and password",
        parameters: [.required("username", "the name, letter case counts"), .secret("password", "the password")]
            + options,
        result: UserShape.one,
        errors: passwordErrors + entryErrors,
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register"],
                "print $u.username $u.loginsCount",
                prints: "bob 1"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.loginByUsername(
                arguments.text("username"),
                password: arguments.secret("password"),
                options: loginOptions(arguments)
            )
            return UserShape.one.value(user.json)
        }
    )

    static let loginPhoneCode = Command(
        "login phone-code",
        aliases: ["login_by_phone_code", "loginByPhoneCode"],
        group: .authentication,
        summary: "Logs in by a code sent to the phone; an unknown number gets an account",
        parameters: [
            .required("phone", "the number"),
            .required("code", "the code from the SMS"),
            .option("client-ip", "the real address of the end user"),
            customDataOption,
            .option("context", "a record for pipeline functions", kind: .record),
        ],
        result: UserShape.one,
        errors: [2028, 2001, 2300, 2057, 2031, 2100, 2005, 1001, 500, 400],
        examples: [
            Example(
                given: ["send sms 13800138000", "let u = login phone-code 13800138000 (outbox last).code"],
                "print $u.phone $u.registerSource",
                prints: "13800138000 [\"basic:phone-code\"]"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.loginByPhoneCode(
                arguments.text("phone"),
                code: arguments.secret("code"),
                clientIP: arguments.optionalText("client-ip"),
                customData: arguments.object("custom-data"),
                context: arguments.record("context")
            )
            return UserShape.one.value(user.json)
        }
    )

    static let loginPhone = Command(
        "login phone",
        aliases: ["login_by_phone_password", "loginByPhonePassword"],
        group: .authentication,
        summary: "Logs in by phone number and password",
        parameters: [.required("phone", "the number"), .secret("password", "the password")] + options,
        result: UserShape.one,
        errors: [2028] + passwordErrors + entryErrors,
        examples: [
            Example(
                given: ["let u = login phone 13800138000 pass-4711 --auto-register"],
                "print $u.phone $u.phoneVerified",
                prints: "13800138000 false"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.loginByPhonePassword(
                arguments.text("phone"),
                password: arguments.secret("password"),
                options: loginOptions(arguments)
            )
            return UserShape.one.value(user.json)
        }
    )

    static let loginSubAccount = Command(
        "login sub-account",
        aliases: ["login_by_sub_account", "loginBySubAccount"],
        group: .authentication,
        summary: "Logs in by an account that the application keeps of its own",
        discussion: """
            Sub-accounts are made with `subaccount create` and let in with `pool set enableSubAccount true`. The user is \
            the one whose sub-account it is, shown with the sub-account's name.
            """,
        parameters: [
            .required("account", "the sub-account, letter case counts"),
            .secret("password", "its password"),
            .option("captcha-code", "the answer to a captcha, needed after error 2000"),
            .option("client-ip", "the real address of the end user"),
        ],
        result: UserShape.one,
        errors: [1001, 2231] + passwordErrors + [500, 400],
        examples: [
            Example(
                given: [
                    "pool set enableSubAccount true", "let u = user create --username bob",
                    "let s = subaccount create 123456789 8558781 --user bob",
                ],
                "print (login sub-account 123456789 8558781).username",
                prints: "123456789"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.loginBySubAccount(
                arguments.text("account"),
                password: arguments.secret("password"),
                captchaCode: arguments.optionalText("captcha-code"),
                clientIP: arguments.optionalText("client-ip")
            )
            return UserShape.one.value(user.json)
        }
    )
}
