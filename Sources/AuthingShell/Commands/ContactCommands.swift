import AuthingAPI
import AuthingScript

/// The phone and the email of the user who is logged in: bind, unbind, replace.
extension Command {
    static let contacts: [Command] = [phoneBind, phoneUnbind, phoneUpdate, emailBind, emailUnbind, emailUpdate]

    private static let tokenErrors = [2020, 2206, 2036, 2004, 2005]

    /// A user with a phone, and another number with a code.
    private static let withPhone = [
        "send sms 13800138000", "let u = login phone-code 13800138000 (outbox last).code",
    ]
    private static let withEmail = ["let u = login email ada@example.org pass-4711 --auto-register"]

    private static func code(_ summary: String, _ alias: String) -> CommandSignature.Parameter {
        .init("code", aliases: [alias], placement: .required, summary: summary)
    }

    static let phoneBind = Command(
        "phone bind",
        aliases: ["bind_phone", "bindPhone"],
        group: .authentication,
        summary: "Binds a phone to the user who is logged in and has none",
        discussion: "Ask for the code with `send sms`. The phone is verified by this, and logs in from now on.",
        parameters: [.required("phone", "the number"), code("the code from the SMS", "phone-code")],
        result: UserShape.one.shown { _, value in value.text("phone").map { "\($0) is bound" } },
        errors: tokenErrors + [2028, 2035, 2001, 2300],
        examples: [
            Example(
                given: withEmail + ["send sms 13800138000"],
                "phone bind 13800138000 (outbox last).code",
                prints: "13800138000 is bound"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.bindPhone(arguments.text("phone"), code: arguments.secret("code"))
            return UserShape.one.value(user.json)
        }
    )

    static let phoneUnbind = Command(
        "phone unbind",
        aliases: ["unbind_phone", "unbindPhone", "unBindPhone"],
        group: .authentication,
        summary: "Takes the phone from the user who is logged in and keeps another login method",
        discussion: """
            An email, a username with a password or an external identity counts as one, verified or not.
            """,
        result: UserShape.one.shown { _, _ in "the phone is unbound" },
        errors: tokenErrors + [2216, 2217],
        examples: [
            Example(given: withPhone, "expect error 2217 phone unbind"),
            Example(
                given: withEmail + ["send sms 13800138000", "let v = phone bind 13800138000 (outbox last).code"],
                "phone unbind",
                prints: "the phone is unbound"
            ),
        ],
        body: .service { _, services in UserShape.one.value(try await services.client.unbindPhone().json) }
    )

    static let phoneUpdate = Command(
        "phone update",
        aliases: ["update_phone", "updatePhone"],
        group: .authentication,
        summary: "Replaces the phone of the user who is logged in",
        discussion: """
            The old number and a code sent to it are needed, unless `pool set changePhoneStrategy {verifyOldPhone: false}` \
            says otherwise. Both codes are checked before either is spent.
            """,
        parameters: [
            .required("phone", "the new number"),
            code("the code sent to it", "phone-code"),
            .optional("old-phone", "the present number"),
            .optional("old-phone-code", "the code sent to that"),
        ],
        result: UserShape.one.shown { _, value in value.text("phone").map { "the phone is \($0) now" } },
        errors: tokenErrors + [2028, 2035, 2001, 2300, 2231, 2230, 2228, 2038],
        examples: [
            Example(
                given: withPhone + [
                    "clock advance 60s", "send sms 13900139000", "let new = (outbox last).code",
                    "send sms 13800138000", "let old = (outbox last).code",
                ],
                "phone update 13900139000 $new --old-phone 13800138000 --old-phone-code $old",
                prints: "the phone is 13900139000 now"
            ),
            Example(
                given: withPhone + [
                    "let s = pool set changePhoneStrategy {verifyOldPhone: false}", "send sms 13900139000",
                ],
                "phone update 13900139000 (outbox last).code",
                prints: "the phone is 13900139000 now"
            ),
        ],
        body: .service { arguments, services in
            let user = try await services.client.updatePhone(
                arguments.text("phone"),
                code: arguments.secret("code"),
                oldPhone: arguments.optionalText("old-phone"),
                oldCode: arguments.optionalSecret("old-phone-code")
            )
            return UserShape.one.value(user.json)
        }
    )

    static let emailBind = Command(
        "email bind",
        aliases: ["bind_email", "bindEmail"],
        group: .authentication,
        summary: "Binds an email to the user who is logged in and has none",
        discussion: """
            Ask for the code with `send email EMAIL CHANGE_EMAIL`. The email is verified by this, and logs in from now on.
            """,
        parameters: [
            .required("email", "the address"),
            code("the code from the mail", "email-code"),
        ],
        result: UserShape.one.shown { _, value in value.text("email").map { "\($0) is bound" } },
        errors: tokenErrors + [2204, 2200, 2001, 2300],
        examples: [
            Example(
                given: withPhone + ["send email ada@example.org CHANGE_EMAIL"],
                "email bind ada@example.org (outbox last).code",
                prints: "ada@example.org is bound"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.bindEmail(arguments.text("email"), code: arguments.secret("code"))
            return UserShape.one.value(user.json)
        }
    )

    static let emailUnbind = Command(
        "email unbind",
        aliases: ["unbind_email", "unbindEmail"],
        group: .authentication,
        summary: "Takes the email from the user who is logged in and keeps another login method",
        discussion: """
            A phone, a username with a password or an external identity counts as one, verified or not.
            """,
        result: UserShape.one.shown { _, _ in "the email is unbound" },
        errors: tokenErrors + [2219, 2217],
        examples: [
            Example(given: withEmail, "expect error 2217 email unbind"),
            Example(
                given: withEmail + ["let v = profile update {username: \"ada\"}"],
                "email unbind",
                prints: "the email is unbound"
            ),
        ],
        body: .service { _, services in UserShape.one.value(try await services.client.unbindEmail().json) }
    )

    static let emailUpdate = Command(
        "email update",
        aliases: ["update_email", "updateEmail"],
        group: .authentication,
        summary: "Replaces the email of the user who is logged in",
        discussion: """
            Codes come from `send email EMAIL CHANGE_EMAIL`, for the old address too. The old address and its code are \
            needed, unless `pool set changeEmailStrategy {verifyOldEmail: false}` says otherwise. Both codes are checked \
            before either is spent.
            """,
        parameters: [
            .required("email", "the new address"),
            code("the code mailed to it", "email-code"),
            .optional("old-email", "the present address"),
            .optional("old-email-code", "the code mailed to that"),
        ],
        result: UserShape.one.shown { _, value in value.text("email").map { "the email is \($0) now" } },
        errors: tokenErrors + [2204, 2200, 2001, 2300, 2231, 2229, 2227, 2037],
        examples: [
            Example(
                given: withEmail + [
                    "send email bob@example.org CHANGE_EMAIL", "let new = (outbox last).code",
                    "send email ada@example.org CHANGE_EMAIL", "let old = (outbox last).code",
                ],
                "email update bob@example.org $new ada@example.org $old",
                prints: "the email is bob@example.org now"
            )
        ],
        body: .service { arguments, services in
            let user = try await services.client.updateEmail(
                arguments.text("email"),
                code: arguments.secret("code"),
                oldEmail: arguments.optionalText("old-email"),
                oldCode: arguments.optionalSecret("old-email-code")
            )
            return UserShape.one.value(user.json)
        }
    )
}

extension Value {
    /// The text of a field of a record.
    fileprivate func text(_ field: String) -> String? {
        guard case .record(let record) = self, case .string(let text) = record[field] else { return nil }
        return text
    }
}
