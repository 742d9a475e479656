import AuthingAPI
import AuthingJSON
import AuthingScript

/// Registration: seed pages "register_by_…" and "registerBy…".
extension Command {
    static let registration: [Command] = [registerEmail, registerUsername, registerPhone]

    private static let options: [CommandSignature.Parameter] = [
        .option("profile", "profile fields, such as {nickname: \"Nick\"}", kind: .record),
        .flag("force-login", "run a complete login afterwards, counted as one"),
        .flag("generate-token", "issue a token without a login"),
        .option("client-ip", "the real address of the end user"),
        .option("custom-data", "values of custom fields, such as {school: \"HUST\"}", kind: .record),
        .option("context", "a record for pipeline functions", kind: .record),
    ]

    private static func registrationOptions(_ arguments: Arguments) -> RegistrationOptions {
        RegistrationOptions(
            profile: arguments.profile("profile"),
            forceLogin: arguments.flag("force-login"),
            generateToken: arguments.flag("generate-token"),
            clientIP: arguments.optionalText("client-ip"),
            customData: arguments.object("custom-data"),
            context: arguments.record("context")
        )
    }

    static let registerEmail = Command(
        "register email",
        aliases: ["register_by_email", "registerByEmail"],
        group: .authentication,
        summary: "Registers an account by email and password",
        discussion: """
            Letter case of the address does not count. The address is not verified by this: a mail with a link goes to \
            the outbox.
            """,
        parameters: [
            .required("email", "the address"),
            .secret("password", "the password"),
        ] + options,
        result: UserShape.one,
        errors: [2031, 2100, 2003, 2032, 2029, 2026, 2034, 2035, 2018, 500, 400],
        examples: [
            Example("let u = register email ada@example.org pass-4711"),
            Example(
                given: ["let u = register email ada@example.org pass-4711 --profile {nickname: \"Ada\"} --force-login"],
                "print $u.email $u.nickname $u.loginsCount",
                prints: "ada@example.org Ada 1"
            ),
        ],
        body: .service { arguments, services in
            let user = try await services.client.registerByEmail(
                arguments.text("email"),
                password: arguments.secret("password"),
                options: registrationOptions(arguments)
            )
            return UserShape.one.value(user.json)
        }
    )

    static let registerUsername = Command(
        "register username",
        aliases: ["register_by_username", "registerByUsername"],
        group: .authentication,
        summary: "Registers an account by username and password",
        discussion: "Letter case of the name counts: bob and Bob are two accounts.",
        parameters: [
            .required("username", "the name, at most 64 characters"),
            .secret("password", "the password"),
        ] + options,
        result: UserShape.one,
        errors: [2031, 2100, 2211, 2032, 2029, 2026, 2035, 2200, 2018, 500, 400],
        examples: [
            Example(given: ["let u = register username bob pass-4711"], "print $u.username", prints: "bob")
        ],
        body: .service { arguments, services in
            let user = try await services.client.registerByUsername(
                arguments.text("username"),
                password: arguments.secret("password"),
                options: registrationOptions(arguments)
            )
            return UserShape.one.value(user.json)
        }
    )

    static let registerPhone = Command(
        "register phone",
        aliases: ["register_by_phone_code", "registerByPhoneCode"],
        group: .authentication,
        summary: "Registers an account by a phone number that a code proves",
        discussion: "Ask for the code with `send sms`. Without a password the account has none.",
        parameters: [
            .required("phone", "the number"),
            .required("code", "the code from the SMS"),
            .secret("password", "the first password", isOptional: true),
        ] + options,
        result: UserShape.one,
        errors: [2031, 2100, 2029, 2001, 2300, 2026, 2034, 2200, 2018, 500, 400],
        examples: [
            Example(
                given: ["send sms 13800138000", "let u = register phone 13800138000 (outbox last).code"],
                "print $u.phone $u.phoneVerified",
                prints: "13800138000 true"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.registerByPhoneCode(
                arguments.text("phone"),
                code: arguments.secret("code"),
                password: arguments.optionalSecret("password"),
                options: registrationOptions(arguments)
            )
            return UserShape.one.value(user.json)
        }
    )
}
