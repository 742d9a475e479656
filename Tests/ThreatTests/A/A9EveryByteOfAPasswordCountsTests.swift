import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import Glibc
import TestSupport
import Testing

/// Passwords are taken whole: no length and no byte at which one is cut off, and none that is too long is ever hashed.
@Suite("A9: every byte of a password counts")
struct A9EveryByteOfAPasswordCountsTests {
    /// Pairs that differ in their last byte alone, at the lengths where other systems cut.
    private static let pairs: [(String, String)] = [8, 64, 72, 73, 255, 256, 1_024].map(pair) + odd

    private static let odd: [(String, String)] = [
        ("long-enough\0b", "long-enough\0c"), ("long-enough\0", "long-enough"),
        ("\0\0\0\0\0\0\0\0a", "\0\0\0\0\0\0\0\0b"), ("caf\u{E9}-caf\u{E9}", "cafe\u{301}-cafe\u{301}"),
    ]

    private static func pair(_ length: Int) -> (String, String) {
        let bytes = (0..<(length - 1)).map { UInt8(97 + ($0 * 7 + 16) % 26) }
        let stem = String(decoding: bytes, as: UTF8.self)
        return (stem + "1", stem + "2")
    }

    @Test("two passwords that differ at their end are two passwords", arguments: Backend.allCases)
    func lastByte(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("profile", "strict")
        try await pool.set("loginFailCheck", ["enabled": false])
        for (number, (right, wrong)) in Self.pairs.enumerated() {
            let name = "user-\(number)"
            _ = try await pool.client().registerByUsername(name, password: Secret(right))
            await expectRefusal(.accountOrPasswordWrong) {
                try await pool.client().loginByUsername(name, password: Secret(wrong))
            }
            _ = try await pool.client().loginByUsername(name, password: Secret(right))
        }
    }

    @Test("length counts scalars: 8 to 1,024 of them, and 4,096 bytes", arguments: Backend.allCases)
    func lengths(backend: Backend) async throws {
        let pool = try await backend.makePool()
        try await pool.set("profile", "strict")
        let family = "👨‍👩‍👧‍👦"
        let rows: [(String, Bool)] = [
            (String(repeating: "q", count: 7), false), ("qwzxkjvp", true), (String(repeating: "é", count: 1_024), true),
            (String(repeating: "é", count: 1_025), false), (String(repeating: "😀", count: 1_024), true),
            // One character and 7 scalars; two, 14 scalars.
            (family, false), (family + family, true),
        ]
        for (number, (password, isTaken)) in rows.enumerated() {
            let client = pool.client()
            if isTaken {
                _ = try await client.registerByUsername("user-\(number)", password: Secret(password))
            } else {
                await expectRefusal(.passwordWeak) {
                    try await client.registerByUsername("user-\(number)", password: Secret(password))
                }
            }
        }
    }

    @Test("10 MB are judged in less than 10 ms of a processor's time")
    func giantsAreQuick() throws {
        let giant = Secret(String(repeating: "x", count: 10_000_000))
        var settings = PoolSettings(passwordHashing: .owasp)
        try settings.set("profile", to: "strict")
        let times = (0..<5).map { _ in
            let start = Self.processorTime()
            #expect(settings.passwordDemands.fault(of: giant) != nil)
            return Self.processorTime() - start
        }
        #expect((times.min() ?? 1) < 0.01)
    }

    /// What this thread has used of a processor, in seconds.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test(
        "10 MB are refused at once and never hashed, in the default profile as well",
        arguments: ["default", "strict"]
    )
    func giants(profile: String) async throws {
        let meter = HashMeter()
        let pool = try await Backend.embedded.makePool(meter: meter)
        try await pool.set("profile", .string(profile))
        let client = pool.client()
        _ = try await client.registerByUsername("ada", password: "the-right-password")
        _ = try await client.loginByUsername("ada", password: "the-right-password")
        _ = try await pool.administration.createUser(
            UserCreation(phone: "13800138000", password: "the-right-password")
        )
        let code = try await pool.sendCode(toPhone: "13800138000")
        let giant = Secret(String(repeating: "x", count: 10_000_000))
        meter.reset()
        let calls: [@Sendable () async throws -> Any] = [
            { try await pool.client().registerByUsername("bob", password: giant) },
            { try await pool.client().registerByPhoneCode("13900139000", code: "none", password: giant) },
            { try await pool.client().loginByUsername("ada", password: giant) },
            { try await pool.client().loginByUsername("nobody", password: giant) },
            { try await client.updatePassword(giant, oldPassword: giant) },
            { try await pool.client().resetPasswordByPhoneCode("13800138000", code: code, newPassword: giant) },
            { try await pool.administration.createUser(UserCreation(username: "eve", password: giant)) },
        ]
        for (number, call) in calls.enumerated() {
            let start = ContinuousClock.now
            await #expect(throws: AuthingError.self) { try await call() }
            // Other suites keep the machine busy, and the whole call waits for them; a full run is made alone.
            if Scale.isFull { #expect(start.duration(to: .now) <= .milliseconds(10), "call \(number)") }
        }
        #expect(meter.count(.compare) + meter.count(.keep) + meter.count(.decoy) == 0)
    }
}
