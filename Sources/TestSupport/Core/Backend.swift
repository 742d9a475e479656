package import AuthingCore
import AuthingDelivery
import AuthingJSON
import AuthingStore
import Foundation

/// The services that must behave alike; every contract test runs on each.
package enum Backend: String, CaseIterable, Sendable {
    /// The core in this process, on a pool in memory.
    case embedded
    /// The same on a pool in a file, through another connection than the one that made it.
    case file

    /// Makes a new pool, its clock standing still and its randomness repeatable.
    ///
    /// - Parameters:
    ///   - seed: The seed of all randomness.
    ///   - courier: Carries messages out; without one they stay in the outbox.
    ///   - meter: Counts the hashes.
    ///   - connections: Who else keeps accounts that may log in.
    /// - Returns: The pool.
    /// - Throws: `AuthingError`; what the file system says.
    package func makePool(
        seed: Int64 = 1,
        courier: (any MessageCourier)? = nil,
        meter: HashMeter? = nil,
        connections: Connections = Connections()
    ) async throws -> TestPool {
        let clock = VirtualClock.frozen()
        var environment = Environment.repeatable(seed: seed, clock: clock)
        if let meter { environment.beforeHash = { await meter.note($0) } }
        switch self {
        case .embedded:
            return TestPool(
                try EmbeddedPool.inMemory(
                    environment: environment,
                    courier: courier,
                    webhookSender: CurlWebhookSender(),
                    connections: connections
                ),
                clock: clock
            )
        case .file:
            let directory = try TemporaryDirectory()
            let path = directory.path(of: "test.pool")
            try EmbeddedPool.open(file: path, environment: environment).close()
            let pool = TestPool(
                try EmbeddedPool.open(
                    file: path,
                    environment: environment,
                    courier: courier,
                    webhookSender: CurlWebhookSender(),
                    connections: connections
                ),
                clock: clock,
                keeping: directory
            )
            try await pool.set("passwordHashing", "cheap")
            return pool
        }
    }
}

extension TestPool {
    /// Steers an embedded pool.
    ///
    /// - Parameters:
    ///   - pool: The pool.
    ///   - clock: The clock in its environment.
    ///   - directory: Where its file is; removed with the last copy of the test pool.
    fileprivate init(_ pool: EmbeddedPool, clock: VirtualClock, keeping directory: TemporaryDirectory? = nil) {
        self.init(
            service: pool.service,
            administration: pool.administration,
            clock: clock,
            appID: pool.appID,
            directory: directory
        )
    }
}
