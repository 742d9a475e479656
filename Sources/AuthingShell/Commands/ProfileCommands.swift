import AuthingAPI
import AuthingJSON
import AuthingScript

/// The user's own fields, the account's security level, and whether an account exists.
extension Command {
    static let profile: [Command] = [profileUpdate, securityLevel, userExists]

    private static let tokenErrors = [2020, 2206, 2036, 2004, 2005]

    /// Each field that a user may change, as an option: the API's spelling is taken, too.
    private static let fieldOptions: [CommandSignature.Parameter] = {
        let details = ProfileField.allCases.map { field in
            CommandSignature.Parameter(
                kebab(field.rawValue),
                aliases: kebab(field.rawValue) == field.rawValue ? [] : [field.rawValue],
                placement: .option,
                summary: UserShape.summary(of: field.rawValue),
                suggestions: field == .gender ? ["M", "F", "U"] : []
            )
        }
        return [
            .option("username", "unique, letter case counts"),
            .init(
                "last-ip",
                aliases: ["lastIP", "lastIp"],
                placement: .option,
                summary: "the address of the last login"
            ),
        ] + details
    }()

    /// `givenName` as an option: `given-name`.
    private static func kebab(_ name: String) -> String {
        var text: [UInt8] = []
        for byte in name.utf8 {
            let isUppercase = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            text += isUppercase ? [UInt8(ascii: "-"), byte | 0x20] : [byte]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The fields of the record and of the options.
    private static func changes(_ arguments: Arguments) throws(AuthingError) -> ProfileChanges {
        var fields = arguments.profile("record").fields
        for parameter in fieldOptions {
            guard let text = arguments.optionalText(parameter.name) else { continue }
            let names = [parameter.name] + parameter.aliases
            if let given = names.first(where: { fields[$0] != nil }) { throw .fieldRepeated(given) }
            fields[parameter.aliases.first ?? parameter.name] = .string(text)
        }
        return ProfileChanges(fields)
    }

    static let profileUpdate = Command(
        "profile update",
        aliases: ["update_profile", "updateProfile"],
        group: .authentication,
        summary: "Changes fields of the user who is logged in, all of them or none",
        discussion: """
            Fields are given in a record, by options, or both. Empty text and null clear a field; a username can only be \
            replaced. Email, phone and password have commands of their own.
            """,
        parameters: [.optional("record", "fields by name, such as {nickname: \"Nick\"}", kind: .record)]
            + fieldOptions,
        result: UserShape.one,
        errors: tokenErrors + [2231, 2225, 2226, 2019, 2018, 2211, 2034, 400],
        examples: [
            Example(
                given: [
                    "let u = login username bob pass-4711 --auto-register",
                    "let v = profile update {nickname: \"Nick\", lastIp: \"111.111.111.111\"}",
                ],
                "print $v.nickname $v.lastIP",
                prints: "Nick 111.111.111.111"
            ),
            Example(
                given: ["let u = login username bob pass-4711 --auto-register"],
                "print (profile update --given-name Ada --company \"\").givenName",
                prints: "Ada"
            ),
            Example(
                given: ["let u = login username bob pass-4711 --auto-register"],
                "expect error 2226 profile update {phone: \"13800138000\"}"
            ),
        ],
        body: .service { arguments, services in
            UserShape.one.value(try await services.client.updateProfile(changes(arguments)).json)
        }
    )

    static let securityLevel = Command(
        "security level",
        aliases: ["get_security_level", "getSecurityLevel"],
        group: .authentication,
        summary: "Says how well the account of the user who is logged in is protected",
        discussion: """
            A password counts 50 points and 10 for each of its levels (`password level`), an email 5, a phone 5, a second \
            factor 10.
            """,
        result: ResultShape(
            "the points and what they are for",
            fields: [
                .init("score", "0 to 100"),
                .init("email", "whether an email is bound"),
                .init("phone", "whether a phone is bound"),
                .init("password", "whether a password is set"),
                .init("passwordSecurityLevel", "1 low, 2 middle, 3 high, null when never measured"),
                .init("mfa", "whether a second factor is on"),
            ]
        ),
        errors: tokenErrors,
        examples: [
            Example(
                given: ["let u = register email ada@example.org secret --force-login"],
                "print (security level).score",
                prints: "65"
            )
        ],
        body: .service { _, services in Value(try await services.client.securityLevel().json) }
    )

    static let userExists = Command(
        "user exists",
        aliases: ["is_user_exists", "isUserExists"],
        group: .authentication,
        summary: "Says whether a user has one of some identifiers; no login is needed",
        parameters: [
            .init("user-name", aliases: ["username"], placement: .option, summary: "the username, letter case counts"),
            .option("email", "the address"),
            .option("phone", "the number"),
            .init("external-id", aliases: ["externalId"], placement: .option, summary: "the id in a foreign system"),
        ],
        result: ResultShape("true when any of them is a user's"),
        errors: [2231],
        examples: [
            Example(
                given: ["let u = register email ada@example.org pass-4711"],
                "user exists --email Ada@example.org",
                prints: "true"
            ),
            Example("user exists --phone 13800138000 --username nobody", prints: "false"),
        ],
        body: .service { arguments, services in
            .boolean(
                try await services.client.userExists(
                    username: arguments.optionalText("user-name"),
                    email: arguments.optionalText("email"),
                    phone: arguments.optionalText("phone"),
                    externalID: arguments.optionalText("external-id")
                )
            )
        }
    )
}
