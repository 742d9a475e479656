import AuthingAPI
import AuthingScript

/// External identities of users, as an operator keeps them.
extension Command {
    static let identities: [Command] = [identityAdd, identityList, identityRemove]

    private static let user = CommandSignature.Parameter.required("user", "an id, email, phone or username")
    private static let provider = CommandSignature.Parameter(
        "provider",
        placement: .required,
        summary: "the provider, such as github, wechat:mobile or ldap",
        suggestions: ["github", "google", "qq", "weibo", "apple", "alipay", "wechat:mobile", "wechat:pc", "ldap", "ad"]
    )

    private static let identity = ResultShape(
        "the identity",
        fields: [
            .init("openid", "the person's id in one application of the provider"),
            .init("userIdInIdp", "the person's id at the provider"),
            .init("userId", "the user"),
            .init("connectionId", "the pool's connection to the provider"),
            .init("isSocial", "whether the provider is a social one"),
            .init("provider", "the provider"),
            .init("type", "what the id is"),
            .init("userPoolId", "the pool"),
            .init("extIdpId", "the pool's configuration of the provider"),
        ],
        columns: UserShape.identityColumns
    )
    private static let list = ResultShape("a list of identities", fields: identity.fields, columns: identity.columns)

    static let identityAdd = Command(
        "user identity add",
        group: .console,
        summary: "Binds an external identity to a user, who can log in by it from now on",
        discussion:
            "A user has one identity of each provider at most, and an identity is one user's. Ids of a social provider "
            + "count in the whole pool, those of a directory (--enterprise) within --connection-id.",
        parameters: [
            user, provider,
            .required("subject", "the person's id at the provider"),
            .option("openid", "the person's id in one application of the provider"),
            .option("connection-id", "the pool's connection to the provider"),
            .option("ext-idp-id", "the pool's configuration of the provider"),
            .option("type", "what the subject is, such as openid or unionid"),
            .flag("enterprise", "a directory or a company's own provider, not a social one"),
        ],
        result: identity.shown { arguments, _ in
            "\(arguments.text("user")) logs in by \(arguments.text("provider"))"
        },
        errors: [400, 2004, 2213, 2215],
        examples: [
            Example(
                given: ["let u = user create --username bob"],
                "user identity add bob github 583231",
                prints: "bob logs in by github"
            )
        ],
        body: .service { arguments, services in
            let claim = IdentityClaim(
                provider: arguments.text("provider"),
                subject: arguments.text("subject"),
                openID: arguments.optionalText("openid"),
                connectionID: arguments.optionalText("connection-id"),
                extIdpID: arguments.optionalText("ext-idp-id"),
                type: arguments.optionalText("type"),
                isSocial: !arguments.flag("enterprise")
            )
            return Value(try await services.administration.addIdentity(claim, to: arguments.text("user")).json)
        }
    )

    static let identityList = Command(
        "user identity list",
        group: .console,
        summary: "Lists a user's external identities, the oldest first",
        parameters: [user],
        result: list,
        errors: [2004, 400],
        examples: [
            Example(
                given: ["let u = user create --username bob", "user identity add bob github 583231"],
                "print (user identity list bob)[0].provider",
                prints: "github"
            )
        ],
        body: .service { arguments, services in
            let identities = try await services.administration.listIdentities(of: arguments.text("user"))
            return .list(identities.map { Value($0.json) })
        }
    )

    static let identityRemove = Command(
        "user identity remove",
        group: .console,
        summary: "Takes an external identity from a user, the last login method too",
        parameters: [user, provider],
        result: ResultShape("the identities that remain", fields: identity.fields, columns: identity.columns)
            .shown { arguments, _ in "\(arguments.text("user")) does not log in by \(arguments.text("provider"))" },
        errors: [2004, 400, 2216],
        examples: [
            Example(
                given: ["let u = user create --username bob", "user identity add bob github 583231"],
                "user identity remove bob github",
                prints: "bob does not log in by github"
            )
        ],
        body: .service { arguments, services in
            let identities = try await services.administration.removeIdentity(
                arguments.text("provider"),
                from: arguments.text("user")
            )
            return .list(identities.map { Value($0.json) })
        }
    )
}
