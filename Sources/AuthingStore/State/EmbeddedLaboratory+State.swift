package import AuthingAPI
import AuthingCore

extension EmbeddedLaboratory {
    /// Writes pool, clock and randomness as a state file.
    package func writeState(to take: @escaping @Sendable ([UInt8]) -> Bool) async throws(AuthingError) -> Bool {
        try await pool.write(StateWriter(clock: clock.state, random: random.state), to: take)
    }

    /// Replaces pool, clock and randomness by those of a state file.
    package func readState(_ bytes: [UInt8], replacing: Bool) async throws(AuthingError) -> LoadedState {
        let result = try await pool.load(bytes, replacing: replacing)
        clock.restore(result.clock)
        random.restore(result.random)
        return LoadedState(appID: result.identity.appID, userCount: result.userCount)
    }
}
