import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("States to go back to")
struct SnapshotTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func make(_ isFile: Bool) throws -> EmbeddedPool {
        isFile
            ? try EmbeddedPool.open(file: directory.path(of: "test.pool"), environment: .repeatable())
            : try EmbeddedPool.inMemory(environment: .repeatable())
    }

    @Test("a state is the whole pool, and serves as often as wanted", arguments: [false, true])
    func restores(isFile: Bool) async throws {
        let pool = try make(isFile)
        let client = pool.makeClient()
        _ = try await pool.administration.changeSetting("passwordHashing", to: "cheap")
        _ = try await client.registerByUsername("ada", password: "pw", options: .init(forceLogin: true))
        let token = try #require(client.token)
        let state = try await pool.saveState()
        for _ in 0..<3 {
            try await client.logout()
            _ = try await client.registerByUsername("bob", password: "pw")
            _ = try await pool.administration.changeSetting("verifyCodeLength", to: 8)
            try await pool.restoreState(state)
            #expect(try await client.checkLoginStatus(token).status)
            #expect(try await pool.administration.describePool().userCount == 1)
            #expect(try await pool.administration.describePool().settings.verifyCodeLength == 4)
            _ = try await client.loginByUsername("ada", password: "pw")
            try await pool.restoreState(state)
            client.setToken(token)
        }
        try pool.close()
    }

    @Test("a state taken from a file can be restored after it was opened again, with the right mode")
    func restoredFilesStayPrivate() async throws {
        let pool = try make(true)
        let state = try await pool.saveState()
        _ = try await pool.makeClient().registerByUsername("ada", password: "pw")
        try await pool.restoreState(state)
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(of: "test.pool"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try pool.close()
        let again = try make(true)
        #expect(try await again.administration.describePool().userCount == 0)
        try again.close()
    }

    @Test("after closing, every call is refused with 1000")
    func closed() async throws {
        let pool = try make(false)
        try pool.close()
        await expectRefusal(.systemBusy) { try await pool.makeClient().registerByUsername("ada", password: "pw") }
        await expectRefusal(.systemBusy) { try await pool.administration.describePool() }
    }

    @Test("a pool made for a program needs a clock alone")
    func publicFactory() async throws {
        let pool = try EmbeddedPool.inMemory(now: { VirtualClock.testStart }, seed: 3)
        let user = try await pool.makeClient().registerByEmail("ada@example.org", password: "passw0rd")
        #expect(user.createdAt == VirtualClock.testStart)
    }
}
