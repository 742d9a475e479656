import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Every call that needs a login, so that each fault of a token is tried on each.
enum LoginCall: String, CaseIterable, Sendable {
    case currentUser
    case checkLoggedIn
    case refreshToken
    case logout
    case updatePassword
    case updateProfile
    case securityLevel
    case bindPhone
    case unbindPhone
    case updatePhone
    case bindEmail
    case unbindEmail
    case updateEmail

    func make(_ client: AuthenticationClient) async throws -> Any {
        switch self {
        case .currentUser: try await client.currentUser()
        case .checkLoggedIn: try await client.checkLoggedIn()
        case .refreshToken: try await client.refreshToken()
        case .logout: try await client.logout()
        case .updatePassword: try await client.updatePassword("fake-new", oldPassword: "fake-pw")
        case .updateProfile: try await client.updateProfile(["nickname": "Nick"])
        case .securityLevel: try await client.securityLevel()
        case .bindPhone: try await client.bindPhone("13800138000", code: "1234")
        case .unbindPhone: try await client.unbindPhone()
        case .updatePhone: try await client.updatePhone("13800138000", code: "1234")
        case .bindEmail: try await client.bindEmail("bob@example.org", code: "1234")
        case .unbindEmail: try await client.unbindEmail()
        case .updateEmail: try await client.updateEmail("bob@example.org", code: "1234")
        }
    }
}

struct TokenFaultContract {
    private let method = PasswordLoginMethod.email

    private func logIn(_ pool: TestPool) async throws -> AuthenticationClient {
        try await method.register(in: pool)
        let client = pool.client()
        try await method.logIn(client)
        return client
    }

    @Test(arguments: Backend.allCases, LoginCall.allCases)
    func noToken(backend: Backend, call: LoginCall) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.notLoggedIn) { try await call.make(pool.client()) }
        await expectRefusal(.notLoggedIn) { try await call.make(pool.client(token: "")) }
    }

    @Test(arguments: Backend.allCases, LoginCall.allCases)
    func garbage(backend: Backend, call: LoginCall) async throws {
        let pool = try await backend.makePool()
        let token = try #require(try await logIn(pool).token)
        let forged = Secret(token.reveal { String($0.dropLast(2)) + "AA" })
        for garbage in ["garbage", "a.b.c", forged] as [Secret] {
            await expectRefusal(.notLoggedIn) { try await call.make(pool.client(token: garbage)) }
        }
    }

    @Test(arguments: Backend.allCases, LoginCall.allCases)
    func revoked(backend: Backend, call: LoginCall) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        let token = try #require(client.token)
        try await client.logout()
        await expectRefusal(.notLoggedIn) { try await call.make(pool.client(token: token)) }
    }

    @Test(arguments: Backend.allCases, LoginCall.allCases)
    func expired(backend: Backend, call: LoginCall) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        pool.wait(1_209_599)
        #expect(try await client.checkLoginStatus().status)
        pool.wait(1)
        await expectRefusal(.loginExpired) { try await call.make(client) }
    }

    @Test(arguments: Backend.allCases, LoginCall.allCases)
    func ofABlockedUser(backend: Backend, call: LoginCall) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        _ = try await pool.administration.blockUser(method.account)
        await expectRefusal(.userLocked) { try await call.make(client) }
        _ = try await pool.administration.unblockUser(method.account)
    }

    @Test(arguments: Backend.allCases, LoginCall.allCases)
    func ofAnotherPool(backend: Backend, call: LoginCall) async throws {
        let pool = try await backend.makePool()
        _ = try await logIn(pool)
        let payload = #"{"userpool_id":"5f00000000000000000000ff"}"#
        let word = Data(payload.utf8).base64EncodedString().replacing("=", with: "")
        let header = Data(#"{"alg":"HS256","typ":"JWT","kid":"1"}"#.utf8).base64EncodedString().replacing("=", with: "")
        let signature = String(repeating: "A", count: 43)
        await expectRefusal(.userOfOtherPool) {
            try await call.make(pool.client(token: Secret("\(header).\(word).\(signature)")))
        }
    }

    @Test(arguments: Backend.allCases)
    func theStatusTellsEachFault(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = try await logIn(pool)
        let token = try #require(client.token)

        func status(_ token: Secret?, _ language: Language = .chinese) async throws -> JSON {
            try await pool.client(language: language).checkLoginStatus(token).json
        }
        #expect(
            try await status(token) == [
                "code": 200, "message": "已登录", "status": true, "exp": 1_768_435_200, "iat": 1_767_225_600,
            ]
        )
        #expect(try await status(token, .english)["message"]?.stringValue?.utf8.allSatisfy { $0 < 0x80 } == true)
        #expect(
            try await status(nil) == [
                "code": 2020, "message": "尚未登录，无访问权限", "status": false, "exp": nil, "iat": nil,
            ]
        )
        #expect(
            try await status("garbage") == [
                "code": 2207, "message": "登录信息有误，需重新登录", "status": false, "exp": nil, "iat": nil,
            ]
        )
        try await client.logout()
        let revoked = try await status(token)
        #expect(revoked == ["code": 2206, "message": "登录信息已过期", "status": false, "exp": nil, "iat": nil])
        pool.wait(1_209_600)
        #expect(try await status(token) == revoked)
    }

    @Test(arguments: Backend.allCases, ["", "5f00000000000000000000ff", "nonsense"])
    func anApplicationIsNeeded(backend: Backend, appID: String) async throws {
        let pool = try await backend.makePool()
        let expected: AuthingError.Code = appID.isEmpty ? .appIDMissing : .appUnknown
        let client = AuthenticationClient(service: pool.service, options: ClientOptions(appID: appID))
        await expectRefusal(expected) { try await client.registerByEmail("x", password: "") }
        await expectRefusal(expected) { try await client.loginByEmail("x", password: "") }
        await expectRefusal(expected) { try await client.loginByPhoneCode("x", code: "") }
        await expectRefusal(expected) { try await client.sendSMSCode("x") }
        await expectRefusal(expected) { try await client.sendEmail("x", scene: "x") }
        await expectRefusal(expected) { try await client.currentUser() }
        await expectRefusal(expected) { try await client.checkLoginStatus() }
        await expectRefusal(expected) { try await client.checkPasswordStrength("x") }
        await expectRefusal(expected) {
            try await client.resetPasswordByEmailCode("x", code: "", newPassword: "")
        }
    }
}

