import AuthingAPI
import AuthingScript

/// The outbox: every mail and SMS that left the pool.
extension Command {
    static let outbox: [Command] = [outboxList, outboxLast, outboxOpen, outboxClear]

    private static let fields: [ResultShape.Field] = [
        .init("id", "counted from 1"),
        .init("channel", "sms or email"),
        .init("scene", "what it is for"),
        .init("to", "the phone or the address"),
        .init("subject", "of a mail"),
        .init("text", "what it says"),
        .init("code", "the code in it"),
        .init("link", "the link in it"),
        .init("sentAt", "when it was sent"),
        .init("state", "sent, pending or failed"),
    ]

    static let outboxList = Command(
        "outbox list",
        group: .console,
        summary: "Lists the mails and SMS that were sent, oldest first",
        parameters: [.option("limit", "the most to list, the newest; 100 by default", kind: .integer(1...100_000))],
        result: ResultShape(
            "a list of messages",
            fields: fields,
            columns: ["id", "channel", "scene", "to", "code", "sentAt"]
        ),
        examples: [
            Example(given: ["send sms 13800138000", "let sent = outbox list"], "print (len($sent))", prints: "1")
        ],
        body: .service { arguments, services in
            let messages = try await services.administration.listOutbox(limit: arguments.integer("limit") ?? 100)
            return .list(messages.map { Value($0.json) })
        }
    )

    static let outboxLast = Command(
        "outbox last",
        group: .console,
        summary: "Gives the last mail or SMS that was sent",
        parameters: [.optional("to", "only to this phone or address")],
        result: ResultShape("the message, null when there is none", fields: fields, absence: "no message was sent"),
        examples: [Example(given: ["send sms 13800138000"], "print (outbox last).to", prints: "13800138000")],
        body: .service { arguments, services in
            let message = try await services.administration.lastMessage(to: arguments.optionalText("to"))
            return message.map { Value($0.json) } ?? .null
        }
    )

    static let outboxOpen = Command(
        "outbox open",
        group: .console,
        summary: "Follows the link in a mail, as its receiver would: the address is verified",
        discussion: """
            Without a number it is the last mail with a link. A link works once, for the address it was sent to, and for \
            as long as `pool set verificationLinkLifetime` says.
            """,
        parameters: [
            .optional("id", "the number of the mail, from `outbox list`", kind: .integer(1...Int.max)),
            .option("to", "the last mail with a link to this address"),
        ],
        result: UserShape.one.shown { _, value in
            guard case .record(let user) = value, let email = user["email"] else { return nil }
            return "\(email.printed) is verified"
        },
        errors: [400, 2023],
        examples: [
            Example(
                given: ["let u = register email ada@example.org pass-4711"],
                "outbox open",
                prints: "ada@example.org is verified"
            ),
            Example(
                given: ["let u = register email ada@example.org pass-4711", "clock advance 24h"],
                "expect error 2023 outbox open --to ada@example.org"
            ),
        ],
        body: .service { arguments, services in
            let message: OutboxMessage.Reference =
                if let number = arguments.integer("id") { .number(number) } else {
                    .lastLink(to: arguments.optionalText("to"))
                }
            return UserShape.one.value(try await services.administration.openMessage(message).json)
        }
    )

    static let outboxClear = Command(
        "outbox clear",
        group: .console,
        summary: "Forgets all messages; codes that were sent stay valid",
        result: ResultShape("how many there were").shown { _, value in
            value == .integer(1) ? "1 message forgotten" : "\(value.printed) messages forgotten"
        },
        examples: [Example(given: ["send sms 13800138000"], "outbox clear", prints: "1 message forgotten")],
        body: .service { _, services in
            .integer(try await services.administration.clearOutbox())
        }
    )
}
