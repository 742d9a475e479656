import AuthingAPI
import AuthingJSON
import AuthingScript

/// Organizations: the paths of the user who is logged in, and the console's.
extension Command {
    static let organizations: [Command] = [orgsList]

    static let organizationConsole: [Command] = [orgCreate, orgList, orgShow, orgDelete]

    private static let org = CommandSignature.Parameter.required("org", "an id, code or name")

    private static let orgFields: [ResultShape.Field] = [
        .init("id", "24 hexadecimal digits"),
        .init("name", "the name of its root"),
        .init("code", "the code of its root"),
        .init("rootNodeId", "the id of its root, a department"),
        .init("logo", "the address of its logo"),
        .init("createdAt", "when it was made"),
        .init("updatedAt", "when it was last changed"),
    ]

    static let orgsList = Command(
        "orgs list",
        aliases: ["list_orgs", "listOrg", "listOrgs"],
        group: .authentication,
        summary: "Lists the ways to the departments of the user who is logged in",
        discussion: """
            One path a department: a list of the organization and of the departments from its root to the user's.
            """,
        result: ResultShape(
            "a list of paths",
            fields: [
                .init("type", "org, or node for a department"),
                .init("id", "the id of either"),
                .init("name", "a department's name"),
                .init("code", "a department's code"),
            ]
        ).shown { _, value in
            guard case .list(let paths) = value, !paths.isEmpty else { return nil }
            return paths.map(pathText).joined(separator: "\n")
        },
        errors: loginErrors,
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register", "let o = org create Acme",
                    "let d = department add Dev --org Acme", "let m = department join Dev bob",
                ],
                "orgs list",
                prints: "Acme / Dev"
            )
        ],
        body: .service { _, services in
            .list(try await services.client.listOrganizations().map { Value($0.json) })
        }
    )

    /// A path as people write it.
    private static func pathText(_ path: Value) -> String {
        guard case .list(let elements) = path else { return path.printed }
        let names = elements.compactMap { element -> String? in
            guard case .record(let record) = element, case .string(let name) = record["name"] else { return nil }
            return name
        }
        return names.joined(separator: " / ")
    }

    static let orgCreate = Command(
        "org create",
        group: .console,
        summary: "Makes an organization: a tree of departments, whose root has its name",
        parameters: [
            .required("name", "1 to 64 characters"), .option("code", "the root's code, none by default"), .description,
        ],
        result: ResultShape("the organization", fields: orgFields),
        errors: [400],
        examples: [Example("print (org create Acme --code acme).code", prints: "acme")],
        body: .service { arguments, services in
            let organization = try await services.administration.createOrganization(
                arguments.text("name"),
                code: arguments.optionalText("code"),
                description: arguments.optionalText("description")
            )
            return Value(organization.json)
        }
    )

    static let orgList = Command(
        "org list",
        group: .console,
        summary: "Lists organizations, oldest first",
        result: ResultShape(
            "a list of organizations",
            fields: orgFields,
            columns: ["id", "name", "code", "createdAt"]
        ),
        examples: [Example(given: ["let o = org create Acme"], "print (org list)[0].name", prints: "Acme")],
        body: .service { _, services in
            .list(try await services.administration.listAllOrganizations().map { Value($0.json) })
        }
    )

    static let orgShow = Command(
        "org show",
        group: .console,
        summary: "Shows an organization and its departments",
        parameters: [org],
        result: ResultShape(
            "the organization with its departments",
            fields: orgFields + [.init("departments", "all its departments, each behind the one above it")],
            columns: ["namePath", "code", "id"]
        ),
        errors: [400],
        examples: [
            Example(
                given: ["let o = org create Acme", "let d = department add Dev --org Acme"],
                "print (org show Acme).departments[1].namePath",
                prints: "[\"Acme\",\"Dev\"]"
            )
        ],
        body: .service { arguments, services in
            let organization = try await services.administration.findOrganization(arguments.text("org"))
            let departments = try await services.administration.listAllDepartments(of: organization.id)
            var record = organization.json.objectValue ?? [:]
            record["departments"] = .array(departments.map(\.json))
            return Value(.object(record))
        }
    )

    static let orgDelete = Command(
        "org delete",
        group: .console,
        summary: "Deletes an organization with its departments; the members stay users",
        parameters: [org],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("org")) is deleted" },
        errors: [400],
        examples: [Example(given: ["let o = org create Acme"], "org delete Acme", prints: "Acme is deleted")],
        body: .service { arguments, services in
            try await services.administration.deleteOrganization(arguments.text("org"))
            return .boolean(true)
        }
    )
}
