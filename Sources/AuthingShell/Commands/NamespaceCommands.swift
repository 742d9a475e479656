import AuthingAPI
import AuthingScript

/// Namespaces: permission groups, within which the codes of roles and resources are unique.
extension Command {
    static let namespaces: [Command] = [namespaceCreate, namespaceList, namespaceDelete]

    private static let namespaceFields: [ResultShape.Field] = [
        .init("code", "unique in the pool"),
        .init("name", "for people"),
        .init("description", "what it is for"),
        .init("appId", "the application whose own it is"),
        .init("createdAt", "when it was made"),
        .init("updatedAt", "when it was last changed"),
    ]

    static let namespaceCreate = Command(
        "namespace create",
        group: .console,
        summary: "Makes a namespace for roles and resources",
        parameters: [
            .required("code", "1 to 64 letters, digits, `_`, `-` and `.`"),
            .option("name", "for people, the code by default"), .description,
        ],
        result: ResultShape("the namespace", fields: namespaceFields),
        errors: [400],
        examples: [Example("print (namespace create shop).code", prints: "shop")],
        body: .service { arguments, services in
            let namespace = try await services.administration.createNamespace(
                arguments.text("code"),
                name: arguments.optionalText("name"),
                description: arguments.optionalText("description")
            )
            return Value(namespace.json)
        }
    )

    static let namespaceList = Command(
        "namespace list",
        group: .console,
        summary: "Lists namespaces, oldest first",
        discussion: "`default` is always there; each application has one whose code is the application's id.",
        result: ResultShape(
            "a list of namespaces",
            fields: namespaceFields,
            columns: ["code", "name", "appId", "description"]
        ),
        examples: [Example("print (namespace list)[0].code", prints: "default")],
        body: .service { _, services in
            .list(try await services.administration.listNamespaces().map { Value($0.json) })
        }
    )

    static let namespaceDelete = Command(
        "namespace delete",
        group: .console,
        summary: "Deletes a namespace with its roles and resources",
        discussion: "`default` and those of applications stay.",
        parameters: [.required("code", "the namespace's code")],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("code")) is deleted" },
        errors: [400, 1001],
        examples: [
            Example(given: ["let n = namespace create shop"], "namespace delete shop", prints: "shop is deleted"),
            Example("expect error 1001 namespace delete default"),
        ],
        body: .service { arguments, services in
            try await services.administration.deleteNamespace(arguments.text("code"))
            return .boolean(true)
        }
    )
}
