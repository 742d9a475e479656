import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// A code is good for one use, however many try at the same moment.
///
/// Of 64 calls released together exactly one succeeds: through one connection, through two, and from several processes.
@Suite("B2: codes are spent once")
struct B2CodesAreSpentOnceTests {
    private static let contenders = 64
    private static let phone = "13800138000"
    private static let email = "ada@example.org"

    @Test("one login for each code on a phone", arguments: Backend.allCases)
    func logins(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for _ in 0..<(backend == .embedded ? Scale.of(20, full: 500) : Scale.of(4, full: 500)) {
            let code = try await pool.sendCode(toPhone: Self.phone)
            let winners = await Contenders.winners(of: Self.contenders) { _ in
                try await pool.client().loginByPhoneCode(Self.phone, code: code)
            }
            #expect(winners == 1)
            pool.wait(60)
        }
    }

    @Test("one account for each code on a phone", arguments: Backend.allCases)
    func registrations(backend: Backend) async throws {
        let pool = try await backend.makePool()
        for number in 0..<Scale.of(3, full: 500) {
            let phone = "1390000\(String(number + 10_000).suffix(4))"
            let code = try await pool.sendCode(toPhone: phone)
            let winners = await Contenders.winners(of: Self.contenders) { _ in
                try await pool.client().registerByPhoneCode(phone, code: code)
            }
            #expect(winners == 1)
            #expect(try await pool.administration.describePool().userCount == number + 1)
        }
    }

    @Test("one new password for each code in a mail", arguments: Backend.allCases)
    func resets(backend: Backend) async throws {
        let pool = try await backend.makePool()
        _ = try await pool.client().registerByEmail(Self.email, password: "first-password")
        for _ in 0..<Scale.of(3, full: 500) {
            let code = try await pool.sendCode(toEmail: Self.email)
            let outcomes = await Contenders.race(Self.contenders) { number in
                do throws(AuthingError) {
                    let password = Secret("password-\(number)")
                    _ = try await pool.client().resetPasswordByEmailCode(Self.email, code: code, newPassword: password)
                    return true
                } catch {
                    return false
                }
            }
            #expect(outcomes.count { $0 } == 1)
            let winner = try #require(outcomes.firstIndex(of: true))
            _ = try await pool.client().loginByEmail(Self.email, password: Secret("password-\(winner)"))
            pool.wait(60)
        }
    }

    @Test("one login through two connections to a file")
    func twoConnections() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "shared.pool")
        let clock = VirtualClock.frozen()
        let first = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 1, clock: clock))
        let second = try EmbeddedPool.open(file: path, environment: .repeatable(seed: 2, clock: clock))
        for _ in 0..<Scale.of(4, full: 500) {
            _ = try await first.makeClient().sendSMSCode(Self.phone)
            let code = try #require(try await second.administration.lastMessage(to: Self.phone)?.code)
            let winners = await Contenders.winners(of: Self.contenders) { number in
                try await (number.isMultiple(of: 2) ? first : second).makeClient()
                    .loginByPhoneCode(Self.phone, code: code)
            }
            #expect(winners == 1)
            clock.advance(by: .seconds(60))
        }
    }

    @Test("one login from four processes on a file")
    func fourProcesses() async throws {
        let home = try ProductHome()
        let count = Scale.of(12, full: 200)
        let phones = (0..<count).map { "137\(10_000_000 + $0)" }
        let codes = try home.run(
            [
                "-c", phones.map { "send sms \($0)\nprint (outbox last).code" }.joined(separator: "\n"), "--pool",
                "a.pool",
            ]
        )
        #expect(codes.error == "")
        let digits = codes.output.split(separator: "\n").map(String.init).filter {
            $0.count == 4 && $0.allSatisfy(\.isNumber)
        }
        try #require(digits.count == count)
        let script = zip(phones, digits).map { "try {\nlogin phone-code \($0) \($1)\nprint won\n} catch 2001 { }" }
        try home.write(script.joined(separator: "\n"))
        let runs = try (0..<4).map { _ in try home.start(["run", "--pool", "a.pool", "case.authing"]) }
        let outcomes = try runs.map { try $0.waitForEnd(seconds: 60) }
        #expect(outcomes.allSatisfy { $0.exitCode == 0 }, "\(outcomes)")
        let winners = outcomes.reduce(0) { $0 + $1.output.split(separator: "\n").count { $0 == "won" } }
        #expect(winners == count)
    }
}
