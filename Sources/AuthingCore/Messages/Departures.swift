import AuthingAPI
import Synchronization

/// The messages a call's transaction wrote, which leave when it is committed, whether the call went through or was refused.
final class Departures: Sendable {
    private let messages = Mutex<[OutboxMessage]>([])

    /// Adds a message that the outbox has.
    ///
    /// - Parameter message: The message.
    func add(_ message: OutboxMessage) {
        messages.withLock { $0.append(message) }
    }

    /// Takes the messages out.
    ///
    /// - Returns: The messages in the order they were added; none the next time.
    func takeAll() -> [OutboxMessage] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}

extension CoreParts {
    /// Runs a call's transactions, then hands what they wrote to the courier, where there is one.
    ///
    /// - Parameter body: Runs the transactions; what they wrote is added to its argument.
    /// - Returns: What the function returned.
    /// - Throws: What the function threw.
    func dispatching<Value: Sendable>(
        _ body: (Departures) async throws(AuthingError) -> Value
    ) async throws(AuthingError) -> Value {
        let departures = Departures()
        let value: Value
        do throws(AuthingError) {
            value = try await body(departures)
        } catch {
            // A store that failed has rolled its messages back.
            if error.code != .systemBusy { await dispatch(departures.takeAll()) }
            throw error
        }
        await dispatch(departures.takeAll())
        return value
    }
}
