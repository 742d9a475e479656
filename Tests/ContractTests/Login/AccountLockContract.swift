import AuthingAPI
import AuthingJSON
import Foundation
import TestSupport
import Testing

struct AccountLockContract {
    private func makePool(_ backend: Backend, limit: Int = 3) async throws -> TestPool {
        let pool = try await backend.makePool()
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": .integer(limit), "timeInterval": 300])
        for method in PasswordLoginMethod.allCases { try await method.register(in: pool) }
        return pool
    }

    private func lock(_ pool: TestPool, _ method: PasswordLoginMethod = .email) async {
        await method.fail(2, pool.client())
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), password: "wrong") }
    }

    private let method = PasswordLoginMethod.email

    @Test(arguments: Backend.allCases, PasswordLoginMethod.allCases)
    func theTryThatReachesTheLimitLocks(backend: Backend, method: PasswordLoginMethod) async throws {
        let pool = try await makePool(backend)
        for remaining in [2, 1] {
            let refusal = await expectRefusal(.passwordWrong) {
                try await method.logIn(pool.client(), password: "wrong")
            }
            #expect(refusal?.data == ["remainCount": .integer(remaining)])
        }
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), password: "wrong") }
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client()) }
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(from: "192.0.2.9")) }
    }

    @Test(arguments: Backend.allCases)
    func theLockEndsToTheSecond(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await lock(pool)
        pool.wait(299.9)
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client()) }
        pool.wait(0.1)
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func triesDuringTheLockDoNotLengthenIt(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await lock(pool)
        pool.wait(200)
        for _ in 0..<5 {
            await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), password: "wrong") }
        }
        pool.wait(100)
        let refusal = await expectRefusal(.passwordWrong) { try await method.logIn(pool.client(), password: "wrong") }
        #expect(refusal?.data == ["remainCount": 2])
    }

    @Test(arguments: Backend.allCases)
    func anAdminEndsTheLock(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await lock(pool)
        _ = try await pool.administration.unblockUser(method.account)
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func aLoginClearsTheCount(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(2, pool.client())
        try await method.logIn(pool.client())
        await method.fail(2, pool.client())
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func theWindowSlides(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await method.fail(2, pool.client())
        pool.wait(300)
        await method.fail(2, pool.client())
        try await method.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func otherAccountsStayOpen(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await lock(pool)
        try await PasswordLoginMethod.username.logIn(pool.client())
    }

    @Test(arguments: Backend.allCases)
    func everyNameOfOneAccountSharesTheCount(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 3])
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", phone: "13800138000", password: "fake-pw")
        )
        await PasswordLoginMethod.email.fail(1, pool.client())
        await PasswordLoginMethod.username.fail(1, pool.client())
        await expectRefusal(.accountLocked) {
            try await PasswordLoginMethod.phone.logIn(pool.client(), password: "wrong")
        }
    }

    @Test(arguments: Backend.allCases)
    func theLockComesBeforeThePasswordAndTheBlock(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await lock(pool)
        _ = try await pool.administration.blockUser(method.account)
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client()) }
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), password: "wrong") }
    }

    @Test(arguments: Backend.allCases)
    func theCaptchaComesBeforeTheLock(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 3])
        await lock(pool)
        await expectRefusal(.captchaRequired) { try await method.logIn(pool.client()) }
        let answer = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1").answer
        await expectRefusal(.accountLocked) { try await method.logIn(pool.client(), captcha: answer) }
    }

    @Test(arguments: Backend.allCases)
    func theStrategyMayLockInPlaceOfACaptcha(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 3])
        try await pool.set("loginFailStrategy", "block-account")
        try await method.register(in: pool)
        await lock(pool)
    }

    @Test(arguments: Backend.allCases)
    func parallelGuessesDoNotOutrunTheLimit(backend: Backend) async throws {
        let pool = try await makePool(backend, limit: 5)
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
        #expect(codes.count { $0 == .passwordWrong } == 4)
        #expect(codes.count { $0 == .accountLocked } == 36)
    }

    @Test(arguments: Backend.allCases)
    func aPasswordResetEndsTheLock(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await lock(pool)
        let code = try await pool.sendCode(toEmail: method.account)
        _ = try await pool.client().resetPasswordByEmailCode(method.account, code: code, newPassword: "fake-new")
        try await method.logIn(pool.client(), password: "fake-new")
    }
}
