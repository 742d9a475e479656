import AuthingAPI
import AuthingCore
import AuthingShell
import AuthingStore

extension Services {
    /// The services of a pool of its own, in memory or in a file, in English; its randomness repeats.
    static func embedded(clock: VirtualClock = .frozen(), seed: Int64 = 1, file: String? = nil) throws -> Services {
        let random = RandomSource(seed: seed)
        let environment = Environment(clock: clock, random: random)
        let pool =
            if let file {
                try EmbeddedPool.open(file: file, environment: environment)
            } else {
                try EmbeddedPool.inMemory(environment: environment)
            }
        return Services(
            client: pool.makeClient(language: .english),
            administration: pool.administration,
            laboratory: EmbeddedLaboratory(clock: clock, random: random, pool: pool)
        )
    }
}
