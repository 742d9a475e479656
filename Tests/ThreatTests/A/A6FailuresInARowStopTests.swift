import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingShell
import Foundation
import TestSupport
import Testing

/// After 100 wrong secrets in a row a path takes no more, not even the right one, until the account is recovered.
///
/// The table below has every command of the authentication API: one that is not in it fails the suite.
@Suite("A6: failures in a row stop every path")
struct A6FailuresInARowStopTests {
    /// What a path asks for.
    enum Path {
        /// A password of the account, which can be guessed.
        case password
        /// A code that was sent to the account, which can be guessed.
        case code
        /// A word of 96 random bits or more, or a signed token: no number of guesses finds one. That of a forced reset is
        /// given to who had the password right, and takes few tries of its own.
        case unguessable
        /// The password of a directory, which counts guesses itself.
        case directory
        /// Nothing that proves anything: a new secret is set, or a login is used that there is.
        case nothing
    }

    /// Every command of the API, by what it asks for.
    static let table: [String: Path] = [
        "register email": .nothing, "register username": .nothing, "register phone": .code,
        "login email": .password, "login username": .password, "login phone": .password,
        "login sub-account": .password, "login phone-code": .code, "login ldap": .directory, "login ad": .directory,
        "login wechat": .unguessable, "whoami": .unguessable, "session check": .unguessable, "logout": .unguessable,
        "token status": .unguessable, "token refresh": .unguessable, "token set": .nothing, "session clear": .nothing,
        "send sms": .nothing, "send email": .nothing,
        "password reset phone": .code, "password reset email": .code, "password reset first-token": .unguessable,
        "password reset force-token": .unguessable, "password update": .password, "password strength": .nothing,
        "password level": .nothing, "profile update": .unguessable,
        // Codes at addresses that are nobody's yet; a code at the account's own old address is one of the account.
        "phone bind": .nothing, "phone unbind": .unguessable, "phone update": .code, "email bind": .nothing,
        "email unbind": .unguessable, "email update": .code,
        "account link": .unguessable, "account unlink": .unguessable, "security level": .unguessable,
        "udf get": .unguessable, "udf set": .unguessable, "udf remove": .unguessable, "udv list": .unguessable,
        "udv set": .unguessable, "udv remove": .unguessable, "resources list": .unguessable,
        "apps list": .unguessable, "orgs list": .unguessable, "roles list": .unguessable, "roles has": .unguessable,
        "departments list": .unguessable, "user exists": .nothing, "ticket validate": .unguessable,
        "session track": .unguessable,
    ]

    @Test("the table has every command of the API")
    func everyCommand() {
        let commands = CommandCatalogue.standard.commands.filter { $0.group == .authentication }.map(\.name)
        #expect(commands.count > 20)
        #expect(commands.filter { Self.table[$0] == nil } == [])
    }

    /// One path that can be guessed: a wrong try and a right one.
    private struct Guess: Sendable {
        let name: String
        let wrong: @Sendable (TestPool) async throws -> Any
        let right: @Sendable (TestPool) async throws -> Any
    }

    private static let right: Secret = "the-right-password"
    private static let phone = "13800138000"
    private static let email = "ada@example.org"

