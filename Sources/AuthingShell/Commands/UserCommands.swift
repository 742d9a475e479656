import AuthingAPI
import AuthingJSON
import AuthingScript

/// Users as an operator sees them. USER is an id, an email, a phone or a username.
extension Command {
    static let users: [Command] = [userCreate, userShow, userList, userBlock, userUnblock]

    private static let user = CommandSignature.Parameter.required("user", "an id, email, phone or username")

    static let userCreate = Command(
        "user create",
        group: .console,
        summary: "Makes a user; no registration rule holds an operator back",
        discussion: "At least one of --username, --email and --phone is needed.",
        parameters: [
            .option("username", "the username"),
            .option("email", "the address"),
            .option("phone", "the number"),
            .init("password", placement: .option, isSecret: true, summary: "the password, none by default"),
            .flag("email-verified", "the address counts as proved"),
            .flag("phone-verified", "the number counts as proved"),
            .flag("reset-password-on-first-login", "the first login is refused with 1639 until a new password is set"),
            .flag("send-welcome-email", "a welcome mail is sent"),
            .option("profile", "profile fields, such as {nickname: \"Nick\"}", kind: .record),
        ],
        result: UserShape.one,
        errors: [2231, 2204, 2028, 400, 2029, 2034, 2035, 2200, 2018],
        examples: [
            Example(
                given: ["let u = user create --username bob --password pass-4711"],
                "print $u.username $u.registerSource",
                prints: "bob [\"import:manual\"]"
            )
        ],
        body: .service { arguments, services in
            let request = UserCreation(
                username: arguments.optionalText("username"),
                email: arguments.optionalText("email"),
                phone: arguments.optionalText("phone"),
                password: arguments.optionalSecret("password"),
                emailVerified: arguments.flag("email-verified"),
                phoneVerified: arguments.flag("phone-verified"),
                sendsWelcomeEmail: arguments.flag("send-welcome-email"),
                resetsPasswordOnFirstLogin: arguments.flag("reset-password-on-first-login"),
                profile: arguments.profile("profile")
            )
            return UserShape.one.value(try await services.administration.createUser(request).json)
        }
    )

    static let userShow = Command(
        "user show",
        group: .console,
        summary: "Shows a user",
        parameters: [
            user, .flag("identities", "with the external identities"), .flag("custom-data", "with the custom data"),
        ],
        result: UserShape.one,
        errors: [2004, 400],
        examples: [
            Example(given: ["let u = user create --username bob"], "print (user show bob).status", prints: "Activated")
        ],
        body: .service { arguments, services in
            let parts = Set(UserPart.allCases.filter { arguments.flag($0.rawValue) })
            return UserShape.one.value(
                try await services.administration.findUser(arguments.text("user"), with: parts).json
            )
        }
    )

    static let userList = Command(
        "user list",
        group: .console,
        summary: "Lists users, oldest first",
        parameters: [
            .option("page", "the page, 1 by default", kind: .integer(1...Int.max)),
            .option("limit", "users on a page, 10 by default", kind: .integer(1...1000)),
        ],
        result: ResultShape(
            "the page, and how many users there are in all",
            fields: [.init("totalCount", "all users"), .init("list", "the users of the page")],
            columns: UserShape.many.columns
        ),
        errors: [400],
        examples: [
            Example(given: ["let u = user create --username bob"], "print (user list).totalCount", prints: "1")
        ],
        body: .service { arguments, services in
            let page = try await services.administration.listUsers(
                page: arguments.integer("page") ?? 1,
                limit: arguments.integer("limit") ?? 10
            )
            let users = page.list.map { UserShape.many.value($0.json) }
            return .record(["totalCount": .integer(page.totalCount), "list": .list(users)])
        }
    )

    static let userBlock = Command(
        "user block",
        group: .console,
        summary: "Keeps a user out: logins are refused with 2005, tokens stop working",
        parameters: [user],
        result: UserShape.one.shown { arguments, _ in "\(arguments.text("user")) is blocked" },
        errors: [2004, 400],
        examples: [
            Example(
                given: ["let u = register username bob pass-4711", "user block bob"],
                "expect error 2005 login username bob pass-4711"
            )
        ],
        body: .service { arguments, services in
            UserShape.one.value(try await services.administration.blockUser(arguments.text("user")).json)
        }
    )

    static let userUnblock = Command(
        "user unblock",
        group: .console,
        summary: "Lets a user in again; a lock after wrong passwords (2057) ends too",
        parameters: [user],
        result: UserShape.one.shown { arguments, _ in "\(arguments.text("user")) is not blocked" },
        errors: [2004, 400],
        examples: [
            Example(
                given: [
                    "let u = register username bob pass-4711", "user block bob", "user unblock bob",
                ],
                "print (login username bob pass-4711).loginsCount",
                prints: "1"
            )
        ],
        body: .service { arguments, services in
            UserShape.one.value(try await services.administration.unblockUser(arguments.text("user")).json)
        }
    )
}
