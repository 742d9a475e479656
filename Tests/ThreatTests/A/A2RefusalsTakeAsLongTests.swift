import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import TestSupport
import Testing

/// Under `profile strict` the time of a refused login does not say whether the account exists, and nobody waits for a mail.
@Suite("A2: refusals take as long whatever the account", .serialized)
struct A2RefusalsTakeAsLongTests {
    private func makePool(_ meter: HashMeter, courier: (any MessageCourier)? = nil) async throws -> TestPool {
        let pool = try await Backend.embedded.makePool(courier: courier, meter: meter)
        _ = try await pool.administration.createUser(
            UserCreation(username: "ada", email: "ada@example.org", password: "the-right-password")
        )
        _ = try await pool.administration.createUser(UserCreation(username: "directory-only"))
        _ = try await pool.administration.createUser(UserCreation(username: "barred", password: "the-right-password"))
        _ = try await pool.administration.blockUser("barred")
        try await pool.set("profile", "strict")
        // Captchas come before the hash for known and unknown names alike (A1); here every try is to reach it.
        try await pool.set("loginFailCheck", ["enabled": false])
        return pool
    }

    @Test("every refused login computes one hash at the pool's present cost", arguments: ["ada", "barred"])
    func knownNames(name: String) async throws {
        let meter = HashMeter()
        let pool = try await makePool(meter)
        meter.reset()
        await expectRefusal(.accountOrPasswordWrong) {
            try await pool.client().loginByUsername(name, password: "wrong")
        }
        #expect(meter.count(.compare) == 1 && meter.count(.decoy) == 0)
    }

    @Test("so does one that could never succeed", arguments: ["nobody", "directory-only", "no\u{7}name"])
    func otherNames(name: String) async throws {
        let meter = HashMeter()
        let pool = try await makePool(meter)
        meter.reset()
        await expectRefusal(.accountOrPasswordWrong) {
            try await pool.client().loginByUsername(name, password: "wrong")
        }
        #expect(meter.count(.compare) == 0 && meter.count(.decoy) == 1)
    }

    /// Interleaved samples of known and unknown names; each pair in random order, so that whatever else the machine does
    /// falls on both alike.
    ///
    /// The sample is small and its bounds are wide, six standard errors of the area under the curve; `AUTHING_THREATS=full`
    /// takes the figures of the table. An early exit gives an area of 1 and a gap of a whole hash.
    @Test("known and unknown names take the same time")
    func timesAreAlike() async throws {
        let pool = try await makePool(HashMeter())
        try await pool.set("passwordHashing", "owasp")
        _ = try await pool.client().loginByUsername("ada", password: "the-right-password")
        try await pool.set("consecutiveFailureLimit", 100)
        var times: [[Double]] = [[], []]
        for round in 0..<Scale.of(60, full: 2_000) {
            for index in Bool.random() ? [0, 1] : [1, 0] {
                let name = index == 0 ? "ada" : "nobody"
                let start = ContinuousClock.now
                await expectRefusal(.accountOrPasswordWrong) {
                    try await pool.client().loginByUsername(name, password: "wrong-password")
                }
                times[index].append(start.duration(to: .now) / .microseconds(1))
            }
            // A right login ends the failures in a row.
            if round % 50 == 49 { _ = try await pool.client().loginByUsername("ada", password: "the-right-password") }
        }
        let area = Self.areaUnderTheCurve(times[0], times[1])
        let hash = times[0].sorted()[times[0].count / 2]
        let gap = abs(hash - times[1].sorted()[times[1].count / 2]) / hash
        #expect(Scale.isFull ? (0.45...0.55).contains(area) : (0.2...0.8).contains(area), "area \(area)")
        #expect(gap <= (Scale.isFull ? 0.03 : 0.3), "gap \(gap) of \(hash) µs")
    }

    @Test("a mail that leaves slowly is not waited for, nor told of when it fails")
    func slowMail() async throws {
        let courier = HeldCourier()
        let pool = try await makePool(HashMeter(), courier: courier)
        // Returns though the courier has not: it is let go only afterwards.
        let known = try await pool.client().sendEmail("ada@example.org", scene: "RESET_PASSWORD")
        let unknown = try await pool.client().sendEmail("nobody@example.org", scene: "RESET_PASSWORD")
        #expect(known.json == unknown.json)
        #expect(try await pool.administration.lastMessage(to: "ada@example.org") != nil)
        #expect(try await pool.administration.lastMessage(to: "nobody@example.org") == nil)
        await courier.letGo()
    }

    /// The chance that a sample of the first is larger than one of the second, as Mann and Whitney count it.
    private static func areaUnderTheCurve(_ first: [Double], _ second: [Double]) -> Double {
        let sorted = second.sorted()
        let larger = first.reduce(0) { sum, value in
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] < value { low = middle + 1 } else { high = middle }
            }
            return sum + low
        }
        return Double(larger) / Double(first.count * second.count)
    }
}

/// A courier that keeps every message until it is let go, and then fails.
private actor HeldCourier: MessageCourier {
    private var isHeld = true
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func deliver(_ message: OutboxMessage) async throws(DeliveryError) {
        if isHeld { await withCheckedContinuation { waiting.append($0) } }
        throw .noTransport
    }

    func letGo() {
        isHeld = false
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}
