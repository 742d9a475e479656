import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct CaptchaContract {
    private func makePool(_ backend: Backend, limit: Int = 3) async throws -> TestPool {
        let pool = try await backend.makePool()
        try await pool.set("loginFailCheck", ["enabled": true, "limit": .integer(limit), "timeInterval": 300])
        try await PasswordLoginMethod.email.register(in: pool)
        return pool
    }

    private func answer(_ pool: TestPool, for address: String? = "192.0.2.1") async throws -> String {
        try await pool.administration.issueCaptcha(clientIP: address).answer
    }

    private let method = PasswordLoginMethod.email

    @Test(arguments: Backend.allCases)
    func nobodyIsAskedByDefault(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await method.register(in: pool)
        await method.fail(10, pool.client())
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func theLimitAsksForOne(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 3, "timeInterval": 300])
        try await method.register(in: pool)
        await method.fail(3, pool.client())
        let refusal = await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
        #expect(refusal?.hint(in: .english)?.contains("captcha new") == true)
        let user = try await method.logIn(pool.client(), captcha: try await answer(pool))
        #expect(user.loginsCount == 1)
    }

    @Test(arguments: Backend.allCases)
    func unknownUsersCount(backend: Backend) async throws {
        let pool = try await makePool(backend)
        for _ in 0..<3 { await expectRefusal(.userUnknown) { try await method.logIn(pool.client(), method.stranger) } }
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
    }

    @Test(arguments: Backend.allCases)
    func formsCaptchasAndCodesDoNotCount(backend: Backend) async throws {
        let pool = try await makePool(backend, limit: 1)
        await expectRefusal(.malformedEmailAtLogin) { try await method.logIn(pool.client(), "x") }
        await expectRefusal(.argumentMissing) { try await method.logIn(pool.client(), password: "") }
        await expectRefusal(.codeWrong) { try await pool.client().loginByPhoneCode("13800138000", code: "1234") }
        await method.fail(1, pool.client())
        pool.wait(200)
        await expectRefusal(.codeWrong) { try await method.logIn(pool.client(), captcha: "none") }
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
        pool.wait(100)
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func onlyTheAddressThatFailedIsAsked(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
        try await method.logIn(pool.client(from: "192.0.2.2"))
    }

    @Test(arguments: Backend.allCases)
    func thoseWithoutAnAddressShareOneBucket(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client(from: nil))
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client(from: nil)) }
        try await method.logIn(pool.client(from: nil), captcha: try await answer(pool, for: nil))
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func theWindowSlides(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(1, pool.client())
        pool.wait(100)
        await method.fail(2, pool.client())
        pool.wait(199.9)
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
        pool.wait(0.1)
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func aLoginDoesNotClearTheAddress(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(2, pool.client())
        try await method.logIn(pool.client())
        await method.fail(1, pool.client())
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
    }

    @Test(arguments: Backend.allCases)
    func aWrongAnswerIsRefused(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        let answer = try await answer(pool)
        await expectRefusal(.codeWrong) { try await method.logIn(pool.client(), captcha: answer + "x") }
    }

    @Test(arguments: Backend.allCases)
    func anAnswerServesOnce(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        let answer = try await answer(pool)
        await expectRefusal(.passwordWrong) {
            try await method.logIn(pool.client(), password: "wrong", captcha: answer)
        }
        await expectRefusal(.codeWrong) { try await method.logIn(pool.client(), captcha: answer) }
    }

    @Test(arguments: Backend.allCases)
    func letterCaseIsIgnored(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        let answer = try await answer(pool)
        #expect(answer.utf8.count == 4)
        try await method.logIn(pool.client(), captcha: answer.uppercased())
    }

    @Test(arguments: Backend.allCases)
    func anAnswerLivesFiveMinutes(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("loginFailCheck", ["timeInterval": 3600])
        await method.fail(3, pool.client())
        let late = try await answer(pool)
        pool.wait(300)
        await expectRefusal(.codeWrong) { try await method.logIn(pool.client(), captcha: late) }
        let inTime = try await answer(pool)
        pool.wait(299)
        try await method.logIn(pool.client(), captcha: inTime)
    }

    @Test(arguments: Backend.allCases)
    func anAnswerBelongsToItsAddress(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        let other = try await answer(pool, for: "192.0.2.9")
        await expectRefusal(.codeWrong) { try await method.logIn(pool.client(), captcha: other) }
    }

    @Test(arguments: Backend.allCases)
    func theCaptchaComesBeforeTheUser(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client(), method.stranger) }
        await expectRefusal(.codeWrong) { try await method.logIn(pool.client(), method.stranger, captcha: "none") }
        await expectRefusal(.malformedEmailAtLogin) { try await method.logIn(pool.client(), "x") }
    }

    @Test(arguments: Backend.allCases)
    func codeLoginsAreNeverAsked(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(3, pool.client())
        let code = try await pool.sendCode(toPhone: "13800138000")
        _ = try await pool.client().loginByPhoneCode("13800138000", code: code)
    }

    @Test(arguments: Backend.allCases)
    func parallelGuessesDoNotOutrunTheLimit(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let codes = await withTaskGroup(of: AuthingError.Code?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await method.logIn(pool.client(), password: "wrong")
                        return nil
                    } catch {
                        return (error as? AuthingError)?.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == .passwordWrong } == 3)
        #expect(codes.count { $0 == .captchaRequired } == 37)
    }
}
