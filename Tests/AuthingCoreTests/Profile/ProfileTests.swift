import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import TestSupport
import Testing

@Suite("Profiles at registration")
struct ProfileTests {
    let pool: TestPool

    init() throws { pool = try .inMemory() }

    private func register(_ profile: ProfileChanges) async throws -> User {
        try await pool.client().registerByUsername(
            "ada",
            password: "pw",
            options: RegistrationOptions(profile: profile)
        )
    }

    @Test("every descriptive field can be set, empty and null ones stay unset", arguments: ProfileField.allCases)
    func fields(field: ProfileField) async throws {
        let value = field == .gender ? "F" : "值"
        let user = try await register(ProfileChanges(JSONObject([(field.rawValue, JSON.string(value))])))
        #expect(user.details[field] == value)
        #expect(user.json[field.rawValue] == .string(value))
        #expect(try await pool.administration.findUser("ada").details[field] == value)
    }

    @Test("a new user has a gender that is not known and the pool's avatar")
    func defaults() async throws {
        try await pool.set("defaultPhoto", "https://example.org/a.png")
        let user = try await register(["nickname": "", "company": nil])
        #expect(user.details[.gender] == "U" && user.details[.photo] == "https://example.org/a.png")
        #expect(user.details[.nickname] == nil && user.details[.company] == nil)
    }

    static let unfit: [(ProfileChanges, AuthingError.Code)] = [
        (["nick": "x"], .fieldNotEditable), (["password": "x"], .fieldNotEditable), (["id": "x"], .fieldNotEditable),
        (["blocked": true], .badRequest), (["nickname": 1], .badRequest), (["gender": "W"], .badRequest),
        (["phone": "1"], .malformedPhone), (["email": "x"], .malformedEmail), (["username": "other"], .badRequest),
    ]

    @Test(arguments: unfit)
    func whatDoesNotFitIsRefused(profile: ProfileChanges, code: AuthingError.Code) async throws {
        await expectRefusal(code) { try await register(profile) }
        #expect(try await pool.administration.listUsers(page: 1, limit: 1).totalCount == 0)
    }
}
