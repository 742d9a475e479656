package import AuthingAPI

/// Why a message did not leave.
package enum DeliveryError: Error, Sendable, Equatable {
    /// Nothing is set up that could send it.
    case noTransport
    /// The provider refused it or could not be reached.
    case providerFailed
    /// It was taken and never arrived, which nobody is told.
    case lost
}

/// Carries messages out of the pool, after the transaction that wrote them to the outbox has been committed.
///
/// A pool without a courier keeps them in the outbox, and that is their delivery.
package protocol MessageCourier: Sendable {
    /// Delivers a message.
    ///
    /// - Parameter message: The message, as the outbox has it.
    /// - Throws: Why it did not leave.
    func deliver(_ message: OutboxMessage) async throws(DeliveryError)
}
