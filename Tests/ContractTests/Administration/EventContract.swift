import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// The audit trail: each call leaves what happened, a refused one too, and no secret.
struct EventContract {
    private let method = PasswordLoginMethod.email

    @Test(arguments: Backend.allCases)
    func everyCallLeavesItsEventInOrder(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let user = try await client.registerByEmail("ada@example.org", password: "fake-pw")
        pool.wait(1)
        await method.fail(1, client)
        try await method.logIn(client)
        _ = try await client.refreshToken()
        _ = try await client.updatePassword("fake-new", oldPassword: "fake-pw")
        try await client.logout()
        _ = try await client.sendSMSCode("13800138000")
        await expectRefusal(.sendingTooOften) { try await client.sendSMSCode("13800138000") }
        let code = try await pool.sendCode(toEmail: "ada@example.org")
        _ = try await client.resetPasswordByEmailCode("ada@example.org", code: code, newPassword: "fake-newer")

        let events = try await pool.administration.listEvents(after: 0, limit: 100)
        let trail = events.filter { $0.kind != .settingChanged }
        #expect(
            trail.map(\.kind) == [
                .register, .login, .login, .tokenRefreshed, .passwordChanged, .logout, .smsSent, .smsSent, .emailSent,
                .accountClaimed, .passwordReset,
            ]
        )
        #expect(trail.map(\.code) == [200, 2006, 200, 200, 200, 200, 200, 2080, 200, 200, 200])
        #expect(trail.first?.at == TestPool.start && trail.last?.at == pool.now)
        #expect(trail.allSatisfy { $0.clientIP == "192.0.2.1" })
        #expect(trail.filter { $0.kind != .smsSent }.allSatisfy { $0.userID == user.id })
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.id < $1.id })
    }

    @Test(arguments: Backend.allCases)
    func aLockIsAnEventOfItsOwn(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 1])
        try await method.register(in: pool)
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), password: "wrong") }
        let kinds = try await pool.administration.listEvents(after: 0, limit: 100).map(\.kind)
        #expect(kinds.contains(.accountLocked) && kinds.contains(.userCreated))
    }

    @Test(arguments: Backend.allCases)
    func theTrailCanBeFollowed(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for _ in 0..<3 { await expectRefusal(.userUnknown) { try await method.logIn(pool.client(), method.stranger) } }
        let all = try await pool.administration.listEvents(after: 0, limit: 100)
        let last = try #require(all.last)
        #expect(try await pool.administration.listEvents(after: last.id, limit: 100).isEmpty)
        #expect(try await pool.administration.listEvents(after: 0, limit: 1) == [last])
        await expectRefusal(.userUnknown) { try await method.logIn(pool.client(), method.stranger) }
        #expect(try await pool.administration.listEvents(after: last.id, limit: 100).count == 1)
    }

    @Test(arguments: Backend.allCases)
    func noSecretIsInIt(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        _ = try await client.registerByEmail("ada@example.org", password: "canary-7f3a")
        await expectRefusal(.passwordWrong) {
            try await client.loginByEmail("ada@example.org", password: "canary-7f3a-wrong")
        }
        let text = try await pool.administration.listEvents(after: 0, limit: 100).map { $0.json.text() }.joined()
        #expect(!text.contains("canary"))
    }
}
