import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Dispatch
import Foundation
import TestSupport
import Testing

/// Places that were taken among the attempts never stay: the next try would wait for them, and then be refused.
@Suite("Tries that come to nothing leave no trace")
struct UnfinishedTryTests {
    private static let right: Secret = "the-right-password"

    /// A call that takes a place.
    enum Path: CaseIterable, Sendable {
        case login
        case update
        case unknownName
    }

    private static func call(_ path: Path, _ pool: TestPool, _ token: Secret?) async throws {
        switch path {
        case .login: _ = try await pool.client().loginByUsername("ada", password: right)
        case .update: _ = try await pool.client(token: token).updatePassword(right, oldPassword: right)
        case .unknownName: _ = try await pool.client().loginByUsername("nobody", password: right)
        }
    }

    /// Makes a user, and all limits so low that one pending try reaches them.
    private static func prepare(_ pool: TestPool) async throws -> Secret? {
        _ = try await pool.administration.createUser(UserCreation(username: "ada", password: right))
        let token = try await untilAccepted { try await pool.client().loginByUsername("ada", password: right).token }
        try await pool.set("loginPasswordFailCheck", ["enabled": true, "limit": 1])
        try await pool.set("loginFailCheck", ["enabled": true, "limit": 1])
        try await pool.set("uniformLoginErrors", true)
        return token
    }

    /// Asks again while all lanes are taken: one is given back a little later than its hash is there.
    private static func untilAccepted<Value>(_ call: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await call()
            } catch let error as AuthingError where error.code == .systemBusy {
                try await Task.sleep(for: .milliseconds(1))
            }
        }
    }

    @Test("where the hash cannot be computed", arguments: Path.allCases)
    func busy(path: Path) async throws {
        let clock = VirtualClock.frozen()
        let environment = Environment.repeatable(clock: clock)
        let queue = HashQueue(lanes: 1, capacity: 0)
        let parts = CoreParts(
            pool: SQLitePool(inMemory: .inMemory, passwordHashing: .owasp, now: environment.now),
            environment: environment,
            hashQueue: queue
        )
        let pool = TestPool(
            service: EmbeddedService(parts),
            administration: EmbeddedAdministration(parts, file: nil),
            clock: clock,
            appID: PoolIdentity.inMemory.appID
        )
        let token = try await Self.prepare(pool)
        let gate = DispatchSemaphore(value: 0)
        let (isTaken, taking) = AsyncStream.makeStream(of: Void.self)
        let occupant = Task {
            try await Self.untilAccepted {
                try await queue.run {
                    taking.yield()
                    gate.wait()
                }
            }
        }
        for await _ in isTaken { break }
        await expectRefusal(.systemBusy) { try await Self.call(path, pool, token) }
        gate.signal()
        try await occupant.value
        _ = try await Self.untilAccepted { try await pool.client().loginByUsername("ada", password: Self.right) }
    }

    @Test("where the caller goes away meanwhile", arguments: Path.allCases)
    func cancelled(path: Path) async throws {
        let meter = HashMeter()
        let pool = try await Backend.embedded.makePool(meter: meter)
        let token = try await Self.prepare(pool)
        let (hashing, cancelling) = (Barrier(2), Barrier(2))
        meter.holdHashes {
            await hashing.wait()
            await cancelling.wait()
        }
        let caller = Task { try await Self.call(path, pool, token) }
        await hashing.wait()
        caller.cancel()
        meter.holdHashes(until: nil)
        await cancelling.wait()
        _ = await caller.result
        guard path != .unknownName else {
            // Its place became a failure, which the trail tells.
            let events = try await pool.administration.listEvents(after: 0, limit: 100)
            let last = events.last
            #expect(last?.kind == .login && last?.subject == "nobody" && last?.code == 2004)
            return
        }
        _ = try await pool.client().loginByUsername("ada", password: Self.right)
    }
}
