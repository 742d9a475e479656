import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Foundation
import TestSupport
import Testing

@Suite("Faults that are put in")
struct FaultTests {
    let clock = VirtualClock.frozen()
    let pool: EmbeddedPool
    let laboratory: EmbeddedLaboratory
    let client: AuthenticationClient

    init() throws {
        let random = RandomSource(seed: 1)
        pool = try .inMemory(environment: Environment(clock: clock, random: random))
        laboratory = EmbeddedLaboratory(clock: clock, random: random, pool: pool)
        client = pool.makeClient()
    }

    @Test("strike as often as they were told to, after as many uses as they were told to")
    func counts() async throws {
        laboratory.inject(Fault(.smsDown, after: 1, times: 2))
        var outcomes: [Bool] = []
        for digit in 0..<5 {
            let phone = "1380013800\(digit)"
            outcomes.append(await isSent(to: phone))
        }
        #expect(outcomes == [true, false, false, true, true])
        #expect(laboratory.faults.map(\.strikes) == [2])
        #expect(
            try await pool.administration.listOutbox(limit: 9).map(\.state) == [.sent, .failed, .failed, .sent, .sent]
        )
    }

    private func isSent(to phone: String) async -> Bool {
        do throws(AuthingError) {
            _ = try await client.sendSMSCode(phone)
            return true
        } catch {
            return error.code != .failure
        }
    }

    @Test("a message that was written while a fault could strike does not stay pending")
    func lastStrike() async throws {
        laboratory.inject(Fault(.mailDown, times: 1))
        _ = try await client.registerByEmail("a@example.org", password: "pass-4711")
        #expect(try await pool.administration.listOutbox(limit: 9).map(\.state) == [.failed, .sent])
    }

    @Test("a mail that nobody is to know of fails before the call returns, so that a run repeats itself")
    func hiddenMail() async throws {
        _ = try await pool.administration.changeSetting("uniformLoginErrors", to: true)
        _ = try await client.registerByEmail("a@example.org", password: "pass-4711")
        laboratory.inject(Fault(.mailDown))
        _ = try await client.sendEmail("a@example.org", scene: "RESET_PASSWORD")
        #expect(try await pool.administration.lastMessage(to: nil)?.state == .failed)
    }

    @Test("a full store refuses what writes and changes nothing, and belongs to the saved state")
    func store() async throws {
        let before = try await laboratory.save()
        laboratory.inject(Fault(.storeFull))
        await expectRefusal(.systemBusy) { try await client.registerByUsername("ada", password: "pass-4711") }
        #expect(try await pool.administration.describePool().userCount == 0)
        #expect(laboratory.takeStrikes() == [.storeFull])
        try await laboratory.restore(before)
        #expect(laboratory.faults == [])
        _ = try await client.registerByUsername("ada", password: "pass-4711")
    }

    @Test("a wrong clock is the pool's alone, and belongs to the saved state")
    func skew() async throws {
        let before = try await laboratory.save()
        laboratory.inject(Fault(.clockSkew(.seconds(3600))))
        let user = try await client.registerByUsername("ada", password: "pass-4711")
        #expect(user.createdAt.timeIntervalSince(clock.now) == 3600)
        try await laboratory.restore(before)
        #expect(clock.skew == .zero)
    }
}

@Suite("States in passing")
struct PassingStateTests {
    let clock = VirtualClock.frozen()
    let pool: EmbeddedPool
    let laboratory: EmbeddedLaboratory

    init() throws {
        let random = RandomSource(seed: 1)
        pool = try .inMemory(environment: Environment(clock: clock, random: random))
        laboratory = EmbeddedLaboratory(clock: clock, random: random, pool: pool)
    }

    @Test("of a pool that nobody has used is that of no users, and it is not made for it")
    func unused() async throws {
        let handle = try #require(try laboratory.saveInPassing(atMost: 0))
        #expect(try !laboratory.hasChanged(since: handle))
        _ = try await pool.administration.describePool()
        #expect(try !laboratory.hasChanged(since: handle))
        _ = try await pool.makeClient().registerByUsername("ada", password: "pass-4711")
        #expect(try laboratory.hasChanged(since: handle))
        try await laboratory.restore(handle)
        #expect(try await pool.administration.describePool().userCount == 0)
    }

    @Test("is none of a pool that is too large")
    func large() async throws {
        _ = try await pool.administration.describePool()
        #expect(try laboratory.saveInPassing(atMost: 4096) == nil)
        let handle = try laboratory.saveInPassing(atMost: 1 << 22)
        #expect(handle != nil)
    }

    @Test("are as they were, whatever was forgotten")
    func forgotten() async throws {
        _ = try await pool.makeClient().registerByUsername("ada", password: "pass-4711")
        let first = try #require(try laboratory.saveInPassing(atMost: 1 << 22))
        let second = try #require(try laboratory.saveInPassing(atMost: 1 << 22))
        laboratory.forget(first)
        _ = try await pool.makeClient().registerByUsername("bob", password: "pass-4711")
        clock.advance(by: .seconds(60))
        #expect(try laboratory.hasChanged(since: second))
        try await laboratory.restore(second)
        #expect(try await pool.administration.describePool().userCount == 1)
        #expect(try laboratory.hasChanged(since: first))
    }
}
