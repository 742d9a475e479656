import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct SMSSendingContract {
    private let phone = "13800138000"

    @Test(arguments: Backend.allCases)
    func answersInTheLanguageOfTheCall(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let answer = try await pool.client().sendSMSCode(phone)
        #expect(answer.json == ["code": 200, "message": "发送成功"])
        let other = try await pool.client(language: .english).sendSMSCode("13900139000")
        #expect(other.code == 200 && other.message != answer.message)
    }

    @Test(arguments: Backend.allCases)
    func sendsDigitsAsManyAsSet(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for length in [4, 6] {
            try await pool.set("verifyCodeLength", .integer(length))
            let code = try await pool.sendCode(toPhone: phone)
            #expect(code.reveal { $0.utf8.count == length && $0.allSatisfy { ("0"..."9").contains($0) } })
            let message = try #require(try await pool.administration.lastMessage(to: phone))
            #expect(message.channel == .sms && message.purpose == .smsCode)
            #expect(code.reveal { message.text.contains($0) })
            pool.wait(60)
        }
    }

    @Test(arguments: Backend.allCases, ["", "12", "abc", "12800138000", "+1 555 0100", "+85212345678", "1380013800"])
    func mainlandNumbersOnly(backend: Backend, phone: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedPhone) { try await pool.client().sendSMSCode(phone) }
        #expect(try await pool.administration.listOutbox(limit: 10).isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func againAfterAMinute(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let first = try await pool.sendCode(toPhone: phone)
        await expectRefusal(.sendingTooOften) { try await pool.client().sendSMSCode("+86 138-0013-8000") }
        pool.wait(59.9)
        await expectRefusal(.sendingTooOften) { try await pool.client().sendSMSCode(phone) }
        _ = try await pool.sendCode(toPhone: "13900139000")
        _ = try await pool.client().loginByPhoneCode(phone, code: first)
        await expectRefusal(.sendingTooOften) { try await pool.client().sendSMSCode(phone) }
        pool.wait(0.1)
        _ = try await pool.sendCode(toPhone: phone)
    }

    @Test(arguments: Backend.allCases)
    func aDayHasAQuota(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("smsDailyLimit", 2)
        for _ in 0..<2 {
            _ = try await pool.sendCode(toPhone: phone)
            pool.wait(60)
        }
        await expectRefusal(.sendingTooOften) { try await pool.client().sendSMSCode(phone) }
        _ = try await pool.sendCode(toPhone: "13900139000")
        pool.wait(86_400)
        _ = try await pool.sendCode(toPhone: phone)
    }

    @Test(arguments: Backend.allCases)
    func neverTellsWhetherANumberIsRegistered(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.phone.register(in: pool)
        let known = try await pool.client().sendSMSCode(phone)
        let unknown = try await pool.client().sendSMSCode("13900139000")
        #expect(known == unknown)
    }
}

struct EmailSendingContract {
    private let email = "ada@example.org"

    @Test(
        arguments: Backend.allCases,
        [
            ("RESET_PASSWORD", OutboxMessage.Purpose.resetPassword), ("VERIFY_EMAIL", .verifyEmail),
            ("VerifyEmail", .verifyEmail), ("CHANGE_EMAIL", .changeEmail), ("ChangeEmail", .changeEmail),
            ("MFA_VERIFY", .secondFactor),
        ]
    )
    func everySceneUnderEveryName(backend: Backend, _ row: (String, OutboxMessage.Purpose)) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        let answer = try await pool.client().sendEmail(" ADA@example.org", scene: row.0)
        #expect(answer.json == ["code": 200, "message": ""])
        let message = try #require(try await pool.administration.lastMessage(to: email))
        #expect(message.channel == .email && message.purpose == row.1)
        #expect((message.link != nil) == (row.1 == .verifyEmail))
        #expect((message.code != nil) == (row.1 != .verifyEmail))
        #expect(message.subject?.isEmpty == false)
    }

    @Test(arguments: Backend.allCases)
    func writesInTheLanguageOfTheCall(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client(language: .chinese).sendEmail("a@example.org", scene: "CHANGE_EMAIL")
        _ = try await pool.client(language: .english).sendEmail("b@example.org", scene: "CHANGE_EMAIL")
        let chinese = try #require(try await pool.administration.lastMessage(to: "a@example.org"))
        let english = try #require(try await pool.administration.lastMessage(to: "b@example.org"))
        #expect(chinese.text.contains("验证码"))
        #expect(english.text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: Backend.allCases, ["", "ada", "ada@", "a@b.org\nBcc: c@d.org"])
    func aMalformedEmailIsRefused(backend: Backend, email: String) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.malformedEmail) { try await pool.client().sendEmail(email, scene: "CHANGE_EMAIL") }
        await expectRefusal(.malformedEmail) { try await pool.client().sendEmail(email, scene: "NONE") }
    }

    @Test(arguments: Backend.allCases, ["", "NONE", "reset_password"])
    func anUnknownSceneIsRefused(backend: Backend, scene: String) async throws {
        let pool = try await backend.makePool()
        let refusal = await expectRefusal(.badRequest) { try await pool.client().sendEmail(email, scene: scene) }
        #expect(refusal?.hint(in: .english)?.contains("RESET_PASSWORD") == true)
    }

    @Test(arguments: Backend.allCases)
    func againAfterAMinute(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().sendEmail(email, scene: "CHANGE_EMAIL")
        pool.wait(59.9)
        await expectRefusal(.sendingTooOften) {
            try await pool.client().sendEmail("ADA@example.org", scene: "CHANGE_EMAIL")
        }
        pool.wait(0.1)
        _ = try await pool.client().sendEmail(email, scene: "CHANGE_EMAIL")
    }

    @Test(arguments: Backend.allCases)
    func aResetIsMailedToUsersOnly(backend: Backend) async throws {
        let pool = try await backend.makePool()
        await expectRefusal(.userUnknown) { try await pool.client().sendEmail(email, scene: "RESET_PASSWORD") }
        #expect(try await pool.administration.listOutbox(limit: 10).isEmpty)
    }

    @Test(arguments: Backend.allCases)
    func aChangeIsMailedToAnyAddress(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await PasswordLoginMethod.email.register(in: pool)
        _ = try await pool.sendCode(toEmail: email, .changeEmail)
        _ = try await pool.sendCode(toEmail: "bob@example.org", .changeEmail)
    }
}
