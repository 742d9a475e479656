import AuthingAPI
import AuthingJSON
import AuthingScript

/// What is behind a token, and how a code of the API comes about.
extension Command {
    static let explanations: [Command] = [tokenExplain, reproError]

    static let tokenExplain = Command(
        "token explain",
        group: .laboratory,
        summary: "Shows what a token says, and what each check of it comes to",
        discussion: """
            The times are compared with the session's clock. Each check is made by itself: a login stops at the first that \
            fails, this goes on. Any text may be given: the first fault of its form is named with its place. What an \
            unsigned token claims proves nothing. Neither the token nor the key is shown.
            """,
        parameters: [.secret("token", "any text; the session's own token by default", isOptional: true)],
        result: ResultShape(
            "what is in it, and the verdicts",
            fields: [
                .init("good", "whether a call with it goes through"),
                .init("code", "200, or what such a call ends with"),
                .init("message", "the same in words"),
                .init("issuedAt", "when it was issued, as it says"),
                .init("age", "how long ago that is"),
                .init("expiresAt", "when it ends, as it says"),
                .init("life", "how far that is from now"),
                .init("header", "the header, null where it cannot be read"),
                .init("claims", "the claims, null where they cannot be read"),
                .init("verdicts", "a list of {check, verdict, remark}"),
            ],
            sentence: { _, value in TokenReport.text(of: value) }
        ),
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register", "clock advance 1h"],
                "print (token explain $u.token).life",
                prints: "expires in 13 days 23 h"
            ),
            Example(
                "print (token explain no-token).verdicts[0].remark",
                prints: "1 part between dots, there must be 3"
            ),
        ],
        body: .service { arguments, services in
            let token = arguments.optionalSecret("token") ?? services.client.token ?? Secret("")
            let options = services.client.options
            let explanation = try await services.administration.explainToken(token, for: options.appID)
            return Value(explanation.json(in: options.language))
        }
    )

    static let reproError = Command(
        "repro error",
        group: .laboratory,
        summary: "Runs the shortest script that ends with a code of the API, in a pool of its own",
        discussion: """
            The pool is new, in memory, and gone afterwards: the session's own, its clock and its login are not touched. \
            The clock stands at 2026-01-01T00:00:00Z and the seed is 1, so that it comes out the same each time. \
            `help error CODE` shows the script.
            """,
        parameters: [.required("code", "a code of the API, such as 2000", kind: .integer(0...9999))],
        result: ResultShape(
            "the script, and what happened",
            fields: [
                .init("code", "the code"),
                .init("script", "the script"),
                .init("raised", "whether it ended with the code"),
                .init("message", "the error's message"),
                .init("hint", "what to do next"),
                .init("line", "the line that ended it"),
                .init("decisions", "the rules that were asked, as `why` tells them; empty where none stands behind"),
            ],
            sentence: { _, value in ReproductionReport.text(of: value) }
        ),
        examples: [
            Example("print (repro error 2006).message", prints: "the password is wrong"),
            Example(
                "print (last((repro error 2000).decisions)).rule",
                prints: "captcha-need"
            ),
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            let number = arguments.integer("code") ?? 0
            guard let code = AuthingError.Code(rawValue: number) else {
                throw .fault(
                    code: DiagnosticCode.unknownTopic.id,
                    message: "the API has no code \(number)",
                    hint: "help errors lists them"
                )
            }
            switch Reproduction.of(code) {
            case .script(let script):
                return try ReproductionRun.run(script, of: code, beside: host)
            case .none(let reason):
                throw .fault(
                    code: DiagnosticCode.noReproduction.id,
                    message: "no script ends with error \(number)",
                    hint: reason.text(in: host.services.client.options.language)
                )
            }
        }
    )
}
