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
        /// The password of a directory for a user of the pool; one of whom the pool knows nothing has no account to stop.
        case directory
        /// A word of 96 random bits or more, or a signed token: no number of guesses finds one.
        case unguessable
        /// Nothing that proves anything: a new secret is set, or a login is used that there is.
        case nothing

        /// Whether somebody who may try often enough gets it right.
        var isGuessable: Bool {
            switch self {
            case .password, .code, .directory: true
            case .unguessable, .nothing: false
            }
        }
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
        // Its token cannot be guessed, but the old password that it asks for can.
        "password reset force-token": .password, "password update": .password, "password strength": .nothing,
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

    @Test("each path that can be guessed has its check below")
    func everyPath() {
        #expect(Set(Self.attacks.keys) == Set(Self.table.filter { $0.value.isGuessable }.keys))
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

    private func makePool(
        _ backend: Backend = .embedded,
        connections: Connections = Connections()
    ) async throws -> TestPool {
        let pool = try await backend.makePool(connections: connections)
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
        for number in 1...100 {
            await expectRefusal(number < 100 ? .oldPasswordWrong : .accountLocked) {
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

/// Each path on its own: how it is attacked, and how the account comes back to its owner.
extension A6FailuresInARowStopTests {
    /// One path, on a pool that was made ready for it.
    private struct Attack {
        /// A try with a wrong secret; it gets the number of the try.
        let wrong: (Int) async throws -> Any
        /// A try with the right one.
        let right: () async throws -> Any
        /// What gives the account back.
        let recover: () async throws -> Any
        /// What the right secret leads to on an open account; `nil` where it goes through.
        var end: AuthingError.Code?
    }

    /// Gets a pool ready for an attack.
    private typealias Siege = @Sendable (TestPool, ScriptedDirectory) async throws -> Attack

    private static let newPassword: Secret = "a-new-password"

    private static let attacks: [String: Siege] = [
        "login email": { pool, _ in attack(passwords[0], pool) },
        "login username": { pool, _ in attack(passwords[1], pool) },
        "login phone": { pool, _ in attack(passwords[2], pool) },
        "login phone-code": { pool, _ in attack(codes[0], pool) },
        "register phone": { pool, _ in attack(codes[1], pool, end: .userExists) },
        "password reset phone": { pool, _ in attack(codes[2], pool) },
        "password reset email": { pool, _ in attack(codes[3], pool) },
        "login sub-account": { pool, _ in try await subAccount(pool) },
        "password update": { pool, _ in try await passwordUpdate(pool) },
        "password reset force-token": { pool, _ in try await forcedReset(pool) },
        "phone update": { pool, _ in try await phoneUpdate(pool) },
        "email update": { pool, _ in try await emailUpdate(pool) },
        "login ldap": { pool, directory in
            try await directoryLogin(pool, directory) { try await pool.client().loginByLDAP("grace", password: $0) }
        },
        "login ad": { pool, directory in
            try await directoryLogin(pool, directory) { try await pool.client().loginByAD("CORP\\grace", password: $0) }
        },
    ]

    /// A password is recovered by a code, and a code by the password.
    private static func attack(_ guess: Guess, _ pool: TestPool, end: AuthingError.Code? = nil) -> Attack {
        let isCode = codes.contains { $0.name == guess.name }
        return Attack(
            wrong: { _ in try await guess.wrong(pool) },
            right: {
                pool.wait(60)
                return try await guess.right(pool)
            },
            recover: { if isCode { try await login(pool) } else { try await loginByCode(pool) } },
            end: end
        )
    }

    private static func loginByCode(_ pool: TestPool) async throws -> User {
        try await pool.client().loginByPhoneCode(phone, code: pool.sendCode(toPhone: phone))
    }

    private static func subAccount(_ pool: TestPool) async throws -> Attack {
        try await pool.set("enableSubAccount", true)
        _ = try await pool.administration.createSubAccount(
            SubAccountCreation(account: "ada-till", password: right, user: "ada")
        )
        return Attack(
            wrong: { _ in try await pool.client().loginBySubAccount("ada-till", password: "wrong") },
            right: { try await pool.client().loginBySubAccount("ada-till", password: right) },
            // A login of the user says nothing of the sub-account.
            recover: { try await pool.administration.unblockUser("ada") }
        )
    }

    private static func passwordUpdate(_ pool: TestPool) async throws -> Attack {
        let client = try await login(pool)
        return Attack(
            wrong: { _ in try await client.updatePassword(newPassword, oldPassword: "wrong") },
            right: { try await client.updatePassword(newPassword, oldPassword: right) },
            recover: { try await loginByCode(pool) }
        )
    }

    /// Each token takes few tries, but whoever knew the password once may have collected many.
    private static func forcedReset(_ pool: TestPool) async throws -> Attack {
        let (tokens, tries) = (26, 4)
        try await pool.set("verifyCodeMaxAttempts", .integer(tries))
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1, "differenceCycle": 0])
        pool.wait(86_400)
        var words: [Secret] = []
        for _ in 0..<tokens {
            let refusal = await expectRefusal(.passwordTooOld) {
                try await pool.client().loginByUsername("ada", password: right)
            }
            words.append(Secret(try #require(refusal?.data?["token"]?.stringValue)))
        }
        let reset = { @Sendable [words] (number: Int, password: Secret) async throws in
            try await pool.client().resetPasswordByForcedToken(
                words[number / tries],
                oldPassword: password,
                newPassword: newPassword
            )
        }
        return Attack(
            wrong: { try await reset($0, "wrong") },
            right: { try await reset(tokens * tries - 1, right) },
            recover: { try await pool.administration.unblockUser("ada") }
        )
    }

    private static func phoneUpdate(_ pool: TestPool) async throws -> Attack {
        try await pool.set("smsCodeLifetime", 3600)
        let (client, new) = (try await login(pool), "13900139000")
        let code = try await pool.sendCode(toPhone: new)
        return Attack(
            wrong: { _ in try await client.updatePhone(new, code: code, oldPhone: phone, oldCode: "none") },
            right: {
                pool.wait(60)
                let oldCode = try await pool.sendCode(toPhone: phone)
                return try await client.updatePhone(new, code: code, oldPhone: phone, oldCode: oldCode)
            },
            recover: { try await login(pool) }
        )
    }

    private static func emailUpdate(_ pool: TestPool) async throws -> Attack {
        try await pool.set("emailCodeLifetime", 3600)
        let (client, new) = (try await login(pool), "countess@example.org")
        let code = try await pool.sendCode(toEmail: new, .changeEmail)
        return Attack(
            wrong: { _ in try await client.updateEmail(new, code: code, oldEmail: email, oldCode: "none") },
            right: {
                pool.wait(60)
                let oldCode = try await pool.sendCode(toEmail: email, .changeEmail)
                return try await client.updateEmail(new, code: code, oldEmail: email, oldCode: oldCode)
            },
            recover: { try await login(pool) }
        )
    }

    /// The first login makes a user of the entry.
    private static func directoryLogin(
        _ pool: TestPool,
        _ directory: ScriptedDirectory,
        _ login: @escaping @Sendable (Secret) async throws -> User
    ) async throws -> Attack {
        let attributes = ["uid": "grace", "sAMAccountName": "grace", "mail": "grace@example.org"]
        for name in ["grace", "grace@example.org"] {
            directory.set(name, password: right.reveal { $0 }, key: "uuid-1", attributes: attributes)
        }
        _ = try await login(right)
        return Attack(
            wrong: { _ in try await login("wrong") },
            right: { try await login(right) },
            recover: { try await pool.administration.unblockUser("grace") }
        )
    }

    @Test(
        "each path alone: 100 wrong secrets, the right one refused, and let through once the account is recovered",
        arguments: attacks.keys.sorted(),
        Backend.allCases
    )
    func eachPath(name: String, backend: Backend) async throws {
        let directory = ScriptedDirectory()
        let pool = try await makePool(backend, connections: Connections(ldap: directory, activeDirectory: directory))
        let siege = try #require(Self.attacks[name])
        let attack = try await siege(pool, directory)
        for number in 0..<100 { await #expect(throws: AuthingError.self) { try await attack.wrong(number) } }
        let asked = directory.asked.count
        await expectRefusal(.accountLocked) { try await attack.right() }
        #expect(directory.asked.count == asked, "a stopped account is no directory's matter")
        _ = try await attack.recover()
        if let end = attack.end { await expectRefusal(end, attack.right) } else { _ = try await attack.right() }
    }

    @Test("the password of a directory and the account's own are stopped together", arguments: Backend.allCases)
    func oneStop(backend: Backend) async throws {
        let directory = ScriptedDirectory()
        let pool = try await makePool(backend, connections: Connections(ldap: directory))
        _ = try await Self.directoryLogin(pool, directory) {
            try await pool.client().loginByLDAP("grace", password: $0)
        }
        _ = try await pool.administration.updateUser("grace", UserChanges(password: Self.right))
        let tries: [(Secret) async throws -> User] = [
            { try await pool.client().loginByLDAP("grace", password: $0) },
            { try await pool.client().loginByLDAP("Grace@Example.org", password: $0) },
            { try await pool.client().loginByUsername("grace", password: $0) },
        ]
        for number in 0..<100 {
            await #expect(throws: AuthingError.self) { _ = try await tries[number % tries.count]("wrong") }
        }
        for attempt in tries.prefix(1) + tries.suffix(1) {
            await expectRefusal(.accountLocked) { try await attempt(Self.right) }
        }
        // By a name that the pool cannot tell, the directory is asked; its yes opens nothing.
        directory.set("gh", password: Self.right.reveal { $0 }, key: "uuid-1", attributes: ["uid": "grace"])
        await expectRefusal(.accountLocked) { try await pool.client().loginByLDAP("gh", password: Self.right) }
        try await pool.set("uniformLoginErrors", true)
        for attempt in tries.prefix(1) + tries.suffix(1) {
            await expectRefusal(.accountOrPasswordWrong) { try await attempt(Self.right) }
        }
        _ = try await pool.administration.unblockUser("grace")
        for attempt in tries.prefix(1) + tries.suffix(1) { _ = try await attempt(Self.right) }
        // Somebody of whom the pool knows nothing has no account that could be stopped.
        directory.set("new", password: Self.right.reveal { $0 }, key: "uuid-2", attributes: ["uid": "new"])
        for _ in 0..<100 {
            await #expect(throws: AuthingError.self) { try await pool.client().loginByLDAP("new", password: "wrong") }
        }
        _ = try await pool.client().loginByLDAP("new", password: Self.right)
    }
}
