import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Changing and resetting passwords")
struct PasswordChangeTests {
    let pool: TestPool
    let client: AuthenticationClient
    let phone = "13800138000"

    init() async throws {
        pool = try .inMemory()
        client = pool.client(language: .english)
        _ = try await client.loginByPhoneCode(phone, code: pool.sendCode(toPhone: phone))
    }

    @Test("an account without a password takes its first one without an old one, or with any")
    func firstPassword() async throws {
        _ = try await client.updatePassword("first", oldPassword: "ignored")
        await expectRefusal(.oldPasswordRequired) { try await client.updatePassword("second") }
        await expectRefusal(.oldPasswordWrong) { try await client.updatePassword("second", oldPassword: "wrong") }
        await expectRefusal(.argumentMissing) { try await client.updatePassword("", oldPassword: "first") }
        _ = try await client.updatePassword("first", oldPassword: "first")
        _ = try await client.updatePassword("second", oldPassword: "first")
        await expectRefusal(.passwordWrong) { try await client.loginByPhonePassword(phone, password: "first") }
        _ = try await client.loginByPhonePassword(phone, password: "second")
    }

    @Test("a reset ends a lock, proves the address and needs a new login")
    func reset() async throws {
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 1])
        _ = try await client.updatePassword("first")
        await expectRefusal(.accountLocked) { try await pool.client().loginByPhonePassword(phone, password: "x") }
        pool.wait(60)
        let code = try await pool.sendCode(toPhone: phone)
        let answer = try await client.resetPasswordByPhoneCode(phone, code: code, newPassword: "second")
        #expect(answer == CommonMessage(message: "the password was reset"))
        await expectRefusal(.notLoggedIn) { try await client.checkLoggedIn() }
        _ = try await client.loginByPhonePassword(phone, password: "second")
        await expectRefusal(.codeWrong) {
            try await client.resetPasswordByPhoneCode(phone, code: code, newPassword: "third")
        }
    }

    @Test("a reset by mail proves the email")
    func resetByMailVerifies() async throws {
        #expect(try await !client.registerByEmail("a@example.org", password: "old").emailVerified)
        let code = try await pool.sendCode(toEmail: "A@Example.org")
        _ = try await client.resetPasswordByEmailCode("a@EXAMPLE.org", code: code, newPassword: "new")
        #expect(try await client.loginByEmail("a@example.org", password: "new").emailVerified)
    }

    @Test("of two resets with one code, one wins")
    func oneCodeOneReset() async throws {
        pool.wait(60)
        let code = try await pool.sendCode(toPhone: phone)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask { [pool, phone] in
                    do {
                        _ = try await pool.client().resetPasswordByPhoneCode(
                            phone,
                            code: code,
                            newPassword: Secret("pw\(number)")
                        )
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
    }

    @Test("the strength check follows the pool's policy and the language of the call")
    func strength() async throws {
        #expect(
            try await client.checkPasswordStrength("123456")
                == PasswordStrength(isValid: true, message: "the password is valid")
        )
        try await pool.set("passwordStrength", 2)
        #expect(try await !client.checkPasswordStrength("123456").isValid)
        #expect(try await pool.client().checkPasswordStrength("passw0rd").message == "密码验证成功")
    }

    @Test("a hash of another cost is renewed by the next login")
    func rehash() async throws {
        _ = try await client.updatePassword("first")
        try await pool.set("passwordHashing", "owasp")
        _ = try await client.loginByPhonePassword(phone, password: "first")
        _ = try await client.loginByPhonePassword(phone, password: "first")
        await expectRefusal(.passwordWrong) { try await client.loginByPhonePassword(phone, password: "second") }
    }
}
