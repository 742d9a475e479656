import AuthingAPI
import AuthingScript

/// Two accounts of one person made one, and external identities taken away.
extension Command {
    static let linking: [Command] = [accountLink, accountUnlink]

    private static let tokenErrors = [2231, 2207, 2206, 2036, 2004, 2005]

    /// Two users with a token each, the second with an identity.
    private static let twoAccounts = [
        "let a = register username ada pass-4711 --generate-token",
        "let b = register username bob pass-4711 --generate-token",
        "user identity add bob github 583231",
    ]

    static let accountLink = Command(
        "account link",
        aliases: ["link_account", "linkAccount"],
        group: .authentication,
        summary: "Moves the external identities of one user to another, and deletes the first",
        discussion:
            "Everything of the secondary user but its identities is lost, and its tokens stop working. Who logged in to "
            + "it by a provider reaches the primary user from now on.",
        parameters: [
            .secret("primary-token", "an id_token of the user who stays"),
            .secret("secondary-token", "an id_token of the user who is deleted"),
        ],
        result: ResultShape("true").shown { _, _ in "linked; the secondary user is gone" },
        errors: tokenErrors + [400, 2214, 2213],
        examples: [
            Example(
                given: twoAccounts,
                "account link $a.token $b.token",
                prints: "linked; the secondary user is gone"
            ),
            Example(
                given: twoAccounts + ["let linked = account link $a.token $b.token"],
                "print (user identity list ada)[0].provider",
                prints: "github"
            ),
        ],
        body: .service { arguments, services in
            try await services.client.linkAccount(
                primaryToken: arguments.secret("primary-token"),
                secondaryToken: arguments.secret("secondary-token")
            )
            return .boolean(true)
        }
    )

    static let accountUnlink = Command(
        "account unlink",
        aliases: ["unlink_account", "unlinkAccount", "unLinkAccount"],
        group: .authentication,
        summary: "Takes the external identity of a provider from a user who keeps another login method",
        discussion: "An email or a phone counts as one, verified or not; a username with a password does, too.",
        parameters: [
            .secret("primary-token", "an id_token of the user"),
            .required("provider", "the provider, such as github"),
        ],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("provider")) is unlinked" },
        errors: tokenErrors + [2216, 2217],
        examples: [
            Example(
                given: [
                    "let a = register username ada pass-4711 --generate-token",
                    "user identity add ada github 583231",
                ],
                "account unlink $a.token github",
                prints: "github is unlinked"
            )
        ],
        body: .service { arguments, services in
            try await services.client.unlinkAccount(
                primaryToken: arguments.secret("primary-token"),
                provider: arguments.text("provider")
            )
            return .boolean(true)
        }
    )
}
