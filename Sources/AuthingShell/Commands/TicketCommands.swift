import AuthingAPI
import AuthingScript

/// CAS tickets: seed page "validate_ticket_v2".
extension Command {
    static let tickets: [Command] = [ticketValidate, ticketIssue]

    private static let listed = #"pool set casServices ["https://app.example.org/*"]"#

    static let ticketIssue = Command(
        "ticket issue",
        group: .console,
        summary: "Issues a CAS ticket: good once, for a short time, for one service",
        discussion: """
            Only services that `pool set casServices` lists have tickets: an entry is one address, or ends in /* for all \
            that lie below. A ticket is good for casTicketLifetime, 60 s by default.
            """,
        parameters: [
            .required("service", "the address of the service"),
            .option("user", "an id, email, phone or username; the user who is logged in by default"),
        ],
        result: ResultShape(
            "the ticket",
            fields: [
                .init("ticket", "what the service is given"),
                .init("service", "its address in the normal form"),
                .init("redirect", "where the user's browser is sent"),
                .init("userId", "who is logged in"),
                .init("expiresAt", "when it ends"),
            ]
        ),
        errors: [2020, 400, 2004, 2005],
        examples: [
            Example(
                given: [
                    listed, "let u = register username bob pass-4711",
                    "let t = ticket issue https://app.example.org/cas --user bob",
                ],
                "print (ticket validate $t.ticket $t.service --format JSON).serviceResponse.authenticationSuccess.user",
                prints: "bob"
            ),
            Example(
                given: ["let u = register username bob pass-4711"],
                "expect error 400 ticket issue https://evil.example.org --user bob"
            ),
        ],
        body: .service { arguments, services in
            guard let user = arguments.optionalText("user") ?? services.client.user?.id.rawValue else {
                throw AuthingError.notLoggedIn()
            }
            return Value(try await services.administration.issueTicket(for: arguments.text("service"), user: user).json)
        }
    )

    static let ticketValidate = Command(
        "ticket validate",
        aliases: ["validate_ticket_v2", "validateTicketV2"],
        group: .authentication,
        summary: "Checks a CAS ticket and uses it up, whatever comes of it",
        discussion: """
            A ticket that is not good is an answer, no error: INVALID_TICKET when it is unknown, used or too old, \
            INVALID_SERVICE when it is for another service, INVALID_REQUEST when one of both is missing.
            """,
        parameters: [
            .required("ticket", "the ticket, ST-…"),
            .required("service", "the address of the service that got it"),
            .option("format", "XML, which is the default, or JSON"),
        ],
        result: ResultShape("the protocol's answer: a text for XML, a record for JSON"),
        errors: [400],
        examples: [
            Example(
                "print (ticket validate ST-1 https://app.example.org --format JSON)"
                    + ".serviceResponse.authenticationFailure.code",
                prints: "INVALID_TICKET"
            ),
            Example("expect error 400 ticket validate ST-1 https://app.example.org --format YAML"),
        ],
        body: .service { arguments, services in
            let answer = try await services.client.validateTicket(
                arguments.secret("ticket"),
                service: arguments.text("service"),
                format: arguments.optionalText("format") ?? TicketValidation.Format.xml.rawValue
            )
            return Value(answer.json)
        }
    )
}
