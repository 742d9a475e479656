import AuthingAPI
import AuthingScript

/// Groups of users, who have what is given to the group.
extension Command {
    static let groups: [Command] = [groupCreate, groupList, groupShow, groupDelete, groupAdd, groupRemove]

    private static let code = CommandSignature.Parameter.required("code", "the group's code")

    private static let groupFields: [ResultShape.Field] = [
        .init("code", "unique in the pool"),
        .init("name", "for people"),
        .init("description", "what it is for"),
        .init("members", "how many users are in it"),
        .init("createdAt", "when it was made"),
        .init("updatedAt", "when it was last changed"),
    ]

    static let groupCreate = Command(
        "group create",
        group: .console,
        summary: "Makes a group of users",
        parameters: [
            .required("code", "1 to 64 letters, digits, `_`, `-` and `.`"),
            .option("name", "for people, the code by default"), .description,
        ],
        result: ResultShape("the group", fields: groupFields),
        errors: [400],
        examples: [Example("print (group create devs --name Developers).name", prints: "Developers")],
        body: .service { arguments, services in
            let group = try await services.administration.createGroup(
                arguments.text("code"),
                name: arguments.optionalText("name"),
                description: arguments.optionalText("description")
            )
            return Value(group.json)
        }
    )

    static let groupList = Command(
        "group list",
        group: .console,
        summary: "Lists groups, oldest first",
        result: ResultShape(
            "a list of groups",
            fields: groupFields,
            columns: ["code", "name", "members", "description"]
        ),
        examples: [Example(given: ["let g = group create devs"], "print (group list)[0].code", prints: "devs")],
        body: .service { _, services in
            .list(try await services.administration.listGroups().map { Value($0.json) })
        }
    )

    static let groupShow = Command(
        "group show",
        group: .console,
        summary: "Shows a group and who is in it",
        parameters: [code],
        result: ResultShape(
            "the group; its members are users",
            fields: groupFields,
            columns: UserShape.many.columns
        ),
        errors: [3901],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let g = group create devs", "group add devs bob",
                ],
                "print (group show devs).members[0].username",
                prints: "bob"
            )
        ],
        body: .service { arguments, services in
            Value(try await services.administration.describeGroup(arguments.text("code")).json)
        }
    )

    static let groupDelete = Command(
        "group delete",
        group: .console,
        summary: "Deletes a group; its members stay users",
        parameters: [code],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("code")) is deleted" },
        errors: [3901],
        examples: [Example(given: ["let g = group create devs"], "group delete devs", prints: "devs is deleted")],
        body: .service { arguments, services in
            try await services.administration.deleteGroup(arguments.text("code"))
            return .boolean(true)
        }
    )

    static let groupAdd = Command(
        "group add",
        group: .console,
        summary: "Adds a user to a group",
        parameters: [code, .accessUser],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("user")) is in \(arguments.text("code"))"
        },
        errors: [3901, 2004, 400],
        examples: [
            Example(
                given: ["let u = user create --username bob", "let g = group create devs"],
                "group add devs bob",
                prints: "bob is in devs"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.addUser(arguments.text("user"), toGroup: arguments.text("code"))
            return .boolean(true)
        }
    )

    static let groupRemove = Command(
        "group remove",
        group: .console,
        summary: "Takes a user out of a group",
        parameters: [code, .accessUser],
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("user")) is not in \(arguments.text("code"))"
        },
        errors: [3901, 2004, 400],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let g = group create devs", "group add devs bob",
                ],
                "group remove devs bob",
                prints: "bob is not in devs"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.removeUser(arguments.text("user"), fromGroup: arguments.text("code"))
            return .boolean(true)
        }
    )
}
