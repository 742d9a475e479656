import AuthingAPI
import AuthingScript

/// Resources: what the user who is logged in may use, and the console's.
extension Command {
    static let resources: [Command] = [resourcesList]

    static let resourceConsole: [Command] = [
        resourceDefine, resourceList, resourceDelete, resourceGrant, resourceRevoke,
    ]

    private static let types = ResourceType.allCases.map(\.rawValue)
    private static let code = CommandSignature.Parameter.required("code", "the resource's code")
    private static let type = CommandSignature.Parameter(
        "resource-type",
        aliases: ["type"],
        placement: .option,
        kind: .choice(types),
        summary: "only those of this type"
    )

    private static let resourceFields: [ResultShape.Field] = [
        .init("code", "unique in the namespace"),
        .init("type", "DATA, API, MENU, BUTTON or UI"),
        .init("namespace", "where it belongs"),
        .init("description", "what it is"),
        .init("actions", "what may be done with data"),
        .init("createdAt", "when it was defined"),
        .init("updatedAt", "when it was last changed"),
    ]

    static let resourcesList = Command(
        "resources list",
        aliases: ["list_authorized_resources", "listAuthorizedResources"],
        group: .authentication,
        summary: "Lists what the user who is logged in may use",
        discussion: """
            Granted to the user, to a role they hold or one above it, to a group or to a department of theirs; in the \
            order in which it was granted. An unknown namespace has nothing.
            """,
        parameters: [.required("namespace", "the namespace, such as `default`"), type],
        result: ResultShape(
            "how many there are, and the resources",
            fields: [.init("totalCount", "how many"), .init("list", "each with code, type and actions on data")],
            columns: ["code", "type", "actions"]
        ),
        errors: loginErrors + [2231],
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register",
                    "let r = resource define books:* --type DATA --actions [\"books:read\", \"books:delete\"]",
                    "resource grant books:1 --to-user bob",
                ],
                "print (resources list default).list",
                prints: #"[{"code":"books:1","type":"DATA","actions":["books:delete","books:read"]}]"#
            )
        ],
        body: .service { arguments, services in
            let resources = try await services.client.listAuthorizedResources(
                namespace: arguments.text("namespace"),
                type: arguments.optionalText("resource-type")
            )
            return Value(resources.json)
        }
    )

    static let resourceDefine = Command(
        "resource define",
        group: .console,
        summary: "Defines a resource that rights may be granted to",
        discussion: """
            The code of data is `type:id`, or `type:*` for all of a type: a grant may then name any one of them. Its \
            actions are `type:verb`; without --actions any verb may be granted. Other types have no actions.
            """,
        parameters: [
            .required("code", "such as menu_a, or books:* for data"), .namespace,
            .init(
                "type",
                aliases: ["resource-type"],
                placement: .option,
                kind: .choice(types),
                summary: "DATA, API, MENU, BUTTON or UI; DATA by default"
            ),
            .option("actions", "what may be done with data, such as [\"books:read\"]", kind: .list), .description,
        ],
        result: ResultShape("the resource", fields: resourceFields),
        errors: [400],
        examples: [
            Example("print (resource define menu_a --type MENU).type", prints: "MENU"),
            Example("print (resource define books:* --actions [\"books:read\"]).actions", prints: "[\"books:read\"]"),
        ],
        body: .service { arguments, services in
            let resource = try await services.administration.defineResource(
                arguments.text("code"),
                namespace: arguments.namespace,
                type: arguments.resourceType("type") ?? .data,
                actions: arguments.texts("actions"),
                description: arguments.optionalText("description")
            )
            return Value(resource.json)
        }
    )

    static let resourceList = Command(
        "resource list",
        group: .console,
        summary: "Lists the resources of a namespace",
        parameters: [.namespace, type],
        result: ResultShape(
            "a list of resources",
            fields: resourceFields,
            columns: ["code", "type", "actions", "description"]
        ),
        errors: [400],
        examples: [
            Example(
                given: ["let r = resource define menu_a --type MENU"],
                "print (resource list --type MENU)[0].code",
                prints: "menu_a"
            )
        ],
        body: .service { arguments, services in
            let resources = try await services.administration.listResources(
                namespace: arguments.namespace,
                type: arguments.resourceType("resource-type")
            )
            return .list(resources.map { Value($0.json) })
        }
    )

    static let resourceDelete = Command(
        "resource delete",
        group: .console,
        summary: "Deletes a resource, and all that was granted on it",
        parameters: [code, .namespace],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("code")) is deleted" },
        errors: [3905],
        examples: [
            Example(
                given: ["let r = resource define menu_a --type MENU"],
                "resource delete menu_a",
                prints: "menu_a is deleted"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.deleteResource(arguments.text("code"), namespace: arguments.namespace)
            return .boolean(true)
        }
    )

    private static let actions = CommandSignature.Parameter.option(
        "actions",
        "the actions on data, such as [\"books:read\"]; all by default",
        kind: .list
    )

    static let resourceGrant = Command(
        "resource grant",
        group: .console,
        summary: "Lets a user, or all of a role, group or department, use a resource",
        discussion: "Granted again, actions are added to those granted before.",
        parameters: [code, .namespace, actions] + CommandSignature.Parameter.receivers + [.inherit],
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("code")) is granted to \(arguments.subjectName("to"))"
        },
        errors: [2231, 400, 3905, 2004, 3903, 3901],
        examples: [
            Example(
                given: ["let r = resource define menu_a --type MENU", "let a = role create admin"],
                "resource grant menu_a --to-role admin",
                prints: "menu_a is granted to role admin"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.grantResource(
                ResourceGrant(
                    arguments.text("code"),
                    namespace: arguments.namespace,
                    actions: arguments.texts("actions")
                ),
                to: arguments.subject("to")
            )
            return .boolean(true)
        }
    )

    static let resourceRevoke = Command(
        "resource revoke",
        group: .console,
        summary: "Takes a grant back, or some of its actions",
        parameters: [code, .namespace, actions] + CommandSignature.Parameter.losers,
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("code")) is taken from \(arguments.subjectName("from"))"
        },
        errors: [2231, 400, 3905, 2004, 3903, 3901],
        examples: [
            Example(
                given: [
                    "let r = resource define menu_a --type MENU", "let a = role create admin",
                    "resource grant menu_a --to-role admin",
                ],
                "resource revoke menu_a --from-role admin",
                prints: "menu_a is taken from role admin"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.revokeResource(
                ResourceGrant(
                    arguments.text("code"),
                    namespace: arguments.namespace,
                    actions: arguments.texts("actions")
                ),
                from: arguments.subject("from")
            )
            return .boolean(true)
        }
    )
}

extension Arguments {
    /// The type that the checker has found to be one.
    fileprivate func resourceType(_ name: String) -> ResourceType? {
        optionalText(name).flatMap { ResourceType(rawValue: $0) }
    }
}
