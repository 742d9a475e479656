import AuthingAPI
import AuthingScript

/// The last call in another dress.
extension Command {
    static let dresses: [Command] = [dressedCall]

    static let dressedCall = Command(
        "as",
        group: .laboratory,
        summary: "Shows the last call of the API as curl, Python, PHP or Swift says it",
        discussion: """
            Python and PHP use the names of the official SDKs, curl the requests that those send, Swift this program's own \
            `AuthenticationClient`. Secrets are environment variables, such as AUTHING_PASSWORD; what is secret never stands \
            in the text. A call that was refused counts, too.
            """,
        parameters: [
            .required("dress", "which one", kind: .choice(DressedCall.Language.allCases.map(\.rawValue)))
        ],
        result: ResultShape("the source text"),
        examples: [
            Example(given: ["let u = register email ada@example.org pass-4711"], "as python"),
            Example(
                given: ["let level = password level pass-4711"],
                "as curl",
                prints: "# the level is computed by the client, nothing is sent"
            ),
        ],
        body: .immediate { arguments, host throws(CommandFailure) in
            guard let call = host.desk.lastCall, let language = DressedCall.Language(rawValue: arguments.text("dress")),
                let dressed = DressedCall(
                    call,
                    userID: host.services.client.session.user?.id.rawValue,
                    cover: host.redactor.cover
                )
            else {
                throw .fault(
                    code: DiagnosticCode.noCallYet.id,
                    message: "no method of the API was called yet",
                    hint: "log in first, for example"
                )
            }
            return .string(dressed.lines(language).joined(separator: "\n"))
        }
    )
}
