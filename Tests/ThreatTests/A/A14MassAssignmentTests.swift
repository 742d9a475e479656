import AuthingAPI
import AuthingJSON
import AuthingScript
import AuthingShell
import Foundation
import TestSupport
import Testing

/// A caller names fields that are the core's own wherever a call takes named fields.
///
/// Every such parameter of every command meets every field that is not the user's to set; nothing may change. A command
/// with a new one fails the test until it is in the table.
@Suite("A14: no call sets a field that is the core's own")
struct A14MassAssignmentTests {
    private static let phone = "13800138000"

    /// A parameter that takes named fields.
    struct Parameter: Sendable, CustomTestStringConvertible {
        /// Command and parameter.
        let name: String
        /// Fields that are the core's own elsewhere and may be given here.
        var allowed: Set<String> = []
        /// Makes the call.
        let call: @Sendable (TestPool, AuthenticationClient, JSONObject) async throws -> Void

        var testDescription: String { name }
    }

    /// Every parameter of the authentication API that takes named fields.
    static let parameters: [Parameter] =
        [
            register("email", "profile") { RegistrationOptions(profile: ProfileChanges($0)) },
            register("username", "profile") { RegistrationOptions(profile: ProfileChanges($0)) },
            register("phone", "profile") { RegistrationOptions(profile: ProfileChanges($0)) },
            register("email", "custom-data") { RegistrationOptions(customData: $0) },
            register("username", "custom-data") { RegistrationOptions(customData: $0) },
            register("phone", "custom-data") { RegistrationOptions(customData: $0) },
            Parameter(name: "login email custom-data") { _, client, fields in
                let options = LoginOptions(customData: fields)
                _ = try await client.loginByEmail("ada@example.org", password: "fake-pw", options: options)
            },
            Parameter(name: "login username custom-data") { _, client, fields in
                let options = LoginOptions(customData: fields)
                _ = try await client.loginByUsername("ada", password: "fake-pw", options: options)
            },
            Parameter(name: "login phone custom-data") { _, client, fields in
                let options = LoginOptions(customData: fields)
                _ = try await client.loginByPhonePassword(phone, password: "fake-pw", options: options)
            },
            Parameter(name: "login phone-code custom-data") { pool, client, fields in
                let code = try await pool.sendCode(toPhone: phone)
                pool.wait(60 - 1)
                _ = try await client.loginByPhoneCode(phone, code: code, customData: fields)
            },
            Parameter(name: "profile update record") { _, client, fields in
                _ = try await client.updateProfile(ProfileChanges(fields))
            },
            Parameter(name: "udf set data") { _, client, fields in try await client.setUdfValue(fields) },
            Parameter(name: "udv set key") { _, client, fields in
                for (key, value) in fields { _ = try await client.setUdv(key, value: value) }
            },
        ]

    /// A registration of somebody new, who must not come to be.
    private static func register(
        _ method: String,
        _ parameter: String,
        _ options: @escaping @Sendable (JSONObject) -> RegistrationOptions
    ) -> Parameter {
        // A profile may hold identifiers, which are not proved by that, and a provider's raw answer.
        let allowed: Set<String> = parameter == "profile" ? ["email", "phone", "oauth"] : []
        return Parameter(name: "register \(method) \(parameter)", allowed: allowed) { pool, _, fields in
            let client = pool.client()
            switch method {
            case "email":
                _ = try await client.registerByEmail("eve@example.org", password: "fake-pw", options: options(fields))
            case "username":
                _ = try await client.registerByUsername("eve", password: "fake-pw", options: options(fields))
            default:
                let code = try await pool.sendCode(toPhone: "13900139000")
                _ = try await client.registerByPhoneCode("13900139000", code: code, options: options(fields))
            }
        }
    }

    /// The fields of a user that no caller sets, and others that records of a user have elsewhere.
    private static let ownFields: [String] = {
        let user = User(id: User.ID(rawValue: ""), userPoolID: "", createdAt: TestPool.start)
        let editable = Set(ProfileField.allCases.map(\.rawValue)).union(["username", "lastIP"])
        let shown = user.json.objectValue?.keys.filter { !editable.contains($0) } ?? []
        return shown + [
            "identities", "customData", "roles", "role", "groups", "permissions", "departments", "resources",
            "passwordHash", "passwordLevel", "salt", "lockedUntil", "isBlocked", "isRoot", "emailverified",
            "email_verified", "userID", "_id", "__proto__", "constructor", "prototype",
        ]
    }()

    /// What an attacker would like a field to be.
    private static let temptations: [JSON] = [true, 999, "admin", "2099-01-01T00:00:00+00:00", ["admin"], ["a": "b"]]

