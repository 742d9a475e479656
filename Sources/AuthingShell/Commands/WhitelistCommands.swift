import AuthingAPI
import AuthingScript

/// Whitelists: who may register while `pool set whitelist` has them on.
extension Command {
    static let whitelist: [Command] = [whitelistAdd, whitelistRemove, whitelistList]

    private static let kinds = WhitelistEntry.Kind.allCases.map(\.rawValue)
    private static let kind = CommandSignature.Parameter.required("kind", "which whitelist", kind: .choice(kinds))
    private static let values = CommandSignature.Parameter.rest(
        "value",
        "addresses, domains such as @example.com, phones or usernames"
    )

    private static let entries = ResultShape(
        "a list of entries",
        fields: [
            .init("kind", "email, phone or username"),
            .init("value", "the address, domain, number or name"),
            .init("createdAt", "when it was added"),
        ]
    )

    /// The kind that was given; its parameter takes no other words.
    private static func kind(_ arguments: Arguments) -> WhitelistEntry.Kind {
        guard let kind = WhitelistEntry.Kind(rawValue: arguments.text("kind")) else {
            preconditionFailure("a kind that the parameter does not take")
        }
        return kind
    }

    static let whitelistAdd = Command(
        "whitelist add",
        group: .console,
        summary: "Lets values register while the whitelist of their kind is on",
        discussion: """
            Turn it on with `pool set whitelist {emailEnabled: true}`, phoneEnabled or usernameEnabled; then a value that \
            is not listed is refused with 2031. An email is let in by its address or by its domain, written @example.com.
            """,
        parameters: [kind, values],
        result: entries,
        errors: [2231, 2204, 2028, 2211, 400],
        examples: [
            Example(
                given: ["pool set whitelist {emailEnabled: true}", "let w = whitelist add email @example.com"],
                "expect error 2031 register email ada@example.org pass-4711"
            ),
            Example(
                given: ["pool set whitelist {emailEnabled: true}", "let w = whitelist add email @example.com"],
                "print (register email ada@example.com pass-4711).email",
                prints: "ada@example.com"
            ),
        ],
        body: .service { arguments, services in
            let added = try await services.administration.addToWhitelist(
                arguments.list("value").map(\.printed),
                kind: kind(arguments)
            )
            return .list(added.map { Value($0.json) })
        }
    )

    static let whitelistRemove = Command(
        "whitelist remove",
        group: .console,
        summary: "Takes values off a whitelist; users who registered stay",
        parameters: [kind, values],
        result: ResultShape("how many entries were removed").shown { _, value in
            value == .integer(1) ? "1 entry removed" : "\(value.printed) entries removed"
        },
        errors: [2231, 2204, 2028, 2211, 400],
        examples: [
            Example(
                given: ["let w = whitelist add username ada bob"],
                "whitelist remove username bob eve",
                prints: "1 entry removed"
            )
        ],
        body: .service { arguments, services in
            return .integer(
                try await services.administration.removeFromWhitelist(
                    arguments.list("value").map(\.printed),
                    kind: kind(arguments)
                )
            )
        }
    )

    static let whitelistList = Command(
        "whitelist list",
        group: .console,
        summary: "Lists who is on the whitelists",
        parameters: [.optional("kind", "which whitelist, all by default", kind: .choice(kinds))],
        result: entries,
        examples: [
            Example(
                given: [
                    "let w = whitelist add phone 13800138000 13900139000", "let listed = whitelist list phone",
                ],
                "print (len($listed))",
                prints: "2"
            )
        ],
        body: .service { arguments, services in
            .list(
                try await services.administration.listWhitelist(
                    kind: arguments.optionalText("kind").flatMap { WhitelistEntry.Kind(rawValue: $0) }
                ).map { Value($0.json) }
            )
        }
    )
}
