import AuthingAPI
import AuthingScript

/// Verification codes by SMS and mail.
extension Command {
    static let codes: [Command] = [sendSMS, sendEmail]

    private static func sent(to parameter: String) -> ResultShape {
        ResultShape("code 200 and a message", fields: [.init("code", "200"), .init("message", "a text")])
            .shown { arguments, _ in "sent to \(arguments.text(parameter))" }
    }

    private static let sentToPhone = sent(to: "phone")
    private static let sentToEmail = sent(to: "email")

    static let sendSMS = Command(
        "send sms",
        aliases: ["send_sms_code", "sendSmsCode"],
        group: .authentication,
        summary: "Sends a verification code to a phone in mainland China",
        discussion: """
            The SMS goes to the outbox: `(outbox last).code` is the code. It is good for 60 s and for one use; a new \
            one may be asked for after 60 s.
            """,
        parameters: [.required("phone", "who receives the code")],
        result: sentToPhone,
        errors: [2028, 2080, 500],
        examples: [Example("send sms 13800138000", prints: "sent to 13800138000")],
        body: .service { arguments, services in
            Value(try await services.client.sendSMSCode(arguments.text("phone")).json)
        }
    )

    static let sendEmail = Command(
        "send email",
        aliases: ["send_email", "sendEmail"],
        group: .authentication,
        summary: "Sends a mail with a code or a link",
        discussion: """
            The mail goes to the outbox. A code is good for 300 s and for one use; a new one may be asked for after 60 s.
            """,
        parameters: [
            .required("email", "who receives the mail"),
            .init(
                "scene",
                placement: .required,
                summary: "what the mail is for: RESET_PASSWORD, VERIFY_EMAIL, CHANGE_EMAIL or MFA_VERIFY",
                suggestions: EmailScene.allCases.map(\.rawValue)
            ),
        ],
        result: sentToEmail,
        errors: [2204, 400, 2004, 2080, 2021, 2025, 3014],
        examples: [Example("send email ada@example.org CHANGE_EMAIL", prints: "sent to ada@example.org")],
        body: .service { arguments, services in
            let answer = try await services.client.sendEmail(arguments.text("email"), scene: arguments.text("scene"))
            return Value(answer.json)
        }
    )
}
