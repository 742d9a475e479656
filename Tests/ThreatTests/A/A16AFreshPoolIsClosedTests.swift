import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// A new pool has no account and no secret: nobody can log in before somebody registers.
///
/// There is no bootstrap secret that could be used twice or live too long: the console is the process that opened the
/// pool, and who may open its file is the file system's business (0600).
@Suite("A16: a fresh pool lets nobody in")
struct A16AFreshPoolIsClosedTests {
    private static let names = [
        "admin", "administrator", "root", "authing", "test", "user", "guest", "demo", "default",
    ]
    private static let passwords = ["", "admin", "password", "root", "authing", "123456", "changeme", "default"]

    @Test("there is no account", arguments: Backend.allCases)
    func noAccounts(backend: Backend) async throws {
        let pool = try await backend.makePool()
        #expect(try await pool.administration.describePool().userCount == 0)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).list == [])
        for name in Self.names {
            for password in Self.passwords {
                let secret = Secret(password)
                let client = pool.client()
                await #expect(throws: AuthingError.self) { try await client.loginByUsername(name, password: secret) }
                await #expect(throws: AuthingError.self) {
                    try await client.loginByEmail("\(name)@example.org", password: secret)
                }
                #expect(client.token == nil)
            }
        }
        await #expect(throws: AuthingError.self) {
            try await pool.client().loginByPhoneCode("13800138000", code: "0000")
        }
        #expect(try await pool.administration.describePool().userCount == 0)
    }

    @Test("there is no secret before one is needed, and then each pool draws its own")
    func noSecrets() async throws {
        var secrets: Set<String> = []
        for seed in 1...3 {
            let directory = try TemporaryDirectory()
            let path = directory.path(of: "fresh.pool")
            let pool = try EmbeddedPool.open(file: path, environment: .repeatable(seed: Int64(seed)))
            let store = try SQLitePool(file: path, passwordHashing: .owasp, environment: .repeatable()) { .inMemory }
            #expect(try await store.look { try $0.pool.load().keys == nil })
            _ = try await pool.makeClient().sendSMSCode("13800138000")
            let secret = try await store.look { try $0.pool.load().keys?.appSecret.reveal { $0 } ?? "" }
            #expect(secret.utf8.count >= 32)
            secrets.insert(secret)
        }
        #expect(secrets.count == 3)
    }

    @Test("no command and no setting takes a bootstrap secret")
    func noBootstrap() async throws {
        let names = PoolSetting.all.map { $0.name.lowercased() }
        for word in ["bootstrap", "admin", "master", "initial", "root"] {
            #expect(!names.contains { $0.contains(word) })
        }
    }
}
