import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct PasswordLoginContract {
    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aLoginIsCountedAndGivesAToken(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        let created = try await method.register(in: pool)
        pool.wait(10)
        let client = pool.client()
        let user = try await method.logIn(client)
        #expect(user.id == created.id)
        #expect(user.loginsCount == 1)
        #expect(user.lastLogin == pool.now && user.updatedAt == pool.now)
        #expect(user.lastIP == "192.0.2.1")
        #expect(user.tokenExpiredAt == pool.now + 1_209_600)
        #expect(user.json["lastLogin"] == "2026-01-01T00:00:10+00:00")
        #expect(user.json["tokenExpiredAt"] == "2026-01-15T00:00:10+00:00")
        #expect(user.json["password"] == .null)
        #expect(client.user == user && client.token == user.token && user.token != nil)
        #expect(try await method.logIn(pool.client()).loginsCount == 2)
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aFailedLoginChangesNothing(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let before = try await pool.administration.findUser(method.account)
        pool.wait(10)
        let client = pool.client()
        await method.fail(1, client)
        #expect(try await pool.administration.findUser(method.account) == before)
        #expect(client.user == nil && client.token == nil)
    }

    @Test(arguments: Backend.allCases, ["", "ada", "ada@", "ada@example"])
    func aMalformedEmailIsRefused(backend: Backend, email: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedEmailAtLogin) { try await pool.client().loginByEmail(email, password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases, ["", "12", "12800138000", "138001380000", "+1 555 0100"])
    func aMalformedPhoneIsRefused(backend: Backend, phone: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedPhone) {
            try await pool.client().loginByPhonePassword(phone, password: "fake-pw")
        }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aMissingPasswordIsRefused(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        await expectRefusal(.argumentMissing) { try await method.logIn(pool.client(), password: "") }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func anUnknownUserIsToldFromAWrongPassword(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        await expectRefusal(.userUnknown) { try await method.logIn(pool.client(), method.stranger) }
        let refusal = await expectRefusal(.passwordWrong) { try await method.logIn(pool.client(), password: "wrong") }
        #expect(refusal?.data == nil)
    }

    @Test(arguments: Backend.allCases)
    func theCaseOfAnEmailDoesNotCountThatOfAUsernameDoes(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", password: "fake-pw")
        )
        _ = try await pool.client().loginByEmail(" ADA@example.org", password: "fake-pw")
        await expectRefusal(.userUnknown) { try await pool.client().loginByUsername("ADA", password: "fake-pw") }
    }

    @Test(arguments: Backend.allCases)
    func aPhoneMayBeWrittenInSeveralWays(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.phone.register(in: pool)
        for phone in ["+8613800138000", "86 138 0013 8000", "0086-138-0013-8000"] {
            _ = try await pool.client().loginByPhonePassword(phone, password: "fake-pw")
        }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func anAccountWithoutAPasswordIsRefused(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool, password: nil)
        await expectRefusal(.noPassword) { try await method.logIn(pool.client()) }
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func aBlockedUserIsRefusedOnlyWithTheRightPassword(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        _ = try await pool.administration.blockUser(method.account)
        await expectRefusal(.userLocked) { try await method.logIn(pool.client()) }
        await method.fail(1, pool.client())
        _ = try await pool.administration.unblockUser(method.account)
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func theMissingPasswordComesBeforeTheBlock(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool, password: nil)
        _ = try await pool.administration.blockUser(method.account)
        await expectRefusal(.noPassword) { try await method.logIn(pool.client()) }
    }

    @Test(arguments: Backend.allCases)
    func aPasswordOfTenMegabytesIsSimplyWrong(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let giant = Secret(String(repeating: "x", count: 10_000_000))
        await expectRefusal(.passwordWrong) { try await method.logIn(pool.client(), password: giant) }
        await expectRefusal(.passwordWeak) {
            try await pool.client().registerByEmail("bob@example.org", password: giant)
        }
    }

    private let method = PasswordLoginMethod.email

    @Test(arguments: Backend.allCases)
    func aPasswordCountsToItsLastByte(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let long = String(repeating: "x", count: 200)
        try await PasswordLoginMethod.username.register(in: pool, password: Secret(long + "a"))
        for wrong in [long + "b", long, long + "a\0", long + "A"] {
            await expectRefusal(.passwordWrong) {
                try await pool.client().loginByUsername("ada", password: Secret(wrong))
            }
        }
        _ = try await pool.client().loginByUsername("ada", password: Secret(long + "a"))
    }

    @Test(arguments: Backend.allCases)
    func theClientAddressOfABackEndStandsInPlaceOfTheConnections(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        let options = LoginOptions(clientIP: "198.51.100.7")
        let user = try await pool.client().loginByEmail("ada@example.org", password: "fake-pw", options: options)
        #expect(user.lastIP == "198.51.100.7")
    }

    @Test(arguments: Backend.allCases)
    func fiftyLoginsAtOnceSucceedAndAreAllCounted(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 3])
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 3])
        try await PasswordLoginMethod.email.register(in: pool)
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try await PasswordLoginMethod.email.logIn(pool.client()) } }
            try await group.waitForAll()
        }
        #expect(try await pool.administration.findUser("ada@example.org").loginsCount == 50)
    }
}
