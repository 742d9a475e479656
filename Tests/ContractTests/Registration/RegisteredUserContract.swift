import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// What a registration sets, and what it looks like.
struct RegisteredUserContract {
    /// The documented fields, by their names.
    static let fields: Set<String> = [
        "id", "arn", "userPoolId", "status", "username", "email", "emailVerified", "phone", "phoneVerified", "unionid",
        "openid", "nickname", "registerSource", "photo", "password", "oauth", "token", "tokenExpiredAt", "loginsCount",
        "lastLogin", "lastIP", "signedUp", "blocked", "isDeleted", "device", "browser", "company", "name", "givenName",
        "familyName", "middleName", "profile", "preferredUsername", "website", "gender", "birthdate", "zoneinfo",
        "locale", "address", "formatted", "streetAddress", "locality", "region", "postalCode", "city", "province",
        "country", "createdAt", "updatedAt", "externalId",
    ]

    @Test(arguments: Backend.allCases)
    func hasAllFieldsUnderTheirNames(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let user = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        let object = try #require(user.json.objectValue)
        #expect(Self.fields.count == 50)
        #expect(Set(object.keys) == Self.fields)
        #expect(object.keys.count == 50)
    }

    @Test(arguments: Backend.allCases)
    func byEmail(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let options = RegistrationOptions(profile: ["nickname": "Ada", "company": "蒸汽记忆"])
        let user = try await client.registerByEmail(" Ada@Example.ORG ", password: "fake-pw", options: options)
        let json = user.json
        let now: JSON = "2026-01-01T00:00:00+00:00"
        let expected: JSONObject = [
            "email": "ada@example.org", "emailVerified": false, "phone": nil, "phoneVerified": false, "username": nil,
            "registerSource": ["basic:email"], "status": "Activated", "blocked": false, "isDeleted": false,
            "loginsCount": 0, "lastLogin": nil, "lastIP": nil, "token": nil, "tokenExpiredAt": nil, "signedUp": now,
            "createdAt": now, "updatedAt": now, "gender": "U", "nickname": "Ada", "company": "蒸汽记忆", "name": nil,
            "photo": "https://files.authing.co/authing-console/default-user-avatar.png", "password": nil,
            "externalId": nil, "unionid": nil, "openid": nil, "oauth": nil, "birthdate": nil,
        ]
        for (name, value) in expected { #expect(json[name] == value, "\(name)") }
        let id = try #require(json["id"]?.stringValue)
        #expect(id.utf8.count == 24 && id.allSatisfy { $0.isHexDigit })
        let poolID = try #require(json["userPoolId"]?.stringValue)
        #expect(json["arn"] == "arn:cn:authing:\(poolID):user:\(id)")
        #expect(client.user == user)
        #expect(client.token == nil)
    }

    @Test(arguments: Backend.allCases)
    func byUsername(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let user = try await pool.client().registerByUsername("  ada ", password: "fake-pw")
        #expect(user.username == "ada")
        #expect(user.registerSource == ["basic:username-password"])
        #expect(!user.emailVerified && !user.phoneVerified)
        #expect(user.email == nil && user.phone == nil)
    }

    @Test(arguments: Backend.allCases, ["13800138000", "+86 138-0013-8000", "008613800138000", "8613800138000"])
    func byPhone(backend: Backend, phone: String) async throws {
        let pool = try await backend.makePool()
        let code = try await pool.sendCode(toPhone: "13800138000")
        let user = try await pool.client().registerByPhoneCode(phone, code: code)
        #expect(user.phone == "13800138000")
        #expect(user.phoneVerified && !user.emailVerified)
        #expect(user.registerSource == ["basic:phone-code"])
        #expect(user.loginsCount == 0 && user.token == nil)
    }

    @Test(arguments: Backend.allCases)
    func theDefaultMayBeAVerifiedEmail(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("emailVerifiedDefault", true)
        #expect(try await pool.client().registerByEmail("ada@example.org", password: "fake-pw").emailVerified)
    }

    @Test(arguments: Backend.allCases)
    func welcomeAndVerificationAreMailed(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail("ada@example.org", password: "fake-pw")
        let messages = try await pool.administration.listOutbox(limit: 10)
        #expect(messages.map(\.purpose) == [.welcome, .verifyEmail])
        #expect(messages.allSatisfy { $0.recipient == "ada@example.org" })
        #expect(messages.last?.link != nil)

        try await pool.set("sendWelcomeEmail", false)
        _ = try await pool.client().registerByEmail("bob@example.org", password: "fake-pw")
        #expect(try await pool.administration.listOutbox(limit: 10).filter { $0.purpose == .welcome }.count == 1)
    }

    @Test(arguments: Backend.allCases)
    func aForcedLoginIsALogin(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let options = RegistrationOptions(forceLogin: true, generateToken: true)
        let user = try await client.registerByUsername("ada", password: "fake-pw", options: options)
        #expect(user.loginsCount == 1)
        #expect(user.lastLogin == pool.now)
        #expect(user.lastIP == "192.0.2.1")
        #expect(user.token != nil && client.token == user.token)
        #expect(try await client.checkLoginStatus().status)
    }

    @Test(arguments: Backend.allCases)
    func aGeneratedTokenIsNoLogin(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        let options = RegistrationOptions(generateToken: true)
        let user = try await client.registerByUsername("ada", password: "fake-pw", options: options)
        #expect(user.loginsCount == 0 && user.lastLogin == nil && user.lastIP == nil)
        #expect(user.token != nil)
        #expect(user.tokenExpiredAt == pool.now + 1_209_600)
        #expect(try await client.checkLoggedIn().id == user.id)
    }
}
