package import AuthingAPI
import AuthingCore
package import Foundation

extension EmbeddedLaboratory {
    /// Makes a new, empty pool in memory, with a clock and a source of randomness of its own.
    package func openScratchPool(
        at instant: Date,
        seed: Int64,
        language: Language
    ) throws(AuthingError) -> ScratchPool {
        let clock = VirtualClock { instant }
        clock.freeze(at: instant)
        let random = RandomSource(seed: seed)
        let pool = try EmbeddedPool.inMemory(environment: Environment(clock: clock, random: random))
        return ScratchPool(
            client: pool.makeClient(language: language),
            administration: pool.administration,
            laboratory: EmbeddedLaboratory(clock: clock, random: random, pool: pool)
        )
    }
}
