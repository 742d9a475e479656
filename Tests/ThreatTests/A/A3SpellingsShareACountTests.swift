import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// However an account is named, its tries are counted together: with a limit of N there are exactly N.
@Suite("A3: all spellings of an account share one count")
struct A3SpellingsShareACountTests {
    private static let limit = 6

    private typealias Try = @Sendable (AuthenticationClient) async throws -> User

    /// Names of one account, in every spelling that reaches it.
    private static let spellings: [Try] = [
        { try await $0.loginByEmail("ada@example.org", password: "wrong") },
        { try await $0.loginByUsername("ada", password: "wrong") },
        { try await $0.loginByPhonePassword("13800138000", password: "wrong") },
        { try await $0.loginByEmail("ADA@Example.ORG", password: "wrong") },
        { try await $0.loginByPhonePassword("+86 138-0013-8000", password: "wrong") },
        { try await $0.loginByEmail("  ada@example.org\t", password: "wrong") },
        { try await $0.loginByPhonePassword("0086 13800138000", password: "wrong") },
        { try await $0.loginByUsername(" ada ", password: "wrong") },
        { try await $0.loginByEmail("Ada@example.org", password: "wrong") },
        { try await $0.loginByPhonePassword("86 138 0013 8000", password: "wrong") },
    ]

    private func createAda(_ administration: any PoolAdministration) async throws {
        _ = try await administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000", password: "the-right-one")
        )
        _ = try await administration.changeSetting(
            "loginPasswordFailCheck",
            to: ["enabled": true, "limit": .integer(Self.limit)]
        )
    }

    @Test("a mix of spellings gets as many tries as one", arguments: Backend.allCases)
    func oneConnection(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await backend.makePool(meter: meter)
        try await createAda(pool.administration)
        meter.reset()
        for spelling in Self.spellings {
            await #expect(throws: AuthingError.self) { try await spelling(pool.client()) }
        }
        #expect(meter.count(.compare) == Self.limit)
        await expectRefusal(.accountLocked) {
            try await pool.client().loginByUsername("ada", password: "the-right-one")
        }
    }

    @Test("so it does through two connections to a file")
    func twoConnections() async throws {
        let directory = try TemporaryDirectory()
        let meter = HashMeter()
        var environment = Environment.repeatable()
        environment.beforeHash = { await meter.note($0) }
        let path = directory.path(of: "shared.pool")
        let pools = try [
            EmbeddedPool.open(file: path, environment: environment),
            EmbeddedPool.open(file: path, environment: environment),
        ]
        _ = try await pools[0].administration.changeSetting("passwordHashing", to: "cheap")
        try await createAda(pools[0].administration)
        meter.reset()
        for (number, spelling) in Self.spellings.enumerated() {
            await #expect(throws: AuthingError.self) { try await spelling(pools[number % 2].makeClient()) }
        }
        #expect(meter.count(.compare) == Self.limit)
    }

    @Test("spellings of a name that nobody has share a count, too", arguments: Backend.allCases)
    func strangers(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("profile", "strict")
        for (number, name) in ["bob@example.org", "BOB@example.org", " bob@Example.org "].enumerated() {
            await expectRefusal(.accountOrPasswordWrong) {
                try await pool.client(from: "192.0.2.\(number)").loginByEmail(name, password: "wrong")
            }
        }
        await expectRefusal(.captchaRequired) {
            try await pool.client(from: "192.0.2.99").loginByEmail("Bob@example.org", password: "wrong")
        }
        await expectRefusal(.accountOrPasswordWrong) {
            try await pool.client(from: "192.0.2.99").loginByEmail("eve@example.org", password: "wrong")
        }
    }
}
