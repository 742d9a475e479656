import AuthingAPI
import AuthingScript

/// Webhooks: who is told what happens in the pool.
extension Command {
    static let webhooks: [Command] = [webhookAdd, webhookList, webhookRemove, webhookTest, webhookLog]

    private static let fields: [ResultShape.Field] = [
        .init("id", "24 hexadecimal digits"),
        .init("url", "where it is told"),
        .init("hasSecret", "whether a secret goes along"),
        .init("events", "of which events, empty for all"),
        .init("createdAt", "when it was added"),
    ]

    static let webhookAdd = Command(
        "webhook add",
        group: .console,
        summary: "Tells an address what happens in the pool, by POST",
        discussion: """
            The body is {"eventName": …, "data": …} in JSON, the headers are user-agent: authing-webhook@2.0, \
            x-authing-userpool-id, and with --secret x-authing-webhook-secret. Passwords, codes and tokens are never in it. \
            Messages are sent beside the call that they tell of and never hold it up; an answer other than 2xx, or none \
            within 10 s, is tried again after 1 s and after 3 s of real time. Redirects are not followed. A script waits \
            at its end, at most 10 s, until its messages are sent; `webhook log` shows what became of them.
            Events: register, login (also one that failed), user:created, user:updated, user:udv-changed, \
            user:password-changed, user:email-verified, user:blocked, user:unblocked, user:link-account, \
            and others by their names in `events`.
            """,
        parameters: [
            .required("url", "where, http or https"),
            .init(
                "secret",
                placement: .option,
                isSecret: true,
                summary: "goes along in the header x-authing-webhook-secret"
            ),
            .option("events", "only of these, such as [\"login\", \"register\"]", kind: .list),
        ],
        result: ResultShape("the webhook", fields: fields),
        errors: [400],
        examples: [
            Example(
                given: ["let w = webhook add https://hooks.example.org/authing --events [\"login\"]"],
                "print $w.url $w.events",
                prints: "https://hooks.example.org/authing [\"login\"]"
            )
        ],
        body: .service { arguments, services in
            let webhook = try await services.administration.addWebhook(
                arguments.text("url"),
                secret: arguments.optionalSecret("secret"),
                events: arguments.list("events").map(\.printed)
            )
            return Value(webhook.json)
        }
    )

    static let webhookList = Command(
        "webhook list",
        group: .console,
        summary: "Lists the webhooks",
        result: ResultShape("a list of webhooks", fields: fields, columns: ["id", "url", "events"]),
        examples: [
            Example(
                given: ["let w = webhook add https://hooks.example.org/authing", "let all = webhook list"],
                "print (len($all)) (last($all)).hasSecret",
                prints: "1 false"
            )
        ],
        body: .service { _, services in
            .list(try await services.administration.listWebhooks().map { Value($0.json) })
        }
    )

    static let webhookRemove = Command(
        "webhook remove",
        group: .console,
        summary: "Removes a webhook with its log",
        parameters: [.required("id", "its id")],
        result: ResultShape("its id").shown { _, id in "webhook \(id.printed) removed" },
        errors: [400],
        examples: [
            Example(
                given: ["let w = webhook add https://hooks.example.org/authing", "webhook remove $w.id"],
                "print (webhook list)",
                prints: "[]"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.removeWebhook(arguments.text("id"))
            return .string(arguments.text("id"))
        }
    )

    static let webhookTest = Command(
        "webhook test",
        group: .console,
        summary: "Sends a webhook a test message, once, and shows what it answered",
        discussion: "The body is a record with a description and nothing else.",
        parameters: [.required("id", "its id")],
        result: ResultShape(
            "what became of it",
            fields: [
                .init("delivered", "whether the status was 200 to 299"),
                .init("status", "the status of the answer, null without one"),
                .init("duration", "in milliseconds of real time"),
                .init("fault", "why there was no answer"),
            ]
        ),
        errors: [400, 500],
        examples: [Example("expect error 400 webhook test 5f0000000000000000000009")],
        body: .service { arguments, services in
            Value(try await services.administration.testWebhook(arguments.text("id")).json)
        }
    )

    static let webhookLog = Command(
        "webhook log",
        group: .console,
        summary: "Lists the messages to webhooks and what became of them",
        discussion: "The last 10 000 are kept.",
        parameters: [
            .optional("id", "only of this webhook"),
            .option("limit", "the most to list, the newest; 100 by default", kind: .integer(1...10_000)),
        ],
        result: ResultShape(
            "a list of messages",
            fields: [
                .init("id", "counted from 1"),
                .init("webhookId", "to which webhook"),
                .init("event", "what happened"),
                .init("state", "pending, sending, delivered or failed"),
                .init("attempts", "how often it was tried, at most 3"),
                .init("status", "the status of the last answer, null without one"),
                .init("duration", "of the last try, in milliseconds of real time"),
                .init("fault", "why the last try had no answer"),
                .init("createdAt", "when it happened"),
            ],
            columns: ["id", "event", "state", "attempts", "status", "duration", "fault"]
        ),
        errors: [400],
        examples: [
            Example(
                given: [
                    "let w = webhook add https://hooks.example.org/authing --events [\"register\"]",
                    "let r = register username bob pass-4711",
                    "let u = login username bob pass-4711",
                    "let log = webhook log",
                ],
                "print (len($log)) (last($log)).event",
                prints: "1 register"
            )
        ],
        body: .service { arguments, services in
            let messages = try await services.administration.listWebhookDeliveries(
                of: arguments.optionalText("id"),
                limit: arguments.integer("limit") ?? 100
            )
            return .list(messages.map { Value($0.json) })
        }
    )
}
