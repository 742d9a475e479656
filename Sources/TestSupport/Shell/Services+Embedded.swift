import AuthingAPI
import AuthingCore
import AuthingShell
import AuthingStore

extension Services {
    /// The services of a pool of its own in memory, in English; its randomness repeats.
    static func embedded(clock: VirtualClock = .frozen()) throws -> Services {
        let random = RandomSource(seed: 1)
        let pool = try EmbeddedPool.inMemory(environment: Environment(clock: clock, random: random))
        return Services(
            client: pool.makeClient(language: .english),
            administration: pool.administration,
            laboratory: EmbeddedLaboratory(clock: clock, random: random, pool: pool)
        )
    }
}