    @Test("the fields are those of the API")
    func fields() {
        #expect(Self.ownFields.count > 35)
        for name in ["id", "status", "emailVerified", "blocked", "loginsCount", "registerSource", "externalId"] {
            #expect(Self.ownFields.contains(name))
        }
    }

    @Test("every parameter that takes named fields is in the table")
    func table() {
        let declared = CommandCatalogue.standard.commands.filter { $0.group == .authentication }.flatMap { command in
            command.parameters
                // What comes as context reaches the pool's functions and is kept nowhere.
                .filter {
                    ($0.kind == .record && $0.name != "context") || $0.name == "key" && command.name == "udv set"
                }
                .map { "\(command.name) \($0.name)" }
        }
        #expect(Set(declared) == Set(Self.parameters.map(\.name)))
    }

    @Test("is refused and changes nothing", arguments: parameters)
    func isRefused(parameter: Parameter) async throws {
        let pool = try await Backend.embedded.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: Self.phone, password: "fake-pw")
        )
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        let before = try await state(of: pool)
        for field in Self.ownFields where !parameter.allowed.contains(field) {
            for value in Self.temptations {
                await #expect(throws: AuthingError.self, "\(field) = \(value)") {
                    try await parameter.call(pool, client, [field: value])
                }
                pool.wait(60)
            }
        }
        #expect(try await state(of: pool) == before)
    }

    /// Everything a user's record has, but not that a code was redeemed by the phone's holder.
    private func state(of pool: TestPool) async throws -> [JSON] {
        var users: [JSON] = []
        for user in try await pool.administration.listUsers(page: 1, limit: 10).list {
            var fields =
                try await pool.administration.findUser(user.id.rawValue, with: Set(UserPart.allCases)).json
                .objectValue ?? [:]
            (fields["phoneVerified"], fields["updatedAt"]) = (nil, nil)
            users.append(.object(fields))
        }
        return users
    }

    @Test("identifiers in a profile are not proved by that")
    func identifiersAreNotProved() async throws {
        let pool = try await Backend.embedded.makePool()
        let user = try await pool.client().registerByUsername(
            "eve",
            password: "fake-pw",
            options: .init(profile: ["email": "ada@example.org", "phone": .string(Self.phone)])
        )
        #expect(!user.emailVerified && !user.phoneVerified)
    }

    @Test(
        "no custom field has the name of such a field",
        arguments: ownFields + [
            "Roles", "PASSWORD", " id ", "__Proto__", "token", "sub", "jti",
        ]
    )
    func reservedKeys(key: String) async throws {
        let pool = try await Backend.embedded.makePool()
        for target in CustomFieldTarget.allCases {
            await expectRefusal(.badRequest) {
                try await pool.administration.defineField(CustomField(key, .string, target: target))
            }
        }
        #expect(try await pool.administration.listFields(of: nil).isEmpty)
    }

    @Test("a user has room for 64 KiB", arguments: Backend.allCases)
    func sizeIsCapped(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for key in ["a", "b", "c"] { _ = try await pool.administration.defineField(CustomField(key, .string)) }
        func text(_ size: Int) -> JSON { .string(String(repeating: "x", count: size)) }
        let client = pool.client()
        // A key of one byte and two quotes: 3 bytes a value beside the text.
        let tooMuch: JSONObject = ["a": text(32_768 - 3), "b": text(32_768 - 2)]
        await expectRefusal(.badRequest) {
            try await client.registerByUsername("ada", password: "fake-pw", options: .init(customData: tooMuch))
        }
        let just: JSONObject = ["a": text(32_768 - 3), "b": text(32_768 - 3)]
        _ = try await client.registerByUsername(
            "ada",
            password: "fake-pw",
            options: .init(forceLogin: true, customData: just)
        )
        for changes in [["c": ""], tooMuch, ["b": .string(String(repeating: "学", count: 10_922))]] as [JSONObject] {
            let refusal = await expectRefusal(.badRequest) { try await client.setUdfValue(changes) }
            #expect(refusal?.data?["limit"] == 65_536)
        }
        await expectRefusal(.badRequest) {
            try await client.loginByUsername("ada", password: "fake-pw", options: .init(customData: ["c": ""]))
        }
        // Room that is made in the same call counts, and what is hidden takes room.
        try await client.setUdfValue(["b": nil, "c": text(32_768 - 3)])
        _ = try await pool.administration.undefineField("c", of: .user)
        await expectRefusal(.badRequest) { try await client.setUdfValue(["b": ""]) }
    }
}
