import AuthingAPI
import AuthingScript

/// Captchas, with the answer that the image would show.
extension Command {
    static let captcha: [Command] = [captchaNew]

    static let captchaNew = Command(
        "captcha new",
        group: .console,
        summary: "Makes a captcha for a client address or an account, and tells its answer",
        discussion: """
            A login that got error 2000 takes the answer as --captcha-code: once, within 5 minutes.
            Where captchaPerAccount is on, the captcha must be the account's: --account with what the login types.
            """,
        parameters: [
            .option("client-ip", "the address that needs it, the unknown one by default"),
            .option("account", "the email, phone or username that needs it"),
        ],
        result: ResultShape(
            "the captcha",
            fields: [
                .init("id", "24 hexadecimal digits"),
                .init("answer", "what to give as --captcha-code; letter case is ignored"),
                .init("clientIp", "the address it is for"),
                .init("account", "the account it is for, null for an address"),
                .init("expiresAt", "when it ends"),
            ]
        ),
        examples: [
            Example(given: ["let c = captcha new"], "print (len($c.answer))", prints: "4"),
            Example(
                given: ["let c = captcha new --account ada@example.org"],
                "print $c.account",
                prints: "ada@example.org"
            ),
        ],
        body: .service { arguments, services in
            let captcha = try await services.administration.issueCaptcha(
                clientIP: arguments.optionalText("client-ip"),
                account: arguments.optionalText("account")
            )
            return Value(captcha.json)
        }
    )
}