    private static func login(_ pool: TestPool) async throws -> AuthenticationClient {
        // By the other factor, so that the streak under test is not the one that the login would end.
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: right)
        return client
    }

    private static let passwords: [Guess] = [
        Guess(name: "login email") {
            try await $0.client().loginByEmail(email, password: "wrong")
        } right: {
            try await $0.client().loginByEmail(email, password: right)
        },
        Guess(name: "login username") {
            try await $0.client().loginByUsername("ada", password: "wrong")
        } right: {
            try await $0.client().loginByUsername("ada", password: right)
        },
        Guess(name: "login phone") {
            try await $0.client().loginByPhonePassword(phone, password: "wrong")
        } right: {
            try await $0.client().loginByPhonePassword(phone, password: right)
        },
    ]

    private static let codes: [Guess] = [
        Guess(name: "login phone-code") {
            try await $0.client().loginByPhoneCode(phone, code: "none")
        } right: {
            try await $0.client().loginByPhoneCode(phone, code: $0.sendCode(toPhone: phone))
        },
        Guess(name: "register phone") {
            try await $0.client().registerByPhoneCode(phone, code: "none")
        } right: {
            try await $0.client().registerByPhoneCode(phone, code: $0.sendCode(toPhone: phone))
        },
        Guess(name: "password reset phone") {
            try await $0.client().resetPasswordByPhoneCode(phone, code: "none", newPassword: "a-new-password")
        } right: {
            let code = try await $0.sendCode(toPhone: phone)
            return try await $0.client().resetPasswordByPhoneCode(phone, code: code, newPassword: "a-new-password")
        },
        Guess(name: "password reset email") {
            try await $0.client().resetPasswordByEmailCode(email, code: "none", newPassword: "a-new-password")
        } right: {
            let code = try await $0.sendCode(toEmail: email)
            return try await $0.client().resetPasswordByEmailCode(email, code: code, newPassword: "a-new-password")
        },
    ]

    private func makePool(_ backend: Backend = .embedded) async throws -> TestPool {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: Self.email, phone: Self.phone, password: Self.right)
        )
        return pool
    }

    private func exhaust(_ guesses: [Guess], _ pool: TestPool) async {
        for number in 0..<100 {
            await #expect(throws: AuthingError.self) { try await guesses[number % guesses.count].wrong(pool) }
        }
    }

    @Test("100 wrong passwords, and the right one is refused on each path", arguments: Backend.allCases)
    func passwordPaths(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let client = try await Self.login(pool)
        await exhaust(Self.passwords, pool)
        for guess in Self.passwords {
            await expectRefusal(.accountLocked) { try await guess.right(pool) }
        }
        await expectRefusal(.accountLocked) {
            try await client.updatePassword("a-new-password", oldPassword: Self.right)
        }
        // Time does not recover it.
        pool.wait(40 * 86_400)
        await expectRefusal(.accountLocked) { try await pool.client().loginByUsername("ada", password: Self.right) }
    }

    @Test("each path alone stops all", arguments: passwords.map(\.name))
    func onePasswordPath(name: String) async throws {
        let pool = try await makePool()
        await exhaust(Self.passwords.filter { $0.name == name }, pool)
        for guess in Self.passwords { await expectRefusal(.accountLocked) { try await guess.right(pool) } }
    }

    @Test("so does the present password of a change")
    func changes() async throws {
        let pool = try await makePool()
        let client = try await Self.login(pool)
        for _ in 0..<100 {
            await expectRefusal(.oldPasswordWrong) {
                try await client.updatePassword("a-new-password", oldPassword: "wrong")
            }
        }
        await expectRefusal(.accountLocked) {
            try await client.updatePassword("a-new-password", oldPassword: Self.right)
        }
        await expectRefusal(.accountLocked) { try await pool.client().loginByUsername("ada", password: Self.right) }
    }

    @Test("100 wrong codes, and the right one is refused on each path", arguments: Backend.allCases)
    func codePaths(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await exhaust(Self.codes, pool)
        for guess in Self.codes {
            pool.wait(60)
            await expectRefusal(.accountLocked) { try await guess.right(pool) }
        }
    }

    @Test("each path alone stops all", arguments: codes.map(\.name))
    func oneCodePath(name: String) async throws {
        let pool = try await makePool()
        await exhaust(Self.codes.filter { $0.name == name }, pool)
        for guess in Self.codes {
            pool.wait(60)
            await expectRefusal(.accountLocked) { try await guess.right(pool) }
        }
    }

    @Test("a login another way, a reset and an operator each recover the account")
    func recovery() async throws {
        let pool = try await makePool()
        let recoveries: [() async throws -> Void] = [
            { _ = try await pool.client().loginByPhoneCode(Self.phone, code: pool.sendCode(toPhone: Self.phone)) },
            {
                let code = try await pool.sendCode(toEmail: Self.email)
                _ = try await pool.client().resetPasswordByEmailCode(Self.email, code: code, newPassword: Self.right)
            },
            { _ = try await pool.administration.unblockUser("ada") },
        ]
        for recover in recoveries {
            await exhaust(Self.passwords, pool)
            await expectRefusal(.accountLocked) { try await pool.client().loginByUsername("ada", password: Self.right) }
            try await recover()
            _ = try await pool.client().loginByUsername("ada", password: Self.right)
        }
        await exhaust(Self.codes, pool)
        _ = try await pool.client().loginByUsername("ada", password: Self.right)
        pool.wait(60)
        _ = try await pool.client().loginByPhoneCode(Self.phone, code: pool.sendCode(toPhone: Self.phone))
    }

    @Test("under uniformLoginErrors the stop looks like any wrong secret")
    func uniformAnswers() async throws {
        let pool = try await makePool()
        try await pool.set("uniformLoginErrors", true)
        await exhaust(Self.passwords, pool)
        await exhaust(Self.codes, pool)
        await expectRefusal(.accountOrPasswordWrong) {
            try await pool.client().loginByUsername("ada", password: Self.right)
        }
        await expectRefusal(.codeWrong) {
            try await pool.client().loginByPhoneCode(Self.phone, code: pool.sendCode(toPhone: Self.phone))
        }
    }
}
