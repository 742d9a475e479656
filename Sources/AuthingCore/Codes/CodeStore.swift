package import AuthingAPI
package import Foundation

/// What a verification code is bound to: where it went and what for.
package struct CodeAddress: Sendable, Hashable {
    /// The way it took.
    package let channel: OutboxMessage.Channel
    /// The address or number in its normal form.
    package let recipient: String
    /// What it may be used for; a code on a phone serves every phone method.
    package let purpose: OutboxMessage.Purpose

    /// A code on a phone.
    ///
    /// - Parameter phone: The phone.
    package init(phone: PhoneNumber) {
        (channel, recipient, purpose) = (.sms, phone.text, .smsCode)
    }

    /// A code in a mail.
    ///
    /// - Parameters:
    ///   - email: The address.
    ///   - purpose: What it may be used for.
    package init(email: EmailAddress, purpose: OutboxMessage.Purpose) {
        (channel, recipient, self.purpose) = (.email, email.text, purpose)
    }
}

/// A code that is about to be sent.
package struct NewCode: Sendable {
    /// The keyed digest of its digits.
    package let digest: [UInt8]
    /// When it is sent.
    package let sentAt: Date
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date
    /// How often it may be tried.
    package let attempts: Int

    /// Creates a code.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of its digits; empty for a link, which is kept elsewhere.
    ///   - sentAt: When it is sent.
    ///   - expiresAt: The first instant at which it is no longer valid.
    ///   - attempts: How often it may be tried.
    package init(digest: [UInt8], sentAt: Date, expiresAt: Date, attempts: Int) {
        self.digest = digest
        self.sentAt = sentAt
        self.expiresAt = expiresAt
        self.attempts = attempts
    }
}

/// Whether a code may go out.
package enum SendingVerdict: Sendable, Equatable {
    /// It may, and replaces the older one of its address.
    case accepted
    /// The last one went out a moment ago.
    case tooEarly(retryAt: Date)
}

/// What a code that was typed is worth.
package enum CodeVerdict: Sendable, Equatable {
    /// It is right and in time.
    case right
    /// It would be right, but came too late.
    case expired(at: Date)
    /// It is wrong, unknown, void or used.
    case wrong
}

/// Keeps one verification code for each address and purpose.
package protocol CodeStore {
    /// Replaces the code of an address, if the last one is old enough.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - address: Where it goes and what for.
    ///   - interval: The least time between two codes.
    /// - Returns: Whether it was replaced.
    /// - Throws: `StoreError`.
    func replace(
        _ code: NewCode,
        at address: CodeAddress,
        atLeast interval: Duration
    ) throws(StoreError) -> SendingVerdict

    /// Judges a code; a wrong one costs a try, a right one is left.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of what was typed.
    ///   - address: Where the code went and what for.
    ///   - now: The present.
    /// - Returns: The verdict.
    /// - Throws: `StoreError`.
    func check(_ digest: [UInt8], at address: CodeAddress, now: Date) throws(StoreError) -> CodeVerdict

    /// Judges a code and spends a right one: of several callers one wins.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of what was typed.
    ///   - address: Where the code went and what for.
    ///   - now: The present.
    /// - Returns: The verdict.
    /// - Throws: `StoreError`.
    func redeem(_ digest: [UInt8], at address: CodeAddress, now: Date) throws(StoreError) -> CodeVerdict

    /// Makes the codes of a recipient worthless, whatever they are for; the time until the next one goes on.
    ///
    /// - Parameters:
    ///   - channel: The way they took.
    ///   - recipient: The address or number in its normal form.
    ///   - now: The present.
    /// - Throws: `StoreError`.
    func void(_ channel: OutboxMessage.Channel, to recipient: String, at now: Date) throws(StoreError)

    /// Forgets a recipient, with the codes.
    ///
    /// - Parameters:
    ///   - channel: The way the codes took.
    ///   - recipient: The address or number in its normal form.
    /// - Throws: `StoreError`.
    func forget(_ channel: OutboxMessage.Channel, to recipient: String) throws(StoreError)

    /// Forgets the code of an address, because it never went out: another one may follow at once.
    ///
    /// - Parameter address: Where it should have gone and what for.
    /// - Throws: `StoreError`.
    func withdraw(_ address: CodeAddress) throws(StoreError)
}
