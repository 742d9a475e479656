import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Under `profile strict` nobody keeps an owner out by failing on purpose: a captcha comes first, and tries without one
/// are none.
@Suite("A5: hostile failures do not keep the owner out")
struct A5LockoutIsNoWeaponTests {
    private func makePool(_ backend: Backend, _ meter: HashMeter = HashMeter()) async throws -> TestPool {
        let pool = try await backend.makePool(meter: meter)
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", phone: "13800138000", password: "the-right-password")
        )
        try await pool.set("profile", "strict")
        return pool
    }

    @Test("after 1,000 hostile tries the owner logs in at the first, with a captcha", arguments: Backend.allCases)
    func ownerAfterAnAttack(backend: Backend) async throws {
        let meter = HashMeter()
        let pool = try await makePool(backend, meter)
        meter.reset()
        for number in 0..<1_000 {
            await #expect(throws: AuthingError.self) {
                try await pool.client(from: "198.51.100.\(number % 250)").loginByUsername(
                    "ada",
                    password: "wrong",
                    options: LoginOptions(captchaCode: number.isMultiple(of: 3) ? "none" : nil)
                )
            }
        }
        #expect(meter.count(.compare) == 3)
        await expectRefusal(.captchaRequired) {
            try await pool.client().loginByUsername("ada", password: "the-right-password")
        }
        let captcha = try await pool.administration.issueCaptcha(clientIP: nil, account: "ada")
        let options = LoginOptions(captchaCode: captcha.answer)
        _ = try await pool.client().loginByUsername("ada", password: "the-right-password", options: options)
        // The success ended it: the next login needs no captcha.
        _ = try await pool.client().loginByUsername("ada", password: "the-right-password")
    }

    @Test("the password that was attacked does not stop the codes", arguments: Backend.allCases)
    func otherPath(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("consecutiveFailureLimit", 3)
        for _ in 0..<5 {
            await #expect(throws: AuthingError.self) {
                try await pool.client().loginByUsername("ada", password: "wrong")
            }
        }
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: code)
        let captcha = try await pool.administration.issueCaptcha(clientIP: nil, account: "ada")
        let options = LoginOptions(captchaCode: captcha.answer)
        _ = try await pool.client().loginByUsername("ada", password: "the-right-password", options: options)
    }

    @Test("many right logins at once all succeed, though more than any limit", arguments: Backend.allCases)
    func parallelOwners(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let winners = await Contenders.winners(of: 50) { _ in
            try await pool.client().loginByUsername("ada", password: "the-right-password")
        }
        #expect(winners == 50)
    }
}
