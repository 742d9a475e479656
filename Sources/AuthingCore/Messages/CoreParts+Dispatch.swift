import AuthingAPI
import Foundation

extension CoreParts {
    /// Hands committed messages to the courier, where there is one; one that does not leave is marked and does no more harm.
    ///
    /// - Parameter messages: The messages as the outbox has them.
    func dispatch(_ messages: [OutboxMessage]) async {
        for message in messages {
            do throws(DeliveryError) {
                try await deliver(message)
            } catch {
                // Marked as failed in the outbox by `deliver`: a registration is not undone by its mail.
                continue
            }
        }
    }

    /// Hands committed messages to the courier without waiting for it; one that has not left reads "pending" in the outbox.
    ///
    /// - Parameter messages: The messages as the outbox has them.
    func dispatchLater(_ messages: [OutboxMessage]) {
        guard courier != nil else { return }
        Task { await dispatch(messages) }
    }

    /// Hands one committed message to the courier, where there is one, and notes in the outbox whether it left.
    ///
    /// - Parameter message: The message as the outbox has it.
    /// - Throws: Why it did not leave.
    func deliver(_ message: OutboxMessage) async throws(DeliveryError) {
        guard let courier else {
            // A fault that was there when it was written has struck for the last time.
            if message.state == .pending { await note(.sent, of: message) }
            return
        }
        do throws(DeliveryError) {
            try await courier.deliver(message)
        } catch {
            await note(.failed, of: message)
            if error == .lost { return }
            throw error
        }
        await note(.sent, of: message)
    }

    private func note(_ state: OutboxMessage.State, of message: OutboxMessage) async {
        do throws(StoreError) {
            _ = try await pool.transaction { stores in
                try stores.outbox.setState(state, of: message.id)
                return .passed(())
            }
        } catch {
            // The message has left or not, whatever the outbox says; it then still reads "pending".
            return
        }
    }
}
