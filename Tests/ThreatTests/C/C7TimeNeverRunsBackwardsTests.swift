import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import Synchronization
import TestSupport
import Testing

/// Whatever becomes of the machine's clock, what had expired or was used stays so, and nothing traps.
///
/// A pool in a file remembers the latest time at which it was written; who opens it at an earlier one goes on from there.
@Suite("C7: time never runs backwards")
struct C7TimeNeverRunsBackwardsTests {
    /// A machine's clock that can be set.
    private final class MachineClock: Sendable {
        private let time = Mutex(TestPool.start)

        var now: Date { time.withLock { $0 } }
        func move(by seconds: TimeInterval) { time.withLock { $0 += seconds } }
        func set(to instant: Date) { time.withLock { $0 = instant } }
    }

    private static let phone = "13800138000"
    private static let day: TimeInterval = 86_400

    private let directory: TemporaryDirectory
    private let machine = MachineClock()

    init() throws { directory = try TemporaryDirectory() }

    /// The pool as a process that starts now has it.
    private func open(seed: Int64 = 1) throws -> EmbeddedPool {
        let environment = Environment(
            wall: SteadyClock(wallClock: { [machine] in machine.now }),
            random: RandomSource(seed: seed)
        )
        return try EmbeddedPool.open(file: directory.path(of: "a.pool"), environment: environment)
    }

    private func lastCode(_ pool: EmbeddedPool) async throws -> Secret {
        try #require(try await pool.administration.lastMessage(to: Self.phone)?.code)
    }

    @Test("the clock never shows an earlier time, and runs on")
    func steady() {
        let clock = SteadyClock(wallClock: { [machine] in machine.now })
        #expect(clock.now == TestPool.start)
        machine.move(by: -3_600)
        #expect(clock.now == TestPool.start)
        machine.move(by: 10)
        #expect(clock.now == TestPool.start + 10)
        machine.move(by: 7_200)
        #expect(clock.now == TestPool.start + 7_210)
        clock.goOn(from: TestPool.start)
        #expect(clock.now == TestPool.start + 7_210)
        clock.goOn(from: TestPool.start + Self.day)
        #expect(clock.now == TestPool.start + Self.day)
        machine.set(to: Date(timeIntervalSince1970: 0))
        machine.move(by: 1)
        #expect(clock.now >= TestPool.start + Self.day)
    }

    /// How far the machine's clock is set, before the process starts anew or while it runs.
    private static let jumps: [TimeInterval] = [-3_600, -day, -40 * 365 * day, -90]

    @Test("an expired code, token, link and lock stay expired", arguments: jumps, [true, false])
    func expiredStaysExpired(jump: TimeInterval, restarts: Bool) async throws {
        var pool = try open()
        _ = try await pool.administration.changeSetting("passwordHashing", to: "cheap")
        _ = try await pool.administration.changeSetting("tokenLifetime", to: 60)
        _ = try await pool.administration.changeSetting("verificationLinkLifetime", to: 60)
        let client = pool.makeClient()
        _ = try await client.registerByEmail("ada@example.org", password: "password", options: .init(forceLogin: true))
        let token = try #require(client.token)
        _ = try await client.sendSMSCode(Self.phone)
        let code = try await lastCode(pool)
        machine.move(by: 61)
        await expectRefusal(.codeExpired) { try await client.loginByPhoneCode(Self.phone, code: code) }
        machine.move(by: jump)
        if restarts {
            try pool.close()
            pool = try open(seed: 2)
        }
        let later = pool.makeClient()
        await expectRefusal(.codeExpired) { try await later.loginByPhoneCode(Self.phone, code: code) }
        #expect(try await !later.checkLoginStatus(token).status)
        await expectRefusal(.verificationLinkExpired) {
            try await pool.administration.openMessage(.lastLink(to: "ada@example.org"))
        }
    }

    @Test("what is valid still comes to its end, and a used code stays used", arguments: jumps)
    func validEnds(jump: TimeInterval) async throws {
        let first = try open()
        _ = try await first.makeClient().sendSMSCode(Self.phone)
        let used = try await lastCode(first)
        _ = try await first.makeClient().loginByPhoneCode(Self.phone, code: used)
        machine.move(by: 61)
        _ = try await first.makeClient().sendSMSCode(Self.phone)
        let code = try await lastCode(first)
        try first.close()
        machine.move(by: jump)
        let pool = try open(seed: 2)
        await expectRefusal(.codeWrong) { try await pool.makeClient().loginByPhoneCode(Self.phone, code: used) }
        machine.move(by: 60)
        await expectRefusal(.codeExpired) { try await pool.makeClient().loginByPhoneCode(Self.phone, code: code) }
    }

