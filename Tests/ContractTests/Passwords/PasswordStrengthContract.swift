import AuthingAPI
import AuthingJSON
import TestSupport
import Testing

struct PasswordStrengthContract {
    @Test(arguments: Backend.allCases)
    func saysThatAPasswordIsFine(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let verdict = try await pool.client().checkPasswordStrength("123456")
        #expect(verdict.json == ["valid": true, "message": "密码验证成功"])
    }

    @Test(
        arguments: Backend.allCases,
        [
            (0, "", false), (0, "a", true), (1, "asdas", false), (1, "asdasd", true), (2, "123456", false),
            (2, "asdas21asd", true), (3, "asdas21asd", false), (3, "Passw0rd!", true), (3, "php@-isok+_?", false),
        ]
    )
    func judgesByThePoolsPolicy(backend: Backend, _ row: (Int, String, Bool)) async throws {
        let pool = try await backend.makePool()
        try await pool.set("passwordStrength", .integer(row.0))
        let chinese = try await pool.client().checkPasswordStrength(Secret(row.1))
        let english = try await pool.client(language: .english).checkPasswordStrength(Secret(row.1))
        #expect(chinese.isValid == row.2 && english.isValid == row.2)
        #expect(!chinese.message.isEmpty && english.message.utf8.allSatisfy { $0 < 0x80 })
        #expect(chinese.message != english.message)
    }

    @Test(arguments: Backend.allCases, [("", 1), ("12345678", 1), ("abcdefg1", 2), ("J@vascript1#!", 3)])
    func computesTheLevelWithoutARequest(backend: Backend, _ row: (String, Int)) async throws {
        let client = try await backend.makePool().client()
        #expect(client.computePasswordSecurityLevel(Secret(row.0)).rawValue == row.1)
    }
}
