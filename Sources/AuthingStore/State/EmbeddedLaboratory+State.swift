package import AuthingAPI
import AuthingCore
import Foundation
import GRDB

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

    /// Makes a state file in which nobody can be recognised.
    package func anonymiseState(
        _ bytes: [UInt8],
        _ options: AnonymisingOptions
    ) async throws(AuthingError) -> AnonymousState {
        let present = try await Self.read(bytes)
        var keepsHashes = false
        var hash: String?
        switch options.hashes {
        case .unusable: break
        case .kept: keepsHashes = true
        case .known(let password):
            let environment = Environment(clock: clock, random: random)
            hash = try await PasswordHasher(environment: environment).hash(password, profile: .cheap).text
        }
        let label = Array("authing-anonymise".utf8)
        let key =
            options.seed.map { HMACSHA256.code(for: Array(String($0).utf8), key: label) }
            ?? HMACSHA256.code(for: present, key: label)
        let document = try StateDocument(present)
        var anonymiser = StateAnonymiser(
            document,
            schemaVersion: PoolSchema.version,
            key: key,
            hash: hash,
            keepsHashes: keepsHashes
        )
        let state = anonymiser.run()
        // What is given away can be loaded.
        _ = try await Self.read(state.bytes)
        return state
    }

    /// Checks a state.
    ///
    /// - Returns: It as the present version writes it.
    private static func read(_ bytes: [UInt8]) async throws(AuthingError) -> [UInt8] {
        let result = await Background.run { _ in
            Result<[UInt8], any Error> {
                var reader = StateReader(bytes)
                let state = try reader.read()
                var written: [UInt8] = []
                _ = try state.queue.read { db in
                    try StateWriter(clock: state.clock, random: state.random).write(db) { bytes in
                        written += bytes
                        return true
                    }
                }
                return written
            }
        }
        do {
            return try result.get()
        } catch let refusal as AuthingError {
            throw refusal
        } catch {
            throw StoreError(error).refusal
        }
    }
}
