import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct SecurityLevelContract {
    @Test(arguments: Backend.allCases)
    func theSampleOfTheDocument(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let client = pool.client()
        _ = try await client.registerByEmail("ada@example.org", password: "fakepw", options: .init(forceLogin: true))
        let session = client.session
        #expect(
            try await client.securityLevel().json == [
                "score": 65, "email": true, "phone": false, "password": true, "passwordSecurityLevel": 1, "mfa": false,
            ]
        )
        #expect(client.session == session)
    }

    struct Row: Sendable {
        let email: String?
        let phone: String?
        let password: Secret?
        let level: Int?
        let score: Int
    }

    static let rows = [
        Row(email: nil, phone: "13800138000", password: nil, level: nil, score: 5),
        Row(email: "ada@example.org", phone: "13800138000", password: nil, level: nil, score: 10),
        Row(email: nil, phone: "13800138000", password: "fake", level: 1, score: 65),
        Row(email: "ada@example.org", phone: "13800138000", password: "fake", level: 1, score: 70),
        Row(email: "ada@example.org", phone: "13800138000", password: "fakefake1", level: 2, score: 80),
        Row(email: "ada@example.org", phone: "13800138000", password: "FakeFakeFake1", level: 3, score: 90),
    ]

    @Test(arguments: Backend.allCases, rows)
    func pointsAreGivenForWhatIsThere(backend: Backend, row: Row) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(email: row.email, phone: row.phone, password: row.password)
        )
        let client = pool.client()
        _ = try await client.loginByPhoneCode("13800138000", code: try await pool.sendCode(toPhone: "13800138000"))
        let level = try await client.securityLevel()
        #expect(level.score == row.score && level.passwordSecurityLevel?.rawValue == row.level)
        #expect(level.email == (row.email != nil) && level.phone && level.password == (row.password != nil))
    }

    @Test func aSecondFactorBringsTheMostThereIs() {
        let level = SecurityLevel(email: true, phone: true, password: true, passwordSecurityLevel: .high, mfa: true)
        #expect(level.score == 100)
    }

    @Test func anUnmeasuredPasswordCountsWithoutItsLevel() {
        let level = SecurityLevel(email: true, phone: false, password: true, passwordSecurityLevel: nil, mfa: false)
        #expect(level.score == 55 && level.json["passwordSecurityLevel"] == .null)
    }

    @Test(arguments: Backend.allCases)
    func aLoginIsNeeded(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.notLoggedIn) { try await pool.client().securityLevel() }
    }
}

struct UserQueryContract {
    @Test(arguments: Backend.allCases)
    func anyIdentifierOfAUserIsEnough(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000")
        )
        let client = pool.client()
        #expect(try await client.userExists(username: "ada"))
        #expect(try await client.userExists(email: "ADA@example.org"))
        #expect(try await client.userExists(phone: "+86 138 0013 8000"))
        #expect(try await client.userExists(username: "nobody", email: "", phone: "13800138000"))
        #expect(try await !client.userExists(username: "Ada"))
        #expect(try await !client.userExists(username: "nobody", email: "x@example.org", phone: "13900139000"))
        #expect(try await !client.userExists(email: "no address", phone: "12", externalID: "x\0y"))
    }

    @Test(arguments: Backend.allCases)
    func anIdentifierIsNeeded(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.argumentMissing) { try await pool.client().userExists() }
        await expectRefusal(.argumentMissing) { try await pool.client().userExists(username: "", email: "") }
    }
}
