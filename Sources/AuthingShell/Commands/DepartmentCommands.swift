import AuthingAPI
import AuthingJSON
import AuthingScript

/// Departments: those of the user who is logged in, and the console's.
extension Command {
    static let departments: [Command] = [departmentsList]

    static let departmentConsole: [Command] = [
        departmentAdd, departmentList, departmentShow, departmentMove, departmentDelete, departmentJoin,
        departmentLeave,
    ]

    private static let department = CommandSignature.Parameter.required("department", "an id, code or name")

    private static let departmentFields: [ResultShape.Field] = [
        .init("id", "24 hexadecimal digits"),
        .init("orgId", "the organization"),
        .init("name", "its name"),
        .init("code", "unique in the organization"),
        .init("description", "what it is for"),
        .init("root", "whether it is the organization's root"),
        .init("path", "the ids from the root to it"),
        .init("codePath", "the codes, null where there is none"),
        .init("namePath", "the names"),
        .init("children", "the ids of those directly below it"),
        .init("createdAt", "when it was made"),
        .init("updatedAt", "when it was last changed"),
    ]
    private static let departmentShape = ResultShape("the department", fields: departmentFields)

    static let departmentsList = Command(
        "departments list",
        aliases: ["list_departments", "listDepartments"],
        group: .authentication,
        summary: "Lists the departments of the user who is logged in",
        result: ResultShape(
            "a record with `departments`: totalCount and list",
            fields: [.init("departments", "totalCount, and list: department, joinedAt and isMainDepartment of each")]
        ).shown { _, value in membershipText(value) },
        errors: loginErrors,
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register", "let o = org create Acme",
                    "let d = department add Dev --org Acme", "let m = department join Dev bob --main",
                ],
                "departments list",
                prints: "Acme / Dev (main)"
            )
        ],
        body: .service { _, services in
            Value(try await services.client.listDepartments().json)
        }
    )

    /// Memberships as people write them, a line each.
    private static func membershipText(_ value: Value) -> String? {
        guard case .record(let answer) = value, case .record(let departments) = answer["departments"],
            case .list(let list) = departments["list"]
        else { return nil }
        let lines = list.compactMap { entry -> String? in
            guard case .record(let entry) = entry, case .record(let department) = entry["department"],
                case .list(let path) = department["namePath"]
            else { return nil }
            let isMain = if case .boolean(true) = entry["isMainDepartment"] { true } else { false }
            return path.map(\.printed).joined(separator: " / ") + (isMain ? " (main)" : "")
        }
        return lines.isEmpty ? "(none)" : lines.joined(separator: "\n")
    }

    static let departmentAdd = Command(
        "department add",
        group: .console,
        summary: "Adds a department to an organization",
        discussion: """
            With --org it goes directly below the root, with --parent below another department. Both together say in \
            which organization to look for that one.
            """,
        parameters: [
            .required("name", "1 to 64 characters"),
            .option("org", "the organization: an id, code or name"),
            .option("parent", "the department above it: an id, code or name"),
            .option("code", "unique in the organization, none by default"), .description,
        ],
        result: departmentShape,
        errors: [2231, 400],
        examples: [
            Example(
                given: ["let o = org create Acme", "let d = department add Dev --org Acme"],
                "print (department add Web --parent Dev).namePath",
                prints: "[\"Acme\",\"Dev\",\"Web\"]"
            )
        ],
        body: .service { arguments, services in
            let department = try await services.administration.addDepartment(
                arguments.text("name"),
                to: arguments.optionalText("org"),
                below: arguments.optionalText("parent"),
                code: arguments.optionalText("code"),
                description: arguments.optionalText("description")
            )
            return Value(department.json)
        }
    )

    static let departmentList = Command(
        "department list",
        group: .console,
        summary: "Lists departments, each behind the one above it",
        parameters: [.option("org", "only those of this organization: an id, code or name")],
        result: ResultShape(
            "a list of departments",
            fields: departmentFields,
            columns: ["namePath", "code", "id"]
        ),
        errors: [400],
        examples: [
            Example(
                given: ["let o = org create Acme", "let d = department add Dev --org Acme"],
                "print (department list --org Acme)[1].name",
                prints: "Dev"
            )
        ],
        body: .service { arguments, services in
            let org = arguments.optionalText("org")
            return .list(try await services.administration.listAllDepartments(of: org).map { Value($0.json) })
        }
    )

    static let departmentShow = Command(
        "department show",
        group: .console,
        summary: "Shows a department and its own members",
        parameters: [department],
        result: ResultShape(
            "the department; its members are users",
            fields: departmentFields + [.init("members", "its own members, not those of departments below it")],
            columns: UserShape.many.columns
        ),
        errors: [400],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let o = org create Acme", "let m = department join Acme bob",
                ],
                "print (department show Acme).members[0].username",
                prints: "bob"
            )
        ],
        body: .service { arguments, services in
            let reference = arguments.text("department")
            let department = try await services.administration.findDepartment(reference)
            let members = try await services.administration.listMembers(ofDepartment: department.department.id)
            var record = department.json.objectValue ?? [:]
            record["members"] = .array(members.map(\.json))
            return Value(.object(record))
        }
    )

    static let departmentMove = Command(
        "department move",
        group: .console,
        summary: "Moves a department, with all below it, below another one of its organization",
        parameters: [department, .required("parent", "the department that will be above it")],
        result: departmentShape.shown { arguments, _ in
            "\(arguments.text("department")) is below \(arguments.text("parent"))"
        },
        errors: [400],
        examples: [
            Example(
                given: [
                    "let o = org create Acme", "let d = department add Dev --org Acme",
                    "let w = department add Web --org Acme",
                ],
                "department move Web Dev",
                prints: "Web is below Dev"
            ),
            Example(
                given: [
                    "let o = org create Acme", "let d = department add Dev --org Acme",
                    "let w = department add Web --parent Dev",
                ],
                "expect error 400 department move Dev Web"
            ),
        ],
        body: .service { arguments, services in
            let department = try await services.administration.moveDepartment(
                arguments.text("department"),
                below: arguments.text("parent")
            )
            return Value(department.json)
        }
    )

    static let departmentDelete = Command(
        "department delete",
        group: .console,
        summary: "Deletes a department with all below it; the members stay users",
        parameters: [department],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("department")) is deleted" },
        errors: [400],
        examples: [
            Example(
                given: ["let o = org create Acme", "let d = department add Dev --org Acme"],
                "department delete Dev",
                prints: "Dev is deleted"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.deleteDepartment(arguments.text("department"))
            return .boolean(true)
        }
    )

    static let departmentJoin = Command(
        "department join",
        group: .console,
        summary: "Makes a user a member of a department",
        discussion: "With --main it becomes the user's main department, in place of the one that was.",
        parameters: [department, .accessUser, .flag("main", "it is the user's main department")],
        result: ResultShape(
            "the membership",
            fields: [
                .init("department", "the department"), .init("joinedAt", "when the user joined"),
                .init("isMainDepartment", "whether it is the main one"),
            ]
        ).shown { arguments, _ in "\(arguments.text("user")) is in \(arguments.text("department"))" },
        errors: [400, 2004],
        examples: [
            Example(
                given: ["let u = user create --username bob", "let o = org create Acme"],
                "department join Acme bob",
                prints: "bob is in Acme"
            )
        ],
        body: .service { arguments, services in
            let membership = try await services.administration.joinDepartment(
                arguments.text("department"),
                user: arguments.text("user"),
                isMain: arguments.flag("main")
            )
            return Value(membership.json)
        }
    )

    static let departmentLeave = Command(
        "department leave",
        group: .console,
        summary: "Ends a user's membership of a department",
        parameters: [department, .accessUser],
        result: ResultShape("true").shown { arguments, _ in
            "\(arguments.text("user")) is not in \(arguments.text("department"))"
        },
        errors: [400, 2004],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let o = org create Acme", "let m = department join Acme bob",
                ],
                "department leave Acme bob",
                prints: "bob is not in Acme"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.leaveDepartment(
                arguments.text("department"),
                user: arguments.text("user")
            )
            return .boolean(true)
        }
    )
}
