import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

/// Semantics 7.3: the session that all applications of a pool see.
struct SessionTrackContract {
    private static let method = PasswordLoginMethod.username

    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        try await pool.set("appSsoEnabled", true)
        _ = try await pool.administration.createUser(
            UserCreation(
                username: "ada",
                email: "ada@example.org",
                phone: "13800138000",
                password: "fake-pw",
                profile: ["nickname": "Ada", "company": "Example"]
            )
        )
        return pool
    }

    /// Whether a browser with this cookie is known.
    private func isKnown(_ pool: TestPool, _ cookie: Secret?) async throws -> Bool {
        let browser = pool.client()
        browser.session.cookie = cookie
        return try await browser.trackSession().session != nil
    }

    @Test(arguments: Backend.allCases)
    func nobodyHasASessionAtFirst(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        #expect(try await client.trackSession().json == ["session": .null])
        try await Self.method.logIn(client, autoRegister: true)
        #expect(try await client.trackSession().json == ["session": .null])
        #expect(client.session.cookie == nil)
    }

    @Test(arguments: Backend.allCases)
    func aLoginMakesASessionThatOutlivesTheToken(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let client = pool.client()
        let user = try await Self.method.logIn(client)
        let token = try #require(user.token)
        let expected: JSON = [
            "session": ["appId": .string(pool.appID), "type": "oidc", "userId": .string(user.id.rawValue)],
            "userInfo": [
                "_id": .string(user.id.rawValue),
                "email": "ada@example.org",
                "registerInClient": .string(pool.appID),
                "token": .string(token.reveal { $0 }),
                "tokenExpiredAt": "2026-01-15T00:00:00+00:00",
                "photo": .string(user.details[.photo] ?? ""),
                "company": "Example",
                "nickname": "Ada",
                "username": "ada",
            ],
        ]
        #expect(try await client.trackSession().json == expected)
        client.clearSession()
        let track = try await client.trackSession()
        #expect(track.session?.user.id == user.id && track.session?.token == nil)
        #expect(client.user == nil)
    }

    @Test(arguments: Backend.allCases)
    func aSessionEndsWithItsTime(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("ssoSessionLifetime", 100)
        let client = pool.client()
        try await Self.method.logIn(client)
        pool.wait(99.999)
        #expect(try await client.trackSession().session != nil)
        pool.wait(0.001)
        #expect(try await client.trackSession().session == nil)
    }

    @Test(arguments: Backend.allCases)
    func aLogoutEndsTheSession(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let (client, other) = (pool.client(), pool.client())
        try await Self.method.logIn(client)
        try await Self.method.logIn(other)
        let cookie = client.session.cookie
        try await client.logout()
        #expect(client.session.cookie == nil)
        #expect(try await isKnown(pool, cookie) == false)
        #expect(try await other.trackSession().session != nil)
    }

    @Test(arguments: Backend.allCases)
    func aBlockAndANewPasswordEndEverySession(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let clients = [pool.client(), pool.client()]
        for client in clients { try await Self.method.logIn(client) }
        _ = try await clients[0].updatePassword("fake-new", oldPassword: "fake-pw")
        #expect(try await clients[0].trackSession().session != nil)
        #expect(try await clients[1].trackSession().session == nil)
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().resetPasswordByPhoneCode("13800138000", code: code, newPassword: "fake-pw")
        #expect(try await clients[0].trackSession().session == nil)
        try await Self.method.logIn(clients[0])
        _ = try await pool.administration.blockUser("ada")
        #expect(try await clients[0].trackSession().session == nil)
        _ = try await pool.administration.unblockUser("ada")
        #expect(try await clients[0].trackSession().session == nil)
    }
}