    @Test("a clock that was years ahead and is right again leaves a pool that works")
    func yearsAhead() async throws {
        machine.move(by: 3_650 * Self.day)
        let ahead = try open()
        _ = try await ahead.makeClient().registerByUsername("ada", password: "password")
        try ahead.close()
        machine.set(to: TestPool.start)
        let pool = try open(seed: 2)
        let client = pool.makeClient()
        _ = try await client.loginByUsername("ada", password: "password")
        _ = try await client.sendSMSCode(Self.phone)
        let code = try await lastCode(pool)
        machine.move(by: 61)
        await expectRefusal(.codeExpired) { try await client.loginByPhoneCode(Self.phone, code: code) }
        #expect(try await client.checkLoginStatus().status)
    }

    @Test("times that a script made up are not remembered")
    func madeUp() async throws {
        let wall = SteadyClock(wallClock: { [machine] in machine.now })
        let clock = VirtualClock(wallClock: { wall.now })
        let environment = Environment(clock: clock, random: RandomSource(seed: 1), wall: wall)
        let made = try EmbeddedPool.open(file: directory.path(of: "a.pool"), environment: environment)
        clock.advance(by: .seconds(3_650 * Self.day))
        _ = try await made.makeClient().sendSMSCode(Self.phone)
        clock.freeze(at: TestPool.start + 99 * Self.day)
        _ = try await made.makeClient().sendSMSCode("13900139000")
        try made.close()
        _ = try await open(seed: 2).makeClient().sendSMSCode("13700137000")
        #expect(try RawPool(directory.path(of: "a.pool")).ask("SELECT wallTime FROM pool;") == "1767225600000\n")
    }

    /// The product at another time, as libfaketime makes the machine's clock.
    private func run(at time: String, _ script: String, in home: ProductHome) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            "/usr/bin/faketime",
            ["-f", time, BuiltProduct.path("authing"), "-c", script, "--pool", "a.pool"],
            environment: home.environment(),
            workingFolder: home.path("")
        )
    }

    @Test(
        "the product starts and works at any time, and nothing revives",
        arguments: ["-1h", "-1d", "+10y", "@1970-01-01 00:00:10", "@2038-01-19 03:14:08", "@2106-02-07 06:28:16"]
    )
    func product(time: String) throws {
        let home = try ProductHome()
        let first = """
            pool set passwordHashing cheap
            pool set smsCodeLifetime 1
            pool set tokenLifetime 1
            register username ada the-password
            let u = login username ada the-password
            send sms \(Self.phone)
            print "token" (reveal $u.token)
            print "code" (outbox last).code
            sleep 1100ms
            send sms 13900139000
            """
        let before = try RunningProgram.run(
            BuiltProduct.path("authing"),
            ["-c", first, "--pool", "a.pool", "--allow-reveal"],
            environment: home.environment(),
            workingFolder: home.path("")
        )
        #expect(before.exitCode == 0, "\(before)")
        func value(_ name: String) throws -> Substring {
            let line = try #require(before.output.split(separator: "\n").first { $0.hasPrefix(name + " ") })
            return line.dropFirst(name.count + 1)
        }
        let second = """
            print "status" (token status \(try value("token"))).code
            try { login phone-code \(Self.phone) \(try value("code")) } catch as e { print "code" $e.code }
            register username bob the-password
            let u = login username bob the-password
            print "new" (token status $u.token).code
            """
        let after = try run(at: time, second, in: home)
        #expect(after.exitCode == 0, "\(after)")
        #expect(after.output.contains("status 2206\n"), "\(after)")
        #expect(after.output.contains("code 2300\n"), "\(after)")
        // One second later the new one has expired in turn; a clock that stands still would keep it good.
        #expect(after.output.contains("new 200\n"), "\(after)")
        let isBehind = time.hasPrefix("-") || time.hasPrefix("@1970")
        #expect(after.error.contains("clock is behind") == isBehind, "\(after)")
        let raw = RawPool(home.path("a.pool"))
        #expect(try raw.isSound)
        #expect(try raw.ask("SELECT count(*) = count(DISTINCT id) AND count(*) >= 2 FROM user;") == "1\n")
    }
}
