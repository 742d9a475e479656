import AuthingAPI
import AuthingCore
import AuthingJSON
import AuthingStore
import Dispatch
import TestSupport
import Testing

/// A try whose hash cannot be computed, because too many wait, is none: it takes nothing of those an account has.
@Suite("Changes of passwords while too many hashes wait")
struct BusyHashingTests {
    private let pool: TestPool
    private let queue = HashQueue(lanes: 1, capacity: 0)

    init() async throws {
        let clock = VirtualClock.frozen()
        let environment = Environment.repeatable(clock: clock)
        let store = SQLitePool(inMemory: .inMemory, passwordHashing: .cheap, now: environment.now)
        let parts = CoreParts(pool: store, environment: environment, hashQueue: queue)
        pool = TestPool(
            service: EmbeddedService(parts),
            administration: EmbeddedAdministration(parts, file: nil),
            clock: clock,
            appID: PoolIdentity.inMemory.appID
        )
        _ = try await pool.administration.createUser(UserCreation(username: "ada", password: "fake-pw"))
        try await pool.set("consecutiveFailureLimit", 1)
    }

    /// Keeps the only lane busy.
    private func whileBusy(_ body: () async throws -> Void) async throws {
        let (gate, started) = (DispatchSemaphore(value: 0), AsyncStream<Void>.makeStream())
        async let hold: Void = queue.run {
            started.continuation.finish()
            gate.wait()
        }
        for await _ in started.stream {}
        do {
            defer { gate.signal() }
            // A new hash is no longer cheap, and has to go through the queue; the present one does not.
            try await pool.set("passwordHashing", "owasp")
            try await body()
        }
        try await hold
        try await pool.set("passwordHashing", "cheap")
    }

    @Test("a change by the old password")
    func change() async throws {
        let client = pool.client()
        _ = try await client.loginByUsername("ada", password: "fake-pw")
        try await whileBusy {
            for _ in 0..<3 {
                await expectRefusal(.systemBusy) {
                    try await client.updatePassword("fake-new", oldPassword: "fake-pw")
                }
            }
        }
        _ = try await client.updatePassword("fake-new", oldPassword: "fake-pw")
    }

    @Test("a reset by the token of a password that is too old")
    func reset() async throws {
        try await pool.set("passwordUpdatePolicy", ["enabled": true, "forcedCycle": 1, "differenceCycle": 0])
        pool.wait(86_400)
        let refusal = await expectRefusal(.passwordTooOld) {
            try await pool.client().loginByUsername("ada", password: "fake-pw")
        }
        let token = Secret(try #require(refusal?.data?["token"]?.stringValue))
        let reset = { [pool] in
            try await pool.client().resetPasswordByForcedToken(token, oldPassword: "fake-pw", newPassword: "fake-new")
        }
        try await whileBusy {
            for _ in 0..<3 { await expectRefusal(.systemBusy, reset) }
        }
        _ = try await reset()
    }
}
