import AuthingAPI
import AuthingScript

/// Captchas, with the answer that the image would show.
extension Command {
    static let captcha: [Command] = [captchaNew]

    static let captchaNew = Command(
        "captcha new",
        group: .console,
        summary: "Makes a captcha for a client address, and tells its answer",
        discussion: "A login that got error 2000 takes the answer as --captcha-code: once, within 5 minutes.",
        parameters: [.option("client-ip", "the address that needs it, the unknown one by default")],
        result: ResultShape(
            "the captcha",
            fields: [
                .init("id", "24 hexadecimal digits"),
                .init("answer", "what to give as --captcha-code; letter case is ignored"),
                .init("clientIp", "the address it is for"),
                .init("expiresAt", "when it ends"),
            ]
        ),
        examples: [Example(given: ["let c = captcha new"], "print (len($c.answer))", prints: "4")],
        body: .service { arguments, services in
            Value(try await services.administration.issueCaptcha(clientIP: arguments.optionalText("client-ip")).json)
        }
    )
}
