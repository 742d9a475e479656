import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Under `profile strict` no address gets more than five messages in an hour and ten in a day, whatever is asked for and
/// by whom, and nobody can make the pool send without end.
@Suite("B6: nobody is flooded")
struct B6NobodyIsFloodedTests {
    private static let phone = "13800138000"
    private static let email = "ada@example.org"

    private func makePool(_ backend: Backend = .embedded) async throws -> TestPool {
        let pool = try await backend.makePool()
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: Self.email, phone: Self.phone, password: "the-right-password")
        )
        try await pool.set("profile", "strict")
        return pool
    }

    /// The messages that went out to a recipient, by the second at which each did.
    private func messages(to recipient: String? = nil, _ pool: TestPool) async throws -> [TimeInterval] {
        try await pool.administration.listOutbox(limit: 100_000)
            .filter { recipient == nil || $0.recipient == recipient }
            .map { $0.sentAt.timeIntervalSince(TestPool.start) }
    }

    /// The most that fell into any window of a length.
    private func most(_ times: [TimeInterval], within window: TimeInterval) -> Int {
        times.map { start in times.count { $0 >= start && $0 < start + window } }.max() ?? 0
    }

    @Test("10 000 requests for one phone in three days, from as many addresses")
    func onePhone() async throws {
        let pool = try await makePool()
        let count = Scale.of(2_000, full: 10_000)
        for number in 0..<count {
            do throws(AuthingError) {
                _ = try await pool.client(from: "192.0.\(number / 250).\(number % 250)").sendSMSCode(Self.phone)
            } catch {
                #expect(error.code == .sendingTooOften)
            }
            pool.wait(259_200 / Double(count))
        }
        let times = try await messages(to: Self.phone, pool)
        #expect(most(times, within: 3_600) == 5 && most(times, within: 86_400) == 10)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 60 })
        #expect(times.count >= 20, "they go on the next day")
    }

    /// Every way to make a mail go out to an address that is an account's.
    private static let mails: [@Sendable (TestPool) async throws -> Any] = [
        { try await $0.client().sendEmail(email, scene: EmailScene.resetPassword.rawValue) },
        { try await $0.client().sendEmail(email, scene: EmailScene.verifyEmail.rawValue) },
        { try await $0.client().sendEmail(email, scene: EmailScene.changeEmail.rawValue) },
        { try await $0.client().sendEmail(email, scene: EmailScene.secondFactor.rawValue) },
        { try await $0.client().loginByEmail(email, password: "the-right-password") },
    ]

    @Test("all scenes and refused logins together, whatever each alone may", arguments: Backend.allCases)
    func oneEmail(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("loginRequireEmailVerified", true)
        for _ in 0..<Scale.of(60, full: 2_000) {
            for mail in Self.mails {
                // Each is refused or not: what counts is what went out.
                _ = try? await mail(pool)
            }
            pool.wait(61)
        }
        let times = try await messages(to: Self.email, pool)
        #expect(times.count >= 5)
        #expect(most(times, within: 3_600) == 5 && most(times, within: 86_400) <= 10)
    }

    @Test("a registration mails nothing to an address that has had its share")
    func registrations() async throws {
        let pool = try await makePool()
        for _ in 0..<5 {
            _ = try await pool.client().sendEmail("eve@example.org", scene: EmailScene.changeEmail.rawValue)
            pool.wait(61)
        }
        _ = try await pool.client().registerByEmail("eve@example.org", password: "a-good-long-password")
        #expect(try await messages(to: "eve@example.org", pool).count == 5)
        _ = try await pool.client().registerByEmail("bob@example.org", password: "a-good-long-password")
        #expect(try await messages(to: "bob@example.org", pool).count == 2)
    }

    @Test("an account, a client address and the pool have their shares", arguments: Backend.allCases)
    func shares(backend: Backend) async throws {
        let pool = try await makePool(backend)
        try await pool.set("messageLimits", ["accountPerDay": 6, "clientPerDay": 9, "poolPerDay": 12])
        // Both addresses of one account.
        var sent = 0
        for number in 0..<20 {
            pool.wait(900)
            let client = pool.client(from: "198.51.100.\(number)")
            do throws(AuthingError) {
                if number.isMultiple(of: 2) {
                    _ = try await client.sendSMSCode(Self.phone)
                } else {
                    _ = try await client.sendEmail(Self.email, scene: "CHANGE_EMAIL")
                }
                sent += 1
            } catch {
                #expect(error.code == .sendingTooOften)
            }
        }
        #expect(sent == 6)
        // One client address, numbers that are nobody's.
        pool.wait(86_400)
        sent = 0
        for number in 0..<20 {
            if (try? await pool.client().sendSMSCode("139000000\(10 + number)")) != nil { sent += 1 }
        }
        #expect(sent == 9)
        // All of them.
        for number in 0..<20 {
            let client = pool.client(from: "203.0.113.\(number)")
            if (try? await client.sendSMSCode("137000000\(10 + number)")) != nil { sent += 1 }
        }
        #expect(sent == 12)
    }

    @Test("another process on the file goes on counting")
    func restart() throws {
        let home = try ProductHome()
        var sent = 0
        for round in 0..<9 {
            let setUp = round == 0 ? "pool set profile strict\n" : ""
            let script = """
                clock freeze 2026-01-01T00:0\(round):00Z
                \(setUp)try { send sms \(Self.phone)
                print went } catch 2080 { print refused }
                """
            let outcome = try home.run(["-c", script, "--pool", "a.pool"])
            #expect(outcome.exitCode == 0, "\(outcome)")
            if outcome.output.contains("went") { sent += 1 }
        }
        #expect(sent == 5)
    }

    @Test(
        "numbers of other countries get nothing",
        arguments: ["+1 900 555 0100", "+44 7911 123456", "+882 16 12345678"]
    )
    func otherCountries(phone: String) async throws {
        let pool = try await makePool()
        await expectRefusal(.malformedPhone) { try await pool.client().sendSMSCode(phone) }
        #expect(try await messages(pool) == [])
    }
}
