import AuthingAPI
import AuthingScript

/// Applications: those the user who is logged in may enter, and the console's.
extension Command {
    static let applications: [Command] = [appsList]

    static let applicationConsole: [Command] = [
        appCreate, appList, appShow, appAccess, appGrant, appRevoke, appDelete, appUse,
    ]

    private static let app = CommandSignature.Parameter.required("app", "an id or a name")
    private static let accessWords = Application.Access.allCases.map(\.rawValue)

    private static let appFields: [ResultShape.Field] = [
        .init("id", "24 hexadecimal digits"),
        .init("name", "unique in the pool"),
        .init("logo", "the address of its logo"),
        .init("domain", "its host name, in the issuer of its tokens"),
        .init("description", "what it is for"),
        .init("createdAt", "when it was made"),
        .init("updatedAt", "when it was last changed"),
        .init("protocol", "oidc, oauth, saml, cas or azure-ad"),
    ]
    private static let consoleFields = appFields + [.init("access", "who may enter: everyone, or granted")]
    private static let appShape = ResultShape("the application", fields: consoleFields)

    static let appsList = Command(
        "apps list",
        aliases: ["list_applications", "listApplications"],
        group: .authentication,
        summary: "Lists the applications that the user who is logged in may enter",
        parameters: [
            .option("page", "the page, 1 by default", kind: .integer(Int.min...Int.max)),
            .option("limit", "applications on a page, 10 by default", kind: .integer(Int.min...Int.max)),
        ],
        result: ResultShape(
            "the page, and how many there are in all",
            fields: [.init("list", "the applications of the page"), .init("totalCount", "all of them")],
            columns: ["id", "name", "domain", "protocol"]
        ),
        errors: loginErrors + [400],
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register"],
                "print (apps list).list[0].name",
                prints: "default"
            )
        ],
        body: .service { arguments, services in
            let page = try await services.client.listApplications(
                page: arguments.integer("page") ?? 1,
                limit: arguments.integer("limit") ?? 10
            )
            return Value(page.json)
        }
    )

    static let appCreate = Command(
        "app create",
        group: .console,
        summary: "Makes an application with a key and a namespace of its own",
        discussion: """
            Its tokens are good in calls that name it, and in no others. Everyone may enter it, unless --access is \
            `granted`: then only those whom `app grant` lets in.
            """,
        parameters: [
            .required("name", "1 to 64 characters, unique in the pool"),
            .option("domain", "its host name, one made of its id by default"),
            .option("logo", "the address of its logo"),
            .option("description", "what it is for, up to 140 characters"),
            .option(
                "protocol",
                "how it speaks with the pool, oidc by default",
                kind: .choice(Application.LoginProtocol.allCases.map(\.rawValue))
            ),
            .option("access", "who may enter, everyone by default", kind: .choice(accessWords)),
        ],
        result: appShape,
        errors: [2007, 2024, 400, 2008, 2223],
        examples: [Example("print (app create Shop --domain shop.example.org).domain", prints: "shop.example.org")],
        body: .service { arguments, services in
            let request = ApplicationCreation(
                name: arguments.text("name"),
                logo: arguments.optionalText("logo"),
                domain: arguments.optionalText("domain"),
                description: arguments.optionalText("description"),
                loginProtocol: arguments.optionalText("protocol").flatMap { .init(rawValue: $0) } ?? .oidc,
                access: arguments.optionalText("access").flatMap { .init(rawValue: $0) } ?? .everyone
            )
            return Value(try await services.administration.createApplication(request).consoleJSON)
        }
    )

    static let appList = Command(
        "app list",
        group: .console,
        summary: "Lists all applications, oldest first; the first is the pool's default one",
        result: ResultShape(
            "a list of applications",
            fields: consoleFields,
            columns: ["id", "name", "domain", "protocol", "access"]
        ),
        examples: [Example(given: ["let a = app create Shop"], "print (app list)[1].name", prints: "Shop")],
        body: .service { _, services in
            .list(try await services.administration.listAllApplications().map { Value($0.consoleJSON) })
        }
    )

    static let appShow = Command(
        "app show",
        group: .console,
        summary: "Shows an application",
        parameters: [app],
        result: appShape,
        errors: [2011],
        examples: [Example("print (app show default).access", prints: "everyone")],
        body: .service { arguments, services in
            Value(try await services.administration.findApplication(arguments.text("app")).consoleJSON)
        }
    )

    static let appAccess = Command(
        "app access",
        group: .console,
        summary: "Says who may enter an application: everyone, or those it is granted to",
        discussion: "Who may not enter is refused with 1001, at login and with a token that was good before.",
        parameters: [app, .required("access", "everyone or granted", kind: .choice(accessWords))],
        result: appShape.shown { arguments, _ in
            arguments.text("access") == Application.Access.everyone.rawValue
                ? "everyone may enter \(arguments.text("app"))"
                : "only those it is granted to may enter \(arguments.text("app"))"
        },
        errors: [2011],
        examples: [
            Example(
                given: ["let a = app create Shop"],
                "app access Shop granted",
                prints: "only those it is granted to may enter Shop"
            )
        ],
        body: .service { arguments, services in
            let access = Application.Access(rawValue: arguments.text("access")) ?? .everyone
            return Value(
                try await services.administration.setAccess(of: arguments.text("app"), to: access).consoleJSON
            )
        }
    )

    static let appGrant = Command(
        "app grant",
        group: .console,
        summary: "Lets somebody enter an application that is not open to everyone",
        parameters: [app, .namespace] + CommandSignature.Parameter.receivers + [.inherit],
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("app")) is granted to \(arguments.subjectName("to"))"
        },
        errors: [2231, 400, 2011, 2004, 3903, 3901],
        examples: [
            Example(
                given: ["let u = user create --username bob", "let a = app create Shop --access granted"],
                "app grant Shop --to-user bob",
                prints: "Shop is granted to bob"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.grantApplication(arguments.text("app"), to: arguments.subject("to"))
            return .boolean(true)
        }
    )

    static let appRevoke = Command(
        "app revoke",
        group: .console,
        summary: "Takes back what `app grant` gave",
        parameters: [app, .namespace] + CommandSignature.Parameter.losers,
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("app")) is taken from \(arguments.subjectName("from"))"
        },
        errors: [2231, 400, 2011, 2004, 3903, 3901],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let a = app create Shop --access granted",
                    "app grant Shop --to-user bob",
                ],
                "app revoke Shop --from-user bob",
                prints: "Shop is taken from bob"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.revokeApplication(
                arguments.text("app"),
                from: arguments.subject("from")
            )
            return .boolean(true)
        }
    )

    static let appDelete = Command(
        "app delete",
        group: .console,
        summary: "Deletes an application; its tokens are good no more",
        discussion: "Its namespace goes with it. The default application stays.",
        parameters: [app],
        result: appShape.shown { arguments, _ in "\(arguments.text("app")) is deleted" },
        errors: [2011, 1001],
        examples: [
            Example(given: ["let a = app create Shop"], "app delete Shop", prints: "Shop is deleted"),
            Example("expect error 1001 app delete default"),
        ],
        body: .service { arguments, services in
            Value(try await services.administration.deleteApplication(arguments.text("app")).consoleJSON)
        }
    )

    static let appUse = Command(
        "app use",
        group: .console,
        summary: "Makes the calls that follow name another application",
        discussion: """
            The session forgets its login: a token is good in calls that name its own application, and in no others. \
            `app use default` goes back.
            """,
        parameters: [app],
        result: appShape.shown { arguments, _ in "calls name \(arguments.text("app")) now" },
        errors: [2011],
        examples: [
            Example(given: ["let a = app create Shop"], "app use Shop", prints: "calls name Shop now"),
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register", "let a = app create Shop", "app use Shop",
                    "token set $u.token",
                ],
                "expect error 2020 whoami"
            ),
        ],
        body: .service { arguments, services in
            let application = try await services.administration.findApplication(arguments.text("app"))
            if services.client.options.appID != application.id {
                services.client.options.appID = application.id
                services.client.clearSession()
            }
            return Value(application.consoleJSON)
        }
    )
}
