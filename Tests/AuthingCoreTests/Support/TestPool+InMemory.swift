import AuthingAPI
import AuthingCore
import AuthingStore
import TestSupport

extension TestPool {
    /// A pool in memory on a clock that stands still, its randomness repeatable.
    static func inMemory(seed: Int64 = 1) throws -> TestPool {
        let clock = VirtualClock.frozen()
        let pool = try EmbeddedPool.inMemory(environment: .repeatable(seed: seed, clock: clock))
        return TestPool(service: pool.service, administration: pool.administration, clock: clock, appID: pool.appID)
    }
}
