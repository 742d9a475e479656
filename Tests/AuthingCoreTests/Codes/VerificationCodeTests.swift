import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Verification codes")
struct VerificationCodeTests {
    let pool: TestPool
    let phone = "13800138000"

    init() throws { pool = try .inMemory() }

    @Test("a code on a phone is valid for 60 s, to the second", arguments: [(59.0, true), (60.0, false)])
    func smsLifetime(seconds: Double, isValid: Bool) async throws {
        let code = try await pool.sendCode(toPhone: phone)
        pool.wait(seconds)
        if isValid {
            _ = try await pool.client().loginByPhoneCode(phone, code: code)
        } else {
            let refusal = await expectRefusal(.codeExpired) {
                try await pool.client().loginByPhoneCode(phone, code: code)
            }
            #expect(refusal?.message(in: .english).contains("2026-01-01T00:01:00Z") == true)
        }
    }

    @Test("a code in a mail is valid for 300 s, to the second", arguments: [(299.0, true), (300.0, false)])
    func mailLifetime(seconds: Double, isValid: Bool) async throws {
        _ = try await pool.client().registerByEmail("a@example.org", password: "old")
        let code = try await pool.sendCode(toEmail: "a@example.org")
        pool.wait(seconds)
        let client = pool.client()
        if isValid {
            _ = try await client.resetPasswordByEmailCode("a@example.org", code: code, newPassword: "new")
        } else {
            await expectRefusal(.codeExpired) {
                try await client.resetPasswordByEmailCode("a@example.org", code: code, newPassword: "new")
            }
        }
    }

    @Test("the next code may go out after 60 s, to the second, and voids the first")
    func interval() async throws {
        let first = try await pool.sendCode(toPhone: phone)
        pool.wait(59)
        await expectRefusal(.sendingTooOften) { try await pool.client().sendSMSCode("+86 138-0013-8000") }
        _ = try await pool.sendCode(toPhone: "13900139000")
        pool.wait(1)
        let second = try await pool.sendCode(toPhone: phone)
        if first != second {
            await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: first) }
        }
        _ = try await pool.client().loginByPhoneCode(phone, code: second)
    }

    @Test("a code serves once, even if it was the right one for a taken number")
    func singleUse() async throws {
        _ = try await pool.client().loginByPhoneCode(phone, code: pool.sendCode(toPhone: phone))
        pool.wait(60)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.userExists) { try await pool.client().registerByPhoneCode(phone, code: code) }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test("of many redemptions at once, one wins")
    func race() async throws {
        for round in 0..<10 {
            let phone = "1380013800\(round)"
            let code = try await pool.sendCode(toPhone: phone)
            let count = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<32 {
                    group.addTask { [pool] in
                        do {
                            _ = try await pool.client().loginByPhoneCode(phone, code: code)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(count == 1)
        }
    }

    @Test("five wrong tries void a code")
    func attempts() async throws {
        let code = try await pool.sendCode(toPhone: phone)
        for _ in 0..<5 {
            await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code.mistyped) }
        }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode(phone, code: code) }
    }

    @Test("a weak password costs neither the code of a registration nor that of a reset")
    func weakPasswordsCostNothing() async throws {
        try await pool.set("passwordStrength", 1)
        let code = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.passwordWeak) {
            try await pool.client().registerByPhoneCode(phone, code: code, password: "short")
        }
        _ = try await pool.client().registerByPhoneCode(phone, code: code, password: "long enough")
        pool.wait(60)
        let reset = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.passwordWeak) {
            try await pool.client().resetPasswordByPhoneCode(phone, code: reset, newPassword: "short")
        }
        _ = try await pool.client().resetPasswordByPhoneCode(phone, code: reset, newPassword: "longer still")
    }

    @Test("the day's share of one number ends with its day")
    func quota() async throws {
        try await pool.set("smsDailyLimit", 2)
        _ = try await pool.sendCode(toPhone: phone)
        pool.wait(60)
        _ = try await pool.sendCode(toPhone: phone)
        pool.wait(60)
        let refusal = await expectRefusal(.sendingTooOften) { try await pool.client().sendSMSCode(phone) }
        #expect(refusal?.message(in: .english).contains("quota of 2") == true)
        pool.wait(86_400 - 120)
        _ = try await pool.sendCode(toPhone: phone)
    }

    @Test("a code of one scene does not serve another")
    func scenes() async throws {
        _ = try await pool.client().registerByEmail("a@example.org", password: "old")
        for scene in [EmailScene.changeEmail, .secondFactor] {
            let code = try await pool.sendCode(toEmail: "a@example.org", scene)
            await expectRefusal(.codeWrong) {
                try await pool.client().resetPasswordByEmailCode("a@example.org", code: code, newPassword: "new")
            }
        }
    }

    @Test("the length is a setting", arguments: [4, 6, 8])
    func length(count: Int) async throws {
        try await pool.set("verifyCodeLength", .integer(count))
        let code = try await pool.sendCode(toPhone: phone)
        #expect(code.reveal { $0.utf8.count == count && $0.utf8.allSatisfy { (48...57).contains($0) } })
        #expect(try await pool.administration.issueCaptcha(clientIP: nil).answer.count == count)
    }
}
