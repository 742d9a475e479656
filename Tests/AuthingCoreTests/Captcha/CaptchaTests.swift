import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Captcha")
struct CaptchaTests {
    let pool: TestPool

    init() async throws {
        pool = try .inMemory()
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 2, "timeInterval": 60])
        _ = try await pool.client().registerByUsername("ada", password: "right")
    }

    private func logIn(
        _ password: Secret = "right",
        captcha: String? = nil,
        from address: String? = "192.0.2.1"
    ) async throws -> User {
        try await pool.client(from: address).loginByUsername(
            "ada",
            password: password,
            options: LoginOptions(captchaCode: captcha)
        )
    }

    private func failTwice(from address: String? = "192.0.2.1") async {
        await expectRefusal(.passwordWrong) { try await logIn("wrong", from: address) }
        await expectRefusal(.userUnknown) {
            try await pool.client(from: address).loginByUsername("nobody", password: "x")
        }
    }

    @Test("wrong passwords and unknown users from one address ask for a captcha, others are not asked")
    func asksTheAddress() async throws {
        await failTwice()
        await expectRefusal(.captchaRequired) { try await logIn() }
        _ = try await logIn(from: "192.0.2.2")
    }

    @Test("calls without an address share one bucket")
    func unknownAddresses() async throws {
        await failTwice(from: nil)
        await expectRefusal(.captchaRequired) { try await logIn(from: nil) }
        let captcha = try await pool.administration.issueCaptcha(clientIP: nil)
        _ = try await logIn(captcha: captcha.answer, from: nil)
    }

    @Test("a right answer counts once, in any letter case, and for its own address")
    func singleUse() async throws {
        await failTwice()
        let foreign = try await pool.administration.issueCaptcha(clientIP: "192.0.2.2")
        await expectRefusal(.codeWrong) { try await logIn(captcha: foreign.answer) }
        let captcha = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        _ = try await logIn(captcha: captcha.answer.uppercased())
        await expectRefusal(.codeWrong) { try await logIn(captcha: captcha.answer) }
    }

    @Test("a captcha ends to the second, and a new one replaces it")
    func expires() async throws {
        try await pool.set("loginFailCheck", ["timeInterval": 3600])
        await failTwice()
        let first = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        #expect(first.expiresAt == pool.clock.now + 300)
        pool.wait(299)
        let second = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        await expectRefusal(.codeWrong) { try await logIn(captcha: first.answer) }
        _ = try await logIn(captcha: second.answer)
        let third = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        pool.wait(300)
        await expectRefusal(.codeWrong) { try await logIn(captcha: third.answer) }
    }

    @Test("after five wrong answers the right one is void")
    func attempts() async throws {
        await failTwice()
        let captcha = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        for _ in 0..<5 { await expectRefusal(.codeWrong) { try await logIn(captcha: "????") } }
        await expectRefusal(.codeWrong) { try await logIn(captcha: captcha.answer) }
    }

    @Test("a wrong password behind a right captcha is a wrong password, and success does not clear the address")
    func captchaIsNoPassword() async throws {
        await failTwice()
        let captcha = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        await expectRefusal(.passwordWrong) { try await logIn("wrong", captcha: captcha.answer) }
        let next = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        _ = try await logIn(captcha: next.answer)
        await expectRefusal(.captchaRequired) { try await logIn() }
        pool.wait(60)
        _ = try await logIn()
    }

    @Test("fifty replays of one answer at once give one login")
    func replays() async throws {
        await failTwice()
        let captcha = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1")
        let count = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        _ = try await logIn(captcha: captcha.answer)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(count == 1)
    }
}
