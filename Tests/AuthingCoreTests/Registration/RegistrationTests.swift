import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Registration")
struct RegistrationTests {
    let pool: TestPool

    init() throws { pool = try .inMemory() }

    @Test("the first call of a pool, which mails a link and issues a token, draws one set of keys")
    func firstKeys() async throws {
        let client = pool.client()
        _ = try await client.registerByEmail("ada@example.org", password: "pw", options: .init(forceLogin: true))
        #expect(try await client.currentUser().email == "ada@example.org")
        #expect(try await client.checkLoginStatus().status)
    }

    @Test("a forced login is a complete one, a generated token is none")
    func tokensOnRegistration() async throws {
        let client = pool.client()
        let forced = try await client.registerByEmail(
            "a@example.org",
            password: "pw",
            options: RegistrationOptions(forceLogin: true, generateToken: true)
        )
        #expect(forced.loginsCount == 1 && forced.lastLogin == pool.clock.now && forced.token != nil)
        #expect(forced.tokenExpiredAt == pool.clock.now + 1_209_600)
        let generated = try await client.registerByEmail(
            "b@example.org",
            password: "pw",
            options: RegistrationOptions(generateToken: true)
        )
        #expect(generated.loginsCount == 0 && generated.lastLogin == nil && generated.token != nil)
        #expect(try await client.checkLoginStatus(generated.token).status)
        let events = try await pool.administration.listEvents(after: 0, limit: 100)
        #expect(events.map(\.kind) == [.register, .login, .register])
    }

    @Test("the welcome and the verification mail go out with an email registration alone")
    func mails() async throws {
        let client = pool.client(language: .english)
        _ = try await client.registerByEmail("a@example.org", password: "pw")
        _ = try await client.registerByUsername("bob", password: "pw")
        let mails = try await pool.administration.listOutbox(limit: 10)
        #expect(mails.map(\.purpose) == [.welcome, .verifyEmail])
        #expect(mails.allSatisfy { $0.recipient == "a@example.org" && $0.state == .sent })
        let link = try #require(mails.last?.link)
        #expect(link.reveal { $0.hasPrefix("https://core.authing.localhost/verify-email?token=") })
        #expect(mails.last?.text.contains(link.reveal { $0 }) == true)
    }

    @Test("neither mail goes out where the pool does not want them")
    func noMails() async throws {
        try await pool.set("sendWelcomeEmail", false)
        try await pool.set("emailVerifiedDefault", true)
        let user = try await pool.client().registerByEmail("a@example.org", password: "pw")
        #expect(user.emailVerified)
        #expect(try await pool.administration.listOutbox(limit: 10).isEmpty)
    }

    @Test("a profile may name other identifiers, which are then taken and not proved")
    func profileIdentifiers() async throws {
        let client = pool.client()
        let options = RegistrationOptions(profile: ["username": "ada", "phone": "+86 13800138000", "nickname": "Ada"])
        let user = try await client.registerByEmail("a@example.org", password: "pw", options: options)
        #expect(user.username == "ada" && user.phone == "13800138000" && !user.phoneVerified)
        #expect(user.details[.nickname] == "Ada")
        _ = try await client.loginByPhonePassword("13800138000", password: "pw")
        await expectRefusal(.usernameTaken) {
            try await client.registerByEmail("b@example.org", password: "pw", options: options)
        }
        await expectRefusal(.emailTaken) {
            let other = RegistrationOptions(profile: ["email": "A@example.org"])
            return try await client.registerByUsername("bob", password: "pw", options: other)
        }
    }

    @Test("the frequency limit counts successes from one address within a sliding window")
    func frequency() async throws {
        try await pool.set("frequentRegisterCheck", ["enabled": true, "limit": 2, "timeInterval": 60])
        let client = pool.client()
        _ = try await client.registerByUsername("a", password: "pw")
        await expectRefusal(.userExists) { try await client.registerByUsername("a", password: "pw") }
        pool.wait(10)
        _ = try await client.registerByUsername("b", password: "pw")
        let refusal = await expectRefusal(.registeringTooOften) {
            try await client.registerByUsername("c", password: "pw")
        }
        #expect(refusal?.hint(in: .english)?.contains("2026-01-01T00:01:00Z") == true)
        _ = try await pool.client(from: "192.0.2.2").registerByUsername("d", password: "pw")
        pool.wait(49)
        await expectRefusal(.registeringTooOften) { try await client.registerByUsername("c", password: "pw") }
        pool.wait(1)
        _ = try await client.registerByUsername("c", password: "pw")
    }

    @Test("of many registrations of one identifier at once, one wins", arguments: ["email", "username", "phone"])
    func race(identifier: String) async throws {
        let code = identifier == "phone" ? try await pool.sendCode(toPhone: "13800138000") : ""
        let outcomes = await withTaskGroup(of: AuthingError.Code?.self) { group in
            for _ in 0..<64 {
                group.addTask { [pool] in
                    let client = pool.client()
                    do {
                        switch identifier {
                        case "email": _ = try await client.registerByEmail("Ada@example.org", password: "pw")
                        case "username": _ = try await client.registerByUsername("ada", password: "pw")
                        default:
                            _ = try await client.registerByPhoneCode("13800138000", code: code, password: "pw")
                        }
                        return nil
                    } catch { return (error as? AuthingError)?.code ?? .failure }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        let expected: AuthingError.Code = identifier == "phone" ? .codeWrong : .userExists
        #expect(outcomes.count { $0 == expected } == 63)
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 1)
    }

    @Test("a composed and a decomposed letter are two usernames")
    func bytesDecide() async throws {
        let client = pool.client()
        _ = try await client.registerByUsername("caf\u{E9}", password: "pw")
        _ = try await client.registerByUsername("cafe\u{301}", password: "pw")
        #expect(try await pool.administration.listUsers(page: 1, limit: 10).totalCount == 2)
    }
}
