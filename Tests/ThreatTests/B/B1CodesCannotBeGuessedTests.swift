import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Under `profile strict` no more than 20 wrong codes of an account are looked at in a day, over all its codes, however
/// often new ones are asked for: with six digits a guesser is right twice in 100 000 days.
@Suite("B1: codes cannot be guessed")
struct B1CodesCannotBeGuessedTests {
    private static let phone = "13800138000"
    private static let email = "ada@example.org"
    private static let limit = 20

    private func makePool(_ backend: Backend, hasAccount: Bool = true) async throws -> TestPool {
        let pool = try await backend.makePool()
        if hasAccount {
            _ = try await pool.administration.createUser(
                UserCreation(username: "ada", email: Self.email, phone: Self.phone, password: "the-right-password")
            )
        }
        try await pool.set("profile", "strict")
        return pool
    }

    @Test("a code has six digits, five tries and five minutes at most")
    func settings() async throws {
        let pool = try await makePool(.embedded)
        let settings = try await pool.administration.describePool().settings
        #expect(settings.verifyCodeLength >= 6 && settings.verifyCodeMaxAttempts <= 5)
        #expect(settings.smsCodeLifetime <= .seconds(300) && settings.emailCodeLifetime <= .seconds(300))
        let code = try await pool.sendCode(toPhone: Self.phone)
        #expect(code.reveal { $0.count } == 6)
    }

    /// One way to try a code.
    private typealias Path = @Sendable (TestPool, Secret) async throws -> Any

    /// Every path on which a code of the account can be tried, in turn.
    private static let paths: [Path] = [
        { try await $0.client().loginByPhoneCode(phone, code: $1) },
        { try await $0.client().registerByPhoneCode(phone, code: $1) },
        { try await $0.client().resetPasswordByPhoneCode(phone, code: $1, newPassword: "a-new-password-1") },
        { try await $0.client().resetPasswordByEmailCode(email, code: $1, newPassword: "a-new-password-1") },
    ]

    /// Guesses all day, asking for a new code whenever one may go out.
    ///
    /// - Returns: How many guesses were refused as wrong ones before the first that was not looked at.
    private func guess(_ count: Int, _ pool: TestPool, _ paths: [Path]) async {
        for number in 0..<count {
            if number.isMultiple(of: 5) {
                pool.wait(3_000)
                // The day's share of messages may be used up: the guesses go on all the same.
                _ = try? await pool.client().sendSMSCode(Self.phone)
                _ = try? await pool.client().sendEmail(Self.email, scene: EmailScene.resetPassword.rawValue)
            }
            await expectRefusal(.codeWrong) { try await paths[number % paths.count](pool, "none") }
        }
    }

    @Test("after 20 wrong ones in a day the right one is refused on every path", arguments: Backend.allCases)
    func day(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await guess(Self.limit - 1, pool, Self.paths)
        await expectRefusal(.codeWrong) { try await Self.paths[0](pool, "none") }
        pool.wait(3_601)
        for path in Self.paths.dropLast() {
            pool.wait(61)
            let code = try await pool.sendCode(toPhone: Self.phone)
            await expectRefusal(.codeWrong) { try await path(pool, code) }
        }
        let mailed = try await pool.sendCode(toEmail: Self.email)
        await expectRefusal(.codeWrong) { try await Self.paths[3](pool, mailed) }
    }

    @Test("19 leave the right one good, which does not refill the day's share", arguments: Backend.allCases)
    func ownerInBetween(backend: Backend) async throws {
        let pool = try await makePool(backend)
        await guess(Self.limit - 1, pool, Self.paths)
        pool.wait(3_601)
        _ = try await Self.paths[0](pool, pool.sendCode(toPhone: Self.phone))
        await expectRefusal(.codeWrong) { try await Self.paths[0](pool, "none") }
        pool.wait(61)
        let code = try await pool.sendCode(toPhone: Self.phone)
        await expectRefusal(.codeWrong) { try await Self.paths[0](pool, code) }
        // The password is another way in, and no way to more guesses.
        _ = try await pool.client().loginByUsername("ada", password: "the-right-password")
        await expectRefusal(.codeWrong) { try await Self.paths[0](pool, code) }
        // A day after the last of them.
        pool.wait(86_400)
        _ = try await Self.paths[0](pool, pool.sendCode(toPhone: Self.phone))
    }

    @Test("so it is at a number that is nobody's", arguments: Backend.allCases)
    func strangers(backend: Backend) async throws {
        let pool = try await makePool(backend, hasAccount: false)
        await guess(Self.limit, pool, Array(Self.paths.prefix(2)))
        pool.wait(3_601)
        let code = try await pool.sendCode(toPhone: Self.phone)
        for path in Self.paths.prefix(2) { await expectRefusal(.codeWrong) { try await path(pool, code) } }
    }

    @Test("without uniformLoginErrors the refusal says why, and the trail has the figures")
    func explained() async throws {
        let pool = try await makePool(.embedded)
        try await pool.set("uniformLoginErrors", false)
        await guess(Self.limit, pool, Self.paths)
        let refusal = await expectRefusal(.codeWrong) { try await Self.paths[0](pool, "none") }
        #expect(refusal?.message(in: .english).contains("20 wrong ones") == true)
    }

    @Test("four processes that guess at once have 20 looked at between them")
    func processes() throws {
        let home = try ProductHome()
        let start = "clock freeze 2026-01-01T00:00:00Z\n"
        let setUp =
            start + """
                pool set passwordHashing cheap
                user create --username ada --phone \(Self.phone) --password the-right-password
                pool set profile strict
                send sms \(Self.phone)
                print "code" (outbox last).code
                """
        let made = try home.run(["-c", setUp, "--pool", "a.pool"])
        #expect(made.exitCode == 0, "\(made)")
        let line = try #require(made.output.split(separator: "\n").first { $0.hasPrefix("code ") })
        // 40 guesses each, more tries for one code than there are in a day.
        let allowed = "pool set verifyCodeMaxAttempts 20\n"
        _ = try home.run(["-c", start + allowed, "--pool", "a.pool"])
        let guesses = start + "for i in 1..40 { try { login phone-code \(Self.phone) none } catch 2001 { } }\n"
        try home.write(guesses)
        let runs = try (0..<4).map { _ in try home.start(["run", "--pool", "a.pool", "case.authing"]) }
        let outcomes = try runs.map { try $0.waitForEnd(seconds: 120) }
        #expect(outcomes.allSatisfy { $0.exitCode == 0 }, "\(outcomes)")
        // Each guess that was looked at has left a row.
        let raw = RawPool(home.path("a.pool"))
        #expect(try raw.ask("SELECT count(*) FROM loginAttempt WHERE scope = 'codes';") == "\(Self.limit)\n")
        let code = line.dropFirst("code ".count)
        let right = start + "try { login phone-code \(Self.phone) \(code)\nprint in } catch 2001 { print refused }"
        let after = try home.run(["-c", right, "--pool", "a.pool"])
        #expect(after.output.contains("refused"), "\(after)")
    }
}
