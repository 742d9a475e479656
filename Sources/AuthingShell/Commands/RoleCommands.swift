import AuthingAPI
import AuthingScript

/// Roles: those of the user who is logged in, and the console's.
extension Command {
    static let roles: [Command] = [rolesList, rolesHas]

    static let roleConsole: [Command] = [
        roleCreate, roleList, roleShow, roleParent, roleDelete, roleAssign, roleRevoke,
    ]

    private static let code = CommandSignature.Parameter.required("code", "the role's code")

    private static let roleFields: [ResultShape.Field] = [
        .init("id", "24 hexadecimal digits"),
        .init("code", "unique in the namespace"),
        .init("namespace", "where it belongs"),
        .init("arn", "its resource name"),
        .init("description", "what it is for"),
        .init("parent", "the role whose rights it has, too"),
        .init("createdAt", "when it was made"),
        .init("updatedAt", "when it was last changed"),
    ]
    private static let roleShape = ResultShape("the role", fields: roleFields)
    private static let roleListShape = ResultShape(
        "how many there are, and the roles",
        fields: [.init("totalCount", "how many"), .init("list", "the roles")],
        columns: ["code", "namespace", "description", "id"]
    )

    static let rolesList = Command(
        "roles list",
        aliases: ["list_roles", "listRoles"],
        group: .authentication,
        summary: "Lists the roles of the user who is logged in",
        discussion: """
            Roles held directly, through a group or through a department. They are read anew each time: a role taken \
            away is missing in the next answer, whatever the token says.
            """,
        parameters: [.option("namespace", "only those of this namespace")],
        result: roleListShape,
        errors: loginErrors,
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register", "let r = role create admin",
                    "role assign admin bob",
                ],
                "print (roles list).list[0].code",
                prints: "admin"
            )
        ],
        body: .service { arguments, services in
            Value(try await services.client.listRoles(namespace: arguments.optionalText("namespace")).json)
        }
    )

    static let rolesHas = Command(
        "roles has",
        aliases: ["has_role", "hasRole"],
        group: .authentication,
        summary: "Says whether the user who is logged in has a role",
        discussion: "An unknown role or namespace is `false`, no error.",
        parameters: [code, .option("namespace", "only this namespace; all by default")],
        result: ResultShape("true or false"),
        errors: [2231] + loginErrors,
        examples: [
            Example(
                given: ["let u = login username bob pass-4711 --auto-register"],
                "print (roles has admin)",
                prints: "false"
            )
        ],
        body: .service { arguments, services in
            let namespace = arguments.optionalText("namespace")
            return .boolean(try await services.client.hasRole(arguments.text("code"), namespace: namespace))
        }
    )

    static let roleCreate = Command(
        "role create",
        group: .console,
        summary: "Makes a role",
        discussion: "A role with a parent has the parent's rights, too. Both are of one namespace.",
        parameters: [
            .required("code", "1 to 64 letters, digits, `_`, `-` and `.`"), .namespace, .description,
            .option("parent", "the code of the role whose rights it has, too"),
        ],
        result: roleShape,
        errors: [400, 3903],
        examples: [
            Example(
                given: ["let r = role create staff"],
                "print (role create admin --parent staff).parent.code",
                prints: "staff"
            )
        ],
        body: .service { arguments, services in
            let role = try await services.administration.createRole(
                arguments.text("code"),
                namespace: arguments.namespace,
                description: arguments.optionalText("description"),
                parent: arguments.optionalText("parent")
            )
            return Value(role.json)
        }
    )

    static let roleList = Command(
        "role list",
        group: .console,
        summary: "Lists all roles, in the order of their making",
        parameters: [.option("namespace", "only those of this namespace")],
        result: roleListShape,
        errors: [400],
        examples: [Example(given: ["let r = role create admin"], "print (role list).totalCount", prints: "1")],
        body: .service { arguments, services in
            let namespace = arguments.optionalText("namespace")
            return Value(try await services.administration.listAllRoles(namespace: namespace).json)
        }
    )

    static let roleShow = Command(
        "role show",
        group: .console,
        summary: "Shows a role and who holds it",
        parameters: [code, .namespace],
        result: ResultShape(
            "the role with its holders",
            fields: roleFields + [.init("holders", "who was given it: kind, id, name, inheritByChildren")],
            columns: ["kind", "name", "id", "inheritByChildren"]
        ),
        errors: [3903],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let r = role create admin", "role assign admin bob",
                ],
                "print (role show admin).holders[0].name",
                prints: "bob"
            )
        ],
        body: .service { arguments, services in
            let role = try await services.administration.describeRole(
                arguments.text("code"),
                namespace: arguments.namespace
            )
            return Value(role.json)
        }
    )

    static let roleParent = Command(
        "role parent",
        group: .console,
        summary: "Puts a role below another one, whose rights it then has, too",
        discussion: "Without PARENT it is below none. A role cannot be above itself.",
        parameters: [code, .optional("parent", "the code of the role above it"), .namespace],
        result: roleShape.shown { arguments, _ in
            let parent = arguments.optionalText("parent")
            return parent.map { "\(arguments.text("code")) is below \($0)" }
                ?? "\(arguments.text("code")) has no parent"
        },
        errors: [3903, 400],
        examples: [
            Example(
                given: ["let s = role create staff", "let a = role create admin"],
                "role parent admin staff",
                prints: "admin is below staff"
            ),
            Example(
                given: ["let s = role create staff", "let a = role create admin --parent staff"],
                "expect error 400 role parent staff admin"
            ),
        ],
        body: .service { arguments, services in
            let role = try await services.administration.setParent(
                arguments.optionalText("parent"),
                ofRole: arguments.text("code"),
                namespace: arguments.namespace
            )
            return Value(role.json)
        }
    )

    static let roleDelete = Command(
        "role delete",
        group: .console,
        summary: "Deletes a role; nobody holds it any more",
        parameters: [code, .namespace],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("code")) is deleted" },
        errors: [3903],
        examples: [Example(given: ["let r = role create admin"], "role delete admin", prints: "admin is deleted")],
        body: .service { arguments, services in
            try await services.administration.deleteRole(arguments.text("code"), namespace: arguments.namespace)
            return .boolean(true)
        }
    )

    private static let assignable: [AccessHolder.Kind] = [.group, .department]

    static let roleAssign = Command(
        "role assign",
        group: .console,
        summary: "Gives a role to a user, a group or a department",
        discussion: "Given again, it changes nothing.",
        parameters: [
            code, .optional("user", "an id, email, phone or username"), .namespace,
            .option("to-group", "in place of a user: a group's code"),
            .option("to-department", "in place of a user: a department's id, code or name"), .inherit,
        ],
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("code")) is given to \(arguments.roleSubjectName("to"))"
        },
        errors: [2231, 400, 3903, 2004, 3901],
        examples: [
            Example(
                given: ["let u = user create --username bob", "let r = role create admin"],
                "role assign admin bob",
                prints: "admin is given to bob"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.assignRole(
                arguments.text("code"),
                namespace: arguments.namespace,
                to: arguments.subject("to", assignable, user: arguments.optionalText("user"))
            )
            return .boolean(true)
        }
    )

    static let roleRevoke = Command(
        "role revoke",
        group: .console,
        summary: "Takes a role away again; it counts at once",
        parameters: [
            code, .optional("user", "an id, email, phone or username"), .namespace,
            .option("from-group", "in place of a user: a group's code"),
            .option("from-department", "in place of a user: a department's id, code or name"),
        ],
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("code")) is taken from \(arguments.roleSubjectName("from"))"
        },
        errors: [2231, 400, 3903, 2004, 3901, 3919],
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register", "let r = role create admin",
                    "role assign admin bob", "role revoke admin bob",
                ],
                "print (roles has admin)",
                prints: "false"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.revokeRole(
                arguments.text("code"),
                namespace: arguments.namespace,
                from: arguments.subject("from", assignable, user: arguments.optionalText("user"))
            )
            return .boolean(true)
        }
    )
}

extension Arguments {
    fileprivate func roleSubjectName(_ word: String) -> String {
        if let user = optionalText("user") { return user }
        if let group = optionalText("\(word)-group") { return "group \(group)" }
        return "department \(optionalText("\(word)-department") ?? "")"
    }
}
