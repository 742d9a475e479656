import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Sessions")
struct SessionTests {
    let pool: TestPool
    let first: AuthenticationClient
    let second: AuthenticationClient

    init() async throws {
        pool = try .inMemory()
        (first, second) = (pool.client(), pool.client())
        _ = try await first.registerByUsername("ada", password: "old")
        _ = try await first.loginByUsername("ada", password: "old")
        _ = try await second.loginByUsername("ada", password: "old")
    }

    @Test("a token ends to the second")
    func tokenEnds() async throws {
        pool.wait(1_209_599)
        #expect(try await first.checkLoginStatus().code == 200)
        pool.wait(1)
        let status = try await first.checkLoginStatus()
        #expect(status.code == 2206 && !status.status && status.exp == nil && status.iat == nil)
        await expectRefusal(.loginExpired) { try await first.currentUser() }
    }

    @Test("a logout ends one token, and that one for good")
    func logout() async throws {
        let token = try #require(first.token)
        try await first.logout()
        #expect(try await first.checkLoginStatus(token).code == 2206)
        await expectRefusal(.notLoggedIn) { try await first.currentUser(token: token) }
        await expectRefusal(.notLoggedIn) { try await first.refreshToken(token) }
        #expect(try await second.checkLoginStatus().status)
    }

    @Test("fetching the user does not exchange the token for that of another login")
    func currentUserKeepsTheToken() async throws {
        let token = first.token
        let user = try await first.currentUser()
        #expect(user.token == token && first.token == token)
        #expect(user.loginsCount == 2)
    }

    @Test("a refreshed token has a full life, and the old one goes on")
    func refresh() async throws {
        let old = try #require(first.token)
        pool.wait(1000)
        let refreshed = try await first.refreshToken()
        #expect(refreshed.exp - refreshed.iat == 1_209_600)
        #expect(refreshed.token != old && first.token == refreshed.token)
        #expect(try await first.checkLoginStatus(old).status)
        let user = try await first.currentUser()
        #expect(user.loginsCount == 2)
    }

    @Test("a change of the password ends the other logins, a reset all of them")
    func passwordChangesEndLogins() async throws {
        _ = try await first.updatePassword("new", oldPassword: "old")
        #expect(try await first.checkLoginStatus().status)
        #expect(try await second.checkLoginStatus().code == 2206)
        // At the same instant as the change: a token issued after it is good.
        _ = try await second.loginByUsername("ada", password: "new")
        #expect(try await second.checkLoginStatus().status)
    }

    @Test("a blocked user's tokens end with the block's beginning")
    func blocks() async throws {
        _ = try await pool.administration.blockUser("ada")
        #expect(try await first.checkLoginStatus().code == 2005)
        await expectRefusal(.userLocked) { try await first.checkLoggedIn() }
        await expectRefusal(.userLocked) { try await second.loginByUsername("ada", password: "old") }
        await expectRefusal(.passwordWrong) { try await second.loginByUsername("ada", password: "wrong") }
        _ = try await pool.administration.unblockUser("ada")
        #expect(try await first.checkLoginStatus().code == 2206)
        _ = try await first.loginByUsername("ada", password: "old")
    }

    @Test("a token of another pool is told from garbage")
    func otherPools() async throws {
        let other = try EmbeddedPool.inMemory(
            environment: .repeatable(seed: 9),
            identity: PoolIdentity(poolID: "aa0000000000000000000001", appID: "aa0000000000000000000002")
        )
        let stranger = other.makeClient()
        _ = try await stranger.registerByUsername("eve", password: "pw", options: .init(forceLogin: true))
        let token = try #require(stranger.token)
        await expectRefusal(.userOfOtherPool) { try await first.currentUser(token: token) }
        #expect(try await first.checkLoginStatus(token).code == 2036)
        #expect(try await first.checkLoginStatus("garbage").code == 2207)
        #expect(try await pool.client().checkLoginStatus().code == 2020)
        await expectRefusal(.notLoggedIn) { try await first.currentUser(token: "garbage") }
    }

    @Test("a pool that never issued a token refuses all")
    func emptyPool() async throws {
        let fresh = try TestPool.inMemory(seed: 2)
        let token = try #require(first.token)
        #expect(try await fresh.client().checkLoginStatus(token).code == 2207)
    }

    @Test("the application is named and known")
    func application() async throws {
        let client = AuthenticationClient(service: pool.service, options: ClientOptions(appID: ""))
        await expectRefusal(.appIDMissing) { try await client.loginByUsername("ada", password: "old") }
        client.options.appID = "5f0000000000000000000009"
        await expectRefusal(.appUnknown) { try await client.checkPasswordStrength("x") }
    }
}
