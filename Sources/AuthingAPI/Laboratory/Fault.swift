/// Something outside of the core that is made to fail, so that one can see what the core does then.
package struct Fault: Sendable, Equatable {
    /// What fails.
    package enum Port: String, Sendable, CaseIterable {
        /// What carries mails out.
        case mail
        /// What carries text messages out.
        case sms
        /// Where the pool is kept.
        case store
        /// The clock that the pool goes by.
        case clock
    }

    /// How it fails.
    package enum Kind: Sendable, Equatable {
        /// The mail provider refuses every mail: 2025.
        case mailDown
        /// There is nothing that could send a mail: 3014.
        case mailMissing
        /// The mail provider takes mails that never arrive.
        case mailDropped
        /// The mail provider takes so long for a mail.
        case mailSlow(Duration)
        /// The SMS gateway refuses every message: 500.
        case smsDown
        /// The SMS gateway takes messages that never arrive.
        case smsDropped
        /// Another process keeps the store: 1000, for reading too.
        case storeBusy
        /// The disk is full: 1000, for whatever writes.
        case storeFull
        /// The store cannot be written: 1000, for whatever writes.
        case storeReadOnly
        /// The pool's clock is so far ahead of the session's; behind it when negative.
        case clockSkew(Duration)
    }

    /// How it fails.
    package let kind: Kind
    /// How many uses go well before.
    package let after: Int
    /// How many uses fail then; all where absent.
    package let times: Int?

    /// Creates a fault.
    ///
    /// - Parameters:
    ///   - kind: How it fails.
    ///   - after: How many uses go well before, from 0.
    ///   - times: How many uses fail then, from 1; all where absent.
    package init(_ kind: Kind, after: Int = 0, times: Int? = nil) {
        self.kind = kind
        self.after = after
        self.times = times
    }

    /// What fails.
    package var port: Port {
        switch kind {
        case .mailDown, .mailMissing, .mailDropped, .mailSlow: .mail
        case .smsDown, .smsDropped: .sms
        case .storeBusy, .storeFull, .storeReadOnly: .store
        case .clockSkew: .clock
        }
    }
}

/// A fault as it stands: how often it was met.
package struct FaultRecord: Sendable, Equatable {
    /// The fault.
    package let fault: Fault
    /// How many uses of the port there were since it was put in.
    package var uses = 0
    /// How many of them failed.
    package var strikes = 0

    /// Creates the record of a fault that was met by nobody.
    ///
    /// - Parameter fault: The fault.
    package init(_ fault: Fault) { self.fault = fault }

    /// Whether it will strike again.
    package var isSpent: Bool { fault.times.map { strikes >= $0 } ?? false }
}
