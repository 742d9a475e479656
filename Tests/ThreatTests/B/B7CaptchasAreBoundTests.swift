import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Under `profile strict` the need of a captcha belongs to the account and is kept in the pool: no new session, address or
/// process is rid of it; and a captcha is good once, for its account, for five minutes.
@Suite("B7: captchas are bound, and their need is kept")
struct B7CaptchasAreBoundTests {
    private static let right: Secret = "the-right-password"

    private func makePool(_ backend: Backend) async throws -> TestPool {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", password: Self.right)
        )
        _ = try await pool.administration.createUser(UserCreation(username: "bob", password: Self.right))
        try await pool.set("profile", "strict")
        for number in 0..<3 {
            await expectRefusal(.accountOrPasswordWrong) {
                try await pool.client(from: "198.51.100.\(number)").loginByUsername("ada", password: "wrong")
            }
        }
        return pool
    }

    private func answer(_ pool: TestPool, _ account: String) async throws -> LoginOptions {
        LoginOptions(captchaCode: try await pool.administration.issueCaptcha(clientIP: nil, account: account).answer)
    }

    @Test("a new address, session or spelling needs one as well", arguments: Backend.allCases)
    func needIsKept(backend: Backend) async throws {
        let pool = try await makePool(backend)
        for address in ["198.51.100.0", "203.0.113.7", nil] {
            await expectRefusal(.captchaRequired) {
                try await pool.client(from: address).loginByUsername("ada", password: Self.right)
            }
            await expectRefusal(.captchaRequired) {
                try await pool.client(from: address).loginByEmail(" ADA@example.org", password: Self.right)
            }
        }
        _ = try await pool.client(from: "203.0.113.7").loginByUsername("bob", password: Self.right)
    }

    @Test("so does another process on the file")
    func otherProcess() throws {
        let home = try ProductHome()
        let failures = Array(repeating: "try { login username ada wrong } catch 2333 { }", count: 3)
        let setUp = ["pool set passwordHashing cheap", "user create --username ada --password the-right-one"]
        let first = (setUp + ["pool set profile strict"] + failures).joined(separator: "\n")
        let before = try home.run(["-c", first, "--pool", "a.pool"])
        #expect(before.exitCode == 0, "\(before)")
        let second = "try { login username ada the-right-one\nprint in } catch 2000 { print asked }"
        let after = try home.run(["-c", second, "--pool", "a.pool"])
        #expect(after.output.contains("asked") && !after.output.contains("in\n"), "\(after)")
    }

    @Test("one answer given 50 times at once is good once", arguments: Backend.allCases)
    func replay(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let options = try await answer(pool, "ada")
        let codes = await Contenders.race(50) { _ -> AuthingError.Code? in
            do throws(AuthingError) {
                _ = try await pool.client().loginByUsername("ada", password: "wrong", options: options)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(codes.count { $0 == .accountOrPasswordWrong } == 1)
        #expect(codes.count { $0 == .codeWrong } == 49)
    }

    @Test("another account's, an address's and an old one are no good", arguments: Backend.allCases)
    func binding(backend: Backend) async throws {
        let pool = try await makePool(backend)
        let client = pool.client()
        let forBob = try await answer(pool, "bob")
        await expectRefusal(.codeWrong) {
            try await client.loginByUsername("ada", password: Self.right, options: forBob)
        }
        let ofAddress = try await pool.administration.issueCaptcha(clientIP: "192.0.2.1").answer
        await expectRefusal(.codeWrong) {
            let options = LoginOptions(captchaCode: ofAddress)
            return try await client.loginByUsername("ada", password: Self.right, options: options)
        }
        let old = try await answer(pool, "ada")
        pool.wait(300)
        await expectRefusal(.accountOrPasswordWrong) {
            try await client.loginByUsername("ada", password: "wrong", options: old)
        }
        // The window has passed, and with it the need; three failures bring it back.
        for _ in 0..<2 {
            await expectRefusal(.accountOrPasswordWrong) { try await client.loginByUsername("ada", password: "wrong") }
        }
        await expectRefusal(.codeWrong) { try await client.loginByUsername("ada", password: Self.right, options: old) }
        let fresh = try await answer(pool, " ADA ")
        _ = try await client.loginByUsername("ada", password: Self.right, options: fresh)
    }
}
