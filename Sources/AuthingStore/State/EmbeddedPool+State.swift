import AuthingAPI
import AuthingCore
import Synchronization

extension EmbeddedPool {
    /// Writes the whole pool as a state file.
    func write(_ writer: StateWriter, to take: @escaping @Sendable ([UInt8]) -> Bool) async throws(AuthingError) -> Bool
    {
        do {
            return try await store.write(writer, to: take)
        } catch {
            throw error.refusal
        }
    }

    /// Replaces the whole pool by that of a state file, in one step, after everything in it was checked.
    func load(_ bytes: [UInt8], replacing: Bool) async throws(AuthingError) -> StateReader.Result {
        let result = await Background.run { _ in
            Swift.Result<StateReader.Result, any Error> {
                var reader = StateReader(bytes)
                return try reader.read()
            }
        }
        do {
            let state = try result.get()
            guard try file == nil || replacing || store.isUnused() else { throw AuthingError.stateNeedsReplace() }
            try store.restoreState(SQLiteSnapshot(queue: state.queue))
            identity.withLock { $0 = state.identity }
            return state
        } catch let refusal as AuthingError {
            throw refusal
        } catch {
            throw StoreError(error).refusal
        }
    }
}
