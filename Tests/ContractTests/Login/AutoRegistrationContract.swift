import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct AutoRegistrationContract {
    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func anUnknownUserIsRegisteredAndLoggedIn(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let user = try await method.logIn(client, autoRegister: true)
        let source =
            switch method {
            case .email: "basic:email"
            case .username: "basic:username-password"
            case .phone: "basic:phone-password"
            }
        #expect(user.registerSource == [source])
        #expect(user.loginsCount == 1)
        #expect(user.token != nil && client.token == user.token)
        #expect(!user.phoneVerified && !user.emailVerified)
        #expect(try await method.logIn(pool.client(), autoRegister: true).id == user.id)
        let events = try await pool.administration.listEvents(after: 0, limit: 100).map(\.kind)
        #expect(events.filter { $0 == .register || $0 == .login } == [.register, .login, .login])
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aKnownUserNeedsThePassword(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        await expectRefusal(.passwordWrong) {
            try await method.logIn(pool.client(), password: "wrong", autoRegister: true)
        }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func theRulesOfARegistrationApply(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await pool.set("passwordStrength", 1)
        await expectRefusal(.passwordWeak) {
            try await method.logIn(pool.client(), password: "abc", autoRegister: true)
        }
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 1])
        _ = try await pool.client().registerByUsername("other", password: "fake-pw")
        await expectRefusal(.registeringTooOften) { try await method.logIn(pool.client(), autoRegister: true) }
        try await pool.set("registerDisabled", true)
        await expectRefusal(.registrationDisabled) { try await method.logIn(pool.client(), autoRegister: true) }
        await expectRefusal(.userUnknown) { try await method.logIn(pool.client()) }
    }

    @Test(arguments: Backend.allCases)
    func ofManyAtOnceOneRegisters(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let outcomes = await withTaskGroup(of: AuthingError.Code?.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    do {
                        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
                        return nil
                    } catch {
                        return (error as? AuthingError)?.code ?? .failure
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.count { $0 == .userExists } == 15)
    }
}
