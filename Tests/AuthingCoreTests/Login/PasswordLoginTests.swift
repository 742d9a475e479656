import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import TestSupport
import Testing

@Suite("Password login")
struct PasswordLoginTests {
    let pool: TestPool

    init() throws { pool = try .inMemory() }

    @Test("a registered user logs in, and a wrong password is refused")
    func logsIn() async throws {
        let client = pool.client()
        let registered = try await client.registerByEmail("Ada@Example.org", password: "passw0rd-A")
        #expect(registered.email == "ada@example.org")
        #expect(registered.token == nil && client.token == nil && client.user == registered)
        let user = try await client.loginByEmail("ada@example.org ", password: "passw0rd-A")
        #expect(user.loginsCount == 1 && user.lastIP == "192.0.2.1" && user.lastLogin == VirtualClock.testStart)
        #expect(user.token != nil && client.token == user.token)
        await expectRefusal(.passwordWrong) { try await client.loginByEmail("ada@example.org", password: "wrong") }
        #expect(client.token == user.token)
    }
}
