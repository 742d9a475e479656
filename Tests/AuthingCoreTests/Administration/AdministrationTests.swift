import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("The pool's console")
struct AdministrationTests {
    let pool: TestPool
    let console: any PoolAdministration

    init() async throws {
        pool = try .inMemory()
        console = pool.administration
    }

    @Test("a user made by an admin passes over closed registration, and needs an identifier")
    func createUser() async throws {
        try await pool.set("registerDisabled", true)
        let request = UserCreation(username: "ada", email: "Ada@Example.org", password: "pw", emailVerified: true)
        let user = try await console.createUser(request)
        #expect(user.registerSource == ["import:manual"] && user.emailVerified && user.email == "ada@example.org")
        _ = try await pool.client().loginByEmail("ada@example.org", password: "pw")
        await expectRefusal(.argumentMissing) { try await console.createUser(UserCreation(password: "pw")) }
        await expectRefusal(.usernameTaken) { try await console.createUser(UserCreation(username: "ada")) }
        await expectRefusal(.emailTaken) { try await console.createUser(UserCreation(email: "ADA@example.org")) }
        await expectRefusal(.malformedPhone) { try await console.createUser(UserCreation(phone: "1")) }
        await expectRefusal(.malformedEmail) { try await console.createUser(UserCreation(email: "x")) }
    }

    @Test("a user is found by any identifier, and a text that fits two is refused with both ids")
    func findUser() async throws {
        let ada = try await console.createUser(
            UserCreation(username: "ada", email: "a@example.org", phone: "13800138000")
        )
        for reference in [ada.id.rawValue, "ada", "A@example.org", "+8613800138000"] {
            #expect(try await console.findUser(reference).id == ada.id)
        }
        let bob = try await console.createUser(UserCreation(username: "a@example.org"))
        let refusal = await expectRefusal(.badRequest) { try await console.findUser("a@example.org") }
        #expect(refusal?.data == [.string(ada.id.rawValue), .string(bob.id.rawValue)])
        await expectRefusal(.userUnknown) { try await console.findUser("nobody") }
    }

    @Test("lists have pages, and beyond the end an empty one with the true count")
    func listUsers() async throws {
        for name in ["a", "b", "c"] { _ = try await console.createUser(UserCreation(username: name)) }
        let page = try await console.listUsers(page: 2, limit: 2)
        #expect(page.totalCount == 3 && page.list.map(\.username) == ["c"])
        #expect(try await console.listUsers(page: 9, limit: 2) == UserPage(totalCount: 3, list: []))
        await expectRefusal(.badRequest) { try await console.listUsers(page: 0, limit: 2) }
        await expectRefusal(.badRequest) { try await console.listUsers(page: 1, limit: 0) }
    }

    @Test("settings are changed, shown and put back, one or all")
    func settings() async throws {
        try await pool.set("verifyCodeLength", 6)
        try await pool.set("loginFailCheck", ["enabled": true])
        #expect(try await console.describePool().settings.verifyCodeLength == 6)
        #expect(try await console.describePool().json["loginFailCheck"]?["enabled"] == true)
        var settings = try await console.resetSettings("verifyCodeLength")
        #expect(settings.verifyCodeLength == 4 && settings.loginFailCheck.isEnabled)
        settings = try await console.resetSettings(nil)
        #expect(settings == PoolSettings(passwordHashing: .cheap))
        await expectRefusal(.badRequest) { try await console.resetSettings("nothing") }
    }

    @Test("the outbox keeps what went out, and forgets it when told")
    func outbox() async throws {
        _ = try await pool.client().sendSMSCode("138 0013 8000")
        _ = try await pool.client().sendEmail("b@example.org", scene: "ChangeEmail")
        #expect(try await console.lastMessage(to: nil)?.purpose == .changeEmail)
        #expect(try await console.lastMessage(to: "+86 13800138000")?.channel == .sms)
        #expect(try await console.listOutbox(limit: 1).map(\.recipient) == ["b@example.org"])
        #expect(try await console.clearOutbox() == 2)
        #expect(try await console.lastMessage(to: nil) == nil)
        _ = try await pool.client().sendSMSCode("13900139000")
        #expect(try await console.lastMessage(to: nil)?.id == 3)
    }

    @Test("every act leaves one event, a refused one its code")
    func events() async throws {
        let client = pool.client()
        _ = try await client.registerByUsername("ada", password: "pw")
        await expectRefusal(.passwordWrong) { try await client.loginByUsername("ada", password: "x") }
        _ = try await client.loginByUsername("ada", password: "pw")
        _ = try await client.refreshToken()
        try await client.logout()
        await expectRefusal(.userUnknown) { try await client.loginByUsername("bob", password: "pw") }
        let events = try await console.listEvents(after: 0, limit: 100)
        #expect(events.map(\.kind) == [.register, .login, .login, .tokenRefreshed, .logout, .login])
        #expect(events.map(\.code) == [200, 2006, 200, 200, 200, 2004])
        #expect(events.map(\.id) == Array(1...6))
        #expect(events.prefix(5).allSatisfy { $0.userID != nil } && events.last?.userID == nil)
        #expect(events.allSatisfy { $0.clientIP == "192.0.2.1" && $0.at == pool.clock.now })
        #expect(try await console.listEvents(after: 4, limit: 1).map(\.id) == [6])
    }
}

@Suite("Odd texts")
struct OddTextTests {
    let pool: TestPool

    init() throws { pool = try .inMemory() }

    @Test("a NUL cuts nothing short: it is refused where it may not be")
    func nul() async throws {
        let client = pool.client()
        let user = try await client.registerByUsername("ada", password: "a\u{0}b")
        await expectRefusal(.userUnknown) { try await pool.administration.findUser(user.id.rawValue + "\u{0}x") }
        await expectRefusal(.userUnknown) { try await client.loginByUsername("ada\u{0}x", password: "a\u{0}b") }
        await expectRefusal(.passwordWrong) { try await client.loginByUsername("ada", password: "a") }
        await expectRefusal(.passwordWrong) { try await client.loginByUsername("ada", password: "a\u{0}c") }
        _ = try await client.loginByUsername("ada", password: "a\u{0}b")
        await expectRefusal(.badRequest) {
            let options = RegistrationOptions(profile: ["nickname": "a\u{0}b"])
            return try await client.registerByUsername("bob", password: "pw", options: options)
        }
    }

    @Test("an event keeps the beginning of a long identifier")
    func longSubjects() async throws {
        let name = String(repeating: "x", count: 100_000)
        await expectRefusal(.userUnknown) { try await pool.client().loginByUsername(name, password: "pw") }
        let events = try await pool.administration.listEvents(after: 0, limit: 9)
        #expect(events.last?.subject?.count == 254)
    }
}