struct SessionContract {
    private let method = PasswordLoginMethod.email

    private func logIn(_ pool: TestPool) async throws -> AuthenticationClient {
        let client = pool.client()
        try await method.logIn(client)
        return client
    }

    @Test(arguments: Backend.allCases)
    func theCurrentUserIsThePresentOne(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        let token = try #require(client.token)
        _ = try await logIn(pool)
        let user = try await client.currentUser()
        #expect(user.loginsCount == 2)
        #expect(user.token == token && client.token == token && client.user == user)

        let other = pool.client()
        #expect(try await other.currentUser(token: token).id == user.id)
        #expect(other.token == token)
        #expect(try await other.checkLoggedIn().id == user.id)
    }

    @Test(arguments: Backend.allCases)
    func aLogoutEndsOneLogin(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let (first, second) = (try await logIn(pool), try await logIn(pool))
        try await first.logout()
        #expect(first.user == nil && first.token == nil)
        #expect(try await second.checkLoginStatus().status)
    }

    @Test(arguments: Backend.allCases)
    func aRefreshGivesAFullLifeAndLeavesTheOldToken(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        let old = try #require(client.token)
        pool.wait(1_000)
        let refreshed = try await client.refreshToken()
        #expect(refreshed.token != old && client.token == refreshed.token)
        #expect(refreshed.iat == 1_767_226_600 && refreshed.exp == 1_767_226_600 + 1_209_600)
        #expect(refreshed.json["iat"] == 1_767_226_600)
        #expect(try await client.checkLoginStatus(old).status)
        let user = try await client.currentUser()
        #expect(user.loginsCount == 1 && user.lastLogin == TestPool.start)
        #expect(user.tokenExpiredAt == TestPool.start + 1_000 + 1_209_600)
        pool.wait(1_209_600 - 1_000)
        #expect(try await !client.checkLoginStatus(old).status)
        #expect(try await client.checkLoginStatus().status)
    }

    @Test(arguments: Backend.allCases)
    func theLifeOfATokenIsASetting(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("tokenLifetime", 60)
        try await method.register(in: pool)
        let client = try await logIn(pool)
        pool.wait(59)
        #expect(try await client.checkLoginStatus().status)
        pool.wait(1)
        #expect(try await client.checkLoginStatus().code == 2206)
    }

    @Test(arguments: Backend.allCases)
    func aTokenIsAJWTWithTheDocumentedClaims(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        let user = try #require(client.user)
        let parts = try #require(client.token).reveal { $0.split(separator: ".").map(String.init) }
        try #require(parts.count == 3)
        let padded = parts[1].replacing("-", with: "+").replacing("_", with: "/")
        let data = try #require(Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4)))
        let claims = try JSON(parsing: [UInt8](data))
        #expect(claims["sub"] == .string(user.id.rawValue))
        #expect(claims["aud"] == .string(pool.appID))
        #expect(claims["userpool_id"] == .string(user.userPoolID))
        #expect(claims["iat"] == 1_767_225_600 && claims["exp"] == 1_768_435_200)
        #expect(claims["iss"]?.stringValue?.hasPrefix("https://") == true)
        #expect(claims["iss"]?.stringValue?.hasSuffix("/oidc") == true)
        #expect(claims["email"] == "ada@example.org" && claims["email_verified"] == false)
        #expect(claims["data"]?["type"] == "user" && claims["data"]?["userId"] == .string(user.id.rawValue))
        #expect(claims["data"]?["clientId"] == .string(user.userPoolID))
    }

    @Test(arguments: Backend.allCases)
    func aFailedCallLeavesTheSession(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        let session = client.session
        await method.fail(1, client)
        await expectRefusal(.userExists) { try await client.registerByEmail(method.account, password: "fake-pw") }
        await expectRefusal(.notLoggedIn) { try await client.currentUser(token: "garbage") }
        #expect(client.session == session)
    }

    @Test(arguments: Backend.allCases)
    func aRegistrationReplacesTheSession(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        let client = try await logIn(pool)
        let user = try await client.registerByUsername("bob", password: "fake-pw")
        #expect(client.user == user && client.token == nil)
    }
}
