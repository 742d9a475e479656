import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Every password is kept as Argon2id of at least 19 MiB and two passes, with a salt of its own, whichever way it came in;
/// an older hash is renewed by the login that fits it.
///
/// The known answers stand with the hasher: `PasswordHasherTests`.
@Suite("A7: kept passwords cost what they should", .serialized)
struct A7HashesAreStrongTests {
    private static let right: Secret = "the-right-password"

    /// Takes every way by which a password is kept.
    private func fill(_ pool: EmbeddedPool, clock: VirtualClock) async throws {
        let client = pool.makeClient()
        _ = try await client.registerByEmail("a@example.org", password: Self.right)
        _ = try await client.registerByUsername("b", password: Self.right)
        _ = try await client.sendSMSCode("13800138000")
        let first = try #require(try await pool.administration.lastMessage(to: "13800138000")?.code)
        _ = try await client.registerByPhoneCode("13800138000", code: first, password: Self.right)
        _ = try await pool.administration.createUser(UserCreation(username: "c", password: Self.right))
        let options = LoginOptions(autoRegister: true)
        _ = try await client.loginByUsername("d", password: Self.right, options: options)
        _ = try await client.updatePassword("another-password", oldPassword: Self.right)
        clock.advance(by: .seconds(60))
        _ = try await client.sendEmail("a@example.org", scene: "RESET_PASSWORD")
        let second = try #require(try await pool.administration.lastMessage(to: "a@example.org")?.code)
        _ = try await client.resetPasswordByEmailCode("a@example.org", code: second, newPassword: "another-password")
        _ = try await client.sendSMSCode("13800138000")
        let third = try #require(try await pool.administration.lastMessage(to: "13800138000")?.code)
        _ = try await client.resetPasswordByPhoneCode("13800138000", code: third, newPassword: "another-password")
        for number in 0..<Scale.of(20, full: 10_000) {
            _ = try await pool.administration.createUser(UserCreation(username: "u\(number)", password: Self.right))
        }
    }

    @Test("no row of a pool file is below the policy")
    func scan() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "kept.pool")
        let clock = VirtualClock.frozen()
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable(clock: clock))
        try await fill(pool, clock: clock)
        let store = try SQLitePool(file: path, passwordHashing: .owasp, environment: .repeatable()) { .inMemory }
        let texts = try await store.look { stores in
            try stores.users.list(offset: 0, limit: 100_000).map { $0.passwordHash?.text ?? "none" }
        }
        #expect(texts.count == 5 + Scale.of(20, full: 10_000))
        var salts: Set<Substring> = []
        for text in texts {
            let parts = text.split(separator: "$")
            try #require(parts.count == 5)
            let costs: [Int] = parts[2].split(separator: ",").compactMap { cost in Int(cost.dropFirst(2)) }
            #expect(parts[0] == "argon2id" && parts[1] == "v=19")
            #expect(costs.count == 3 && costs[0] >= 19_456 && costs[1] >= 2 && costs[2] == 1, "costs \(parts[2])")
            // 16 bytes of salt and 32 of key, in Base64 without padding.
            #expect(parts[3].count == 22 && parts[4].count == 43)
            salts.insert(parts[3])
        }
        #expect(salts.count == texts.count)
    }

    @Test("a login renews an old hash in the transaction that records it")
    func renewal() async throws {
        let spy = SpyingPool(SQLitePool(inMemory: .inMemory, passwordHashing: .cheap, now: { TestPool.start }))
        let parts = CoreParts(pool: spy, environment: .repeatable())
        let administration = EmbeddedAdministration(parts, file: nil)
        let client = AuthenticationClient(
            service: EmbeddedService(parts),
            options: ClientOptions(appID: PoolIdentity.inMemory.appID)
        )
        _ = try await client.registerByUsername("ada", password: Self.right)
        _ = try await administration.changeSetting("passwordHashing", to: "owasp")
        _ = try await client.loginByUsername("ada", password: Self.right)
        let states = await spy.states
        // Never a login on the old hash, never a new hash without the login.
        #expect(states.allSatisfy { $0.logins == ($0.isOld ? 0 : 1) }, "\(states)")
        #expect(states.last?.logins == 1)
        await expectRefusal(.passwordWrong) { try await client.loginByUsername("ada", password: "wrong") }
        _ = try await client.loginByUsername("ada", password: Self.right)
    }
}

/// A pool that looks at its first user after each transaction.
private actor SpyingPool: PoolStore {
    struct State: Sendable {
        let logins: Int
        let isOld: Bool
    }

    private let base: SQLitePool
    private(set) var states: [State] = []

    init(_ base: SQLitePool) { self.base = base }

    func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value> {
        let outcome = try await base.transaction(body)
        let seen = try await base.read { stores in
            .passed(
                try stores.users.list(offset: 0, limit: 1).first.map { account in
                    State(
                        logins: account.user.loginsCount,
                        isOld: account.passwordHash?.needsRehash(for: .owasp) ?? true
                    )
                }
            )
        }
        if case .passed(let state?) = seen { states.append(state) }
        return outcome
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any PoolStores) throws -> Outcome<Value>
    ) async throws(StoreError) -> Outcome<Value> {
        try await base.read(body)
    }

    nonisolated func onDeliveries(_ listener: @escaping @Sendable () -> Void) { base.onDeliveries(listener) }
}
