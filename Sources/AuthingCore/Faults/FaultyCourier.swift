import AuthingAPI

/// Carries messages out as the courier behind it does, unless a fault is put in.
struct FaultyCourier: MessageCourier {
    /// What carries them when nothing fails; without one, the outbox is where they go.
    let base: (any MessageCourier)?
    let faults: FaultDesk

    func deliver(_ message: OutboxMessage) async throws(DeliveryError) {
        switch faults.use(message.channel == .email ? .mail : .sms) {
        case .mailDown, .smsDown: throw .providerFailed
        case .mailMissing: throw .noTransport
        case .mailDropped, .smsDropped: throw .lost
        case .mailSlow(let duration): await faults.wait(for: duration)
        default: break
        }
        try await base?.deliver(message)
    }
}

extension FaultDesk {
    /// A courier that obeys the faults, where there are any of messages.
    ///
    /// - Parameter base: The courier behind it.
    /// - Returns: The courier; `nil` where no message can fail.
    func courier(around base: (any MessageCourier)?) -> (any MessageCourier)? {
        awaits(.mail) || awaits(.sms) ? FaultyCourier(base: base, faults: self) : nil
    }
}
