import AuthingAPI
import AuthingScript

/// Users as an operator changes, verifies and deletes them.
extension Command {
    static let accounts: [Command] = [userUpdate, userVerify, userDelete]

    private static let user = CommandSignature.Parameter.required("user", "an id, email, phone or username")

    static let userUpdate = Command(
        "user update",
        group: .console,
        summary: "Changes a user, all of it or nothing, without any proof",
        discussion: """
            Besides the profile's fields these can be set: \(UserChanges.identityFields.joined(separator: ", ")). A new \
            email or phone is not verified unless the record says so. Blocking a user, any status but Activated, and a new \
            password end all of the user's tokens. Null clears a field.
            """,
        parameters: [
            user,
            .optional("record", "fields by name, such as {status: \"Suspended\"}", kind: .record),
            .init("password", placement: .option, isSecret: true, summary: "a new password"),
        ],
        result: UserShape.one,
        errors: [2231, 2018, 2004, 400, 2204, 2200, 2028, 2035, 2034, 2026, 2029],
        examples: [
            Example(
                given: [
                    "let u = user create --username bob --password pass-4711",
                    "let v = user update bob {status: \"Suspended\", email: \"bob@example.org\"}",
                ],
                "expect error 2005 login email bob@example.org pass-4711"
            ),
            Example(
                given: [
                    "let u = user create --username bob --password pass-4711",
                    "let v = user update bob --password new-4711",
                ],
                "print (login username bob new-4711).loginsCount",
                prints: "1"
            ),
        ],
        body: .service { arguments, services in
            let changes = UserChanges(
                arguments.profile("record").fields,
                password: arguments.optionalSecret("password")
            )
            return UserShape.one.value(
                try await services.administration.updateUser(arguments.text("user"), changes).json
            )
        }
    )

    static let userVerify = Command(
        "user verify",
        group: .console,
        summary: "Marks a user's email or phone as verified",
        parameters: [
            user,
            .required("contact", "email or phone", kind: .choice(UserContact.allCases.map(\.rawValue))),
        ],
        result: UserShape.one.shown { arguments, _ in
            "the \(arguments.text("contact")) of \(arguments.text("user")) is verified"
        },
        errors: [2004, 400],
        examples: [
            Example(
                given: ["let u = register email ada@example.org pass-4711"],
                "user verify ada@example.org email",
                prints: "the email of ada@example.org is verified"
            )
        ],
        body: .service { arguments, services in
            let contact: UserContact = arguments.text("contact") == UserContact.email.rawValue ? .email : .phone
            return UserShape.one.value(
                try await services.administration.verifyContact(contact, of: arguments.text("user")).json
            )
        }
    )

    static let userDelete = Command(
        "user delete",
        group: .console,
        summary: "Deletes users with everything that belongs to them, all of them or none",
        discussion: """
            Email, phone and username are free again, and tokens stop working with 2004. Messages to the user's addresses \
            leave the outbox; what `events` says of the user stays.
            """,
        parameters: [.rest("user", "an id, email, phone or username for each")],
        result: ResultShape("how many were deleted").shown { _, value in
            value == .integer(1) ? "1 user deleted" : "\(value.printed) users deleted"
        },
        errors: [2231, 2004, 400],
        examples: [
            Example(
                given: ["let a = user create --username ada", "let b = user create --username bob"],
                "user delete ada bob",
                prints: "2 users deleted"
            )
        ],
        body: .service { arguments, services in
            .integer(try await services.administration.deleteUsers(arguments.list("user").map(\.printed)))
        }
    )
}
