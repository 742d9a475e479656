import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Account lock")
struct AccountLockTests {
    let pool: TestPool

    init() async throws {
        pool = try .inMemory()
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 3, "timeInterval": 60])
        try await pool.set("loginLockDuration", 120)
        _ = try await pool.client().registerByUsername("ada", password: "right")
    }

    private func fail(_ code: AuthingError.Code = .passwordWrong) async -> AuthingError? {
        await expectRefusal(code) { try await pool.client().loginByUsername("ada", password: "wrong") }
    }

    @Test("the failure that reaches the limit locks, and the lock ends to the second")
    func locksAndEnds() async throws {
        #expect(await fail()?.data == ["remainCount": 2])
        #expect(await fail()?.data == ["remainCount": 1])
        _ = await fail(.accountLocked)
        await expectRefusal(.accountLocked) { try await pool.client().loginByUsername("ada", password: "right") }
        pool.wait(119)
        await expectRefusal(.accountLocked) { try await pool.client().loginByUsername("ada", password: "right") }
        pool.wait(1)
        #expect(await fail()?.data == ["remainCount": 2])
        _ = try await pool.client().loginByUsername("ada", password: "right")
    }

    @Test("failures age out of the window one by one")
    func windowSlides() async throws {
        _ = await fail()
        pool.wait(30)
        _ = await fail()
        pool.wait(30)
        #expect(await fail()?.data == ["remainCount": 1])
        pool.wait(29)
        _ = await fail(.accountLocked)
    }

    @Test("a success clears the account's count")
    func successClears() async throws {
        _ = await fail()
        _ = await fail()
        _ = try await pool.client().loginByUsername("ada", password: "right")
        #expect(await fail()?.data == ["remainCount": 2])
    }

    @Test("an admin ends the lock")
    func adminUnlocks() async throws {
        for code in [AuthingError.Code.passwordWrong, .passwordWrong, .accountLocked] { _ = await fail(code) }
        _ = try await pool.administration.unblockUser("ada")
        _ = try await pool.client().loginByUsername("ada", password: "right")
    }

    @Test("parallel guesses cannot outrun the limit, whichever address they come from")
    func parallelGuesses() async throws {
        let codes = await withTaskGroup(of: AuthingError.Code?.self) { group in
            for number in 0..<100 {
                group.addTask { [pool] in
                    do {
                        let client = pool.client(from: "192.0.2.\(number)")
                        _ = try await client.loginByUsername("ada", password: Secret("guess\(number)"))
                        return nil
                    } catch { return (error as? AuthingError)?.code }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == .passwordWrong } == 2)
        #expect(codes.count { $0 == .accountLocked } == 98)
    }

    @Test("many right logins at once all succeed, though more than the limit")
    func parallelLogins() async throws {
        let count = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask { [pool] in
                    do {
                        _ = try await pool.client().loginByUsername("ada", password: "right")
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(count == 50)
        #expect(try await pool.administration.findUser("ada").loginsCount == 50)
    }

    @Test("with the strategy block-account, the check of addresses locks accounts")
    func strategy() async throws {
        try await pool.set("loginPasswordFailCheck", ["enabled": false])
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 1])
        try await pool.set("loginFailStrategy", "block-account")
        _ = await fail(.accountLocked)
    }
}
