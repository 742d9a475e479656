import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Each login makes a session with an id of its own; one that somebody brought along opens nothing, and the old one is dead.
@Suite("D1: each login has a session of its own")
struct D1SessionsAreNewTests {
    /// The ways to log in.
    enum Way: String, CaseIterable, Sendable {
        case email, username, phone, code, registration

        func logIn(_ client: AuthenticationClient, _ pool: TestPool, number: Int) async throws {
            switch self {
            case .email: _ = try await client.loginByEmail("ada@example.org", password: "fake-pw")
            case .username: _ = try await client.loginByUsername("ada", password: "fake-pw")
            case .phone: _ = try await client.loginByPhonePassword("13800138000", password: "fake-pw")
            case .code:
                pool.wait(60)
                let code = try await pool.sendCode(toPhone: "13800138000")
                _ = try await client.loginByPhoneCode("13800138000", code: code)
            case .registration:
                _ = try await client.registerByUsername(
                    "user-\(number)",
                    password: "fake-pw",
                    options: RegistrationOptions(forceLogin: true)
                )
            }
        }
    }

    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        try await pool.set("appSsoEnabled", true)
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000", password: "fake-pw")
        )
        return pool
    }

    private func isKnown(_ pool: TestPool, _ cookie: Secret?) async throws -> Bool {
        let browser = pool.client()
        browser.session.cookie = cookie
        return try await browser.trackSession().session != nil
    }

    @Test("the id changes, and the old one is dead", arguments: Backend.allCases)
    func newIDs(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let client = pool.client()
        var seen: [Secret] = []
        for (number, way) in (Way.allCases + Way.allCases).enumerated() {
            try await way.logIn(client, pool, number: number)
            let cookie = try #require(client.session.cookie, "\(way)")
            #expect(!seen.contains(cookie), "\(way)")
            if let last = seen.last { #expect(try await isKnown(pool, last) == false, "\(way)") }
            #expect(try await isKnown(pool, cookie), "\(way)")
            seen.append(cookie)
        }
    }

    @Test("an id that the caller brings along is never taken", arguments: Way.allCases)
    func fixation(way: Way) async throws {
        let pool = try await makePool(.embedded)
        let planted = Secret("planted-by-an-attacker-0123456789abcdef0123456")
        let victim = pool.client()
        victim.session.cookie = planted
        try await way.logIn(victim, pool, number: 1)
        #expect(victim.session.cookie != planted)
        #expect(try await isKnown(pool, planted) == false)
        // The attacker's own session does not become the victim's.
        let attacker = pool.client()
        _ = try await attacker.loginByUsername(
            "mallory",
            password: "fake-pw",
            options: LoginOptions(autoRegister: true)
        )
        let second = pool.client()
        second.session.cookie = attacker.session.cookie
        try await way.logIn(second, pool, number: 2)
        #expect(second.session.cookie != attacker.session.cookie)
        #expect(try await attacker.trackSession().session == nil)
    }

    @Test("an id has 256 bits, and the pool holds only a digest")
    func whatIsKept() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "sessions.pool")
        let pool = try EmbeddedPool.open(file: path, environment: .repeatable())
        _ = try await pool.administration.changeSetting("passwordHashing", to: "cheap")
        _ = try await pool.administration.changeSetting("appSsoEnabled", to: true)
        var cookies: [String] = []
        for number in 0..<20 {
            let client = pool.makeClient()
            let options = RegistrationOptions(forceLogin: true)
            _ = try await client.registerByUsername("user-\(number)", password: "fake-pw", options: options)
            cookies.append(try #require(client.session.cookie).reveal { $0 })
        }
        try pool.close()
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        for cookie in cookies {
            // 32 bytes in base64url without padding.
            #expect(cookie.utf8.count == 43)
            let padded = cookie.replacing("-", with: "+").replacing("_", with: "/") + "="
            let raw = try #require(Data(base64Encoded: padded))
            #expect(raw.count == 32 && !bytes.contains(Array(cookie.utf8)) && !bytes.contains(Array(raw)))
        }
    }
}
