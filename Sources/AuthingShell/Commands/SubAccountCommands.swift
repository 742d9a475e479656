import AuthingAPI
import AuthingScript

/// Sub-accounts: accounts that an application keeps of its own, each of a user of the pool.
extension Command {
    static let subAccounts: [Command] = [subAccountCreate, subAccountList, subAccountDelete]

    private static let fields: [ResultShape.Field] = [
        .init("account", "what is typed at a login"),
        .init("appId", "the application"),
        .init("userId", "whom a login by it logs in"),
        .init("nickname", "what such a login shows"),
        .init("createdAt", "when it was made"),
    ]
    private static let app = CommandSignature.Parameter.option(
        "app",
        "an application's id or name; the pool's first one by default"
    )

    static let subAccountCreate = Command(
        "subaccount create",
        group: .console,
        summary: "Makes a sub-account of a user: another name and password for an application",
        discussion: """
            `login sub-account` takes it while `pool set enableSubAccount true` is on. Its wrong passwords are counted \
            apart from the user's.
            """,
        parameters: [
            .required("account", "what is typed at a login, letter case counts"),
            .secret("password", "its password"),
            .init("user", placement: .option, summary: "whom it logs in: an id, email, phone or username"),
            .option("nickname", "what such a login shows; the account's name by default"),
            app,
        ],
        result: ResultShape("the sub-account", fields: fields),
        errors: [2231, 2211, 400, 2032, 2029, 2011, 2004, 2034],
        examples: [
            Example(
                given: ["let u = user create --username bob"],
                "print (subaccount create till-1 pass-4711 --user bob).account",
                prints: "till-1"
            )
        ],
        body: .service { arguments, services in
            guard let user = arguments.optionalText("user") else { throw AuthingError.argumentMissing("user") }
            let request = SubAccountCreation(
                account: arguments.text("account"),
                password: arguments.secret("password"),
                user: user,
                nickname: arguments.optionalText("nickname"),
                app: arguments.optionalText("app")
            )
            return Value(try await services.administration.createSubAccount(request).json)
        }
    )

    static let subAccountList = Command(
        "subaccount list",
        group: .console,
        summary: "Lists sub-accounts",
        parameters: [.option("user", "only those of this user: an id, email, phone or username")],
        result: ResultShape("a list of sub-accounts", fields: fields),
        errors: [2004, 400],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let s = subaccount create till-1 pass-4711 --user bob",
                ],
                "print (subaccount list)[0].account",
                prints: "till-1"
            )
        ],
        body: .service { arguments, services in
            let list = try await services.administration.listSubAccounts(ofUser: arguments.optionalText("user"))
            return .list(list.map { Value($0.json) })
        }
    )

    static let subAccountDelete = Command(
        "subaccount delete",
        group: .console,
        summary: "Deletes a sub-account; its user stays",
        parameters: [.required("account", "its name"), app],
        result: ResultShape("true").shown { arguments, _ in "\(arguments.text("account")) is deleted" },
        errors: [2011, 2004],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob", "let s = subaccount create till-1 pass-4711 --user bob",
                ],
                "subaccount delete till-1",
                prints: "till-1 is deleted"
            )
        ],
        body: .service { arguments, services in
            try await services.administration.deleteSubAccount(
                arguments.text("account"),
                app: arguments.optionalText("app")
            )
            return .boolean(true)
        }
    )
}
