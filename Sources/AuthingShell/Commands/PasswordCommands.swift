import AuthingAPI
import AuthingScript

/// Passwords: change, reset, strength and level.
extension Command {
    static let passwords: [Command] = [
        passwordUpdate, passwordResetPhone, passwordResetEmail, passwordResetFirst, passwordResetForced,
        passwordStrength, passwordLevel,
    ]

    private static let message = ResultShape(
        "code 200 and a message",
        fields: [.init("code", "200"), .init("message", "a text")]
    ).shown { _, _ in "password set" }

    static let passwordUpdate = Command(
        "password update",
        aliases: ["update_password", "updatePassword"],
        group: .authentication,
        summary: "Changes the password of the user who is logged in",
        discussion: "The user's other tokens stop working. An account without a password needs no old one.",
        parameters: [
            .secret("new-password", "the new password"),
            .secret("old-password", "the present password", isOptional: true),
        ],
        result: UserShape.one,
        errors: [2020, 2206, 2201, 2203, 2231, 2029],
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register",
                    "let v = password update new-4711 pass-4711",
                ],
                "expect error 2006 login username bob pass-4711"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.updatePassword(
                arguments.secret("new-password"),
                oldPassword: arguments.optionalSecret("old-password")
            )
            return UserShape.one.value(user.json)
        }
    )

    static let passwordResetPhone = Command(
        "password reset phone",
        aliases: ["reset_password_by_phone_code", "resetPasswordByPhoneCode"],
        group: .authentication,
        summary: "Sets a new password by a code sent to the phone",
        parameters: [
            .required("phone", "the number"),
            .required("code", "the code from `send sms`"),
            .secret("new-password", "the new password"),
        ],
        result: message,
        errors: [2028, 2004, 2001, 2300, 2231, 2029],
        examples: [
            Example(
                given: [
                    "let u = login phone 13800138000 pass-4711 --auto-register", "send sms 13800138000",
                    "password reset phone 13800138000 (outbox last).code new-4711",
                ],
                "print (login phone 13800138000 new-4711).phone",
                prints: "13800138000"
            )
        ],
        body: .service { arguments, services in
            let answer = try await services.client.resetPasswordByPhoneCode(
                arguments.text("phone"),
                code: arguments.secret("code"),
                newPassword: arguments.secret("new-password")
            )
            return Value(answer.json)
        }
    )

    static let passwordResetEmail = Command(
        "password reset email",
        aliases: ["reset_password_by_email_code", "resetPasswordByEmailCode"],
        group: .authentication,
        summary: "Sets a new password by a code sent by mail",
        parameters: [
            .required("email", "the address"),
            .required("code", "the code from `send email … RESET_PASSWORD`"),
            .secret("new-password", "the new password"),
        ],
        result: message,
        errors: [2204, 2004, 2001, 2300, 2231, 2029],
        examples: [
            Example(
                given: [
                    "let u = register email ada@example.org pass-4711", "send email ada@example.org RESET_PASSWORD",
                    "password reset email ada@example.org (outbox last).code new-4711",
                ],
                "print (login email ada@example.org new-4711).email",
                prints: "ada@example.org"
            )
        ],
        body: .service { arguments, services in
            let answer = try await services.client.resetPasswordByEmailCode(
                arguments.text("email"),
                code: arguments.secret("code"),
                newPassword: arguments.secret("new-password")
            )
            return Value(answer.json)
        }
    )

    static let passwordResetFirst = Command(
        "password reset first-token",
        aliases: ["reset_password_by_first_token", "resetPasswordByFirstLoginToken"],
        group: .authentication,
        summary: "Sets a new password by the token of a first login (1639)",
        discussion: """
            A user made with `user create --reset-password-on-first-login` is refused at the first login, with a token in \
            $error.data. It is good for 10 minutes and one reset; log in again afterwards.
            """,
        parameters: [
            .secret("token", "the token in the data of error 1639"),
            .secret("new-password", "the new password"),
        ],
        result: message,
        errors: [2231, 2207, 2206, 2004, 2005, 2029],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob --password pass-4711 --reset-password-on-first-login",
                    "let r = try login username bob pass-4711",
                    "password reset first-token $r.error.data.token new-4711",
                ],
                "print (login username bob new-4711).loginsCount",
                prints: "1"
            )
        ],
        body: .service { arguments, services in
            let answer = try await services.client.resetPasswordByFirstLoginToken(
                arguments.secret("token"),
                newPassword: arguments.secret("new-password")
            )
            return Value(answer.json)
        }
    )

    static let passwordResetForced = Command(
        "password reset force-token",
        aliases: ["reset_password_with_force_reset", "resetPasswordByForceResetToken"],
        group: .authentication,
        summary: "Sets a new password by the token of a refused login (2058, 2071)",
        discussion: """
            A login with a password that is too old (`pool set passwordUpdatePolicy`) or below the present policy \
            (`pool set loginPasswordPolicy require`) is refused with a token in $error.data, good for 10 minutes.
            """,
        parameters: [
            .secret("token", "the token in the data of error 2058 or 2071"),
            .secret("old-password", "the present password"),
            .secret("new-password", "the new password"),
        ],
        result: message,
        errors: [2231, 2207, 2206, 2004, 2005, 2057, 2203, 2029],
        examples: [
            Example(
                given: [
                    "pool set passwordUpdatePolicy {enabled: true, forcedCycle: 30}",
                    "let u = register username bob pass-4711", "clock advance 30d",
                    "let r = try login username bob pass-4711",
                    "password reset force-token $r.error.data.token pass-4711 new-4711",
                ],
                "print (login username bob new-4711).loginsCount",
                prints: "1"
            )
        ],
        body: .service { arguments, services in
            let answer = try await services.client.resetPasswordByForcedToken(
                arguments.secret("token"),
                oldPassword: arguments.secret("old-password"),
                newPassword: arguments.secret("new-password")
            )
            return Value(answer.json)
        }
    )

    static let passwordStrength = Command(
        "password strength",
        aliases: ["check_password_strength", "checkPasswordStrength"],
        group: .authentication,
        summary: "Says whether a password meets the pool's policy",
        discussion:
            "The policy is `pool set passwordStrength N`: 0 any text, 1 six characters, 2 two kinds, 3 three kinds.",
        parameters: [.secret("password", "the password")],
        result: ResultShape(
            "the verdict",
            fields: [.init("valid", "whether it does"), .init("message", "the same in words")]
        ),
        examples: [Example("print (password strength 123456).valid", prints: "true")],
        body: .service { arguments, services in
            Value(try await services.client.checkPasswordStrength(arguments.secret("password")).json)
        }
    )

    static let passwordLevel = Command(
        "password level",
        aliases: ["compute_password_security_level", "computedPasswordSecurityLevel"],
        group: .authentication,
        summary: "Gives the security level of a password: 1 low, 2 middle, 3 high",
        parameters: [.secret("password", "the password")],
        result: ResultShape("1, 2 or 3"),
        examples: [Example("password level J@vascript1#!", prints: "3")],
        body: .service { arguments, services in
            .integer(services.client.computePasswordSecurityLevel(arguments.secret("password")).rawValue)
        }
    )
}
