package import Foundation

/// A captcha that is about to be shown.
package struct NewCaptcha: Sendable {
    /// Its id.
    package let id: String
    /// The keyed digest of its answer in lower case.
    package let digest: [UInt8]
    /// The first instant at which it is no longer valid.
    package let expiresAt: Date
    /// How often it may be tried.
    package let attempts: Int

    /// Creates a captcha.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - digest: The keyed digest of its answer in lower case.
    ///   - expiresAt: The first instant at which it is no longer valid.
    ///   - attempts: How often it may be tried.
    package init(id: String, digest: [UInt8], expiresAt: Date, attempts: Int) {
        self.id = id
        self.digest = digest
        self.expiresAt = expiresAt
        self.attempts = attempts
    }
}

/// Keeps one captcha for each client address.
package protocol CaptchaStore {
    /// Replaces the captcha of an address.
    ///
    /// - Parameters:
    ///   - captcha: The captcha.
    ///   - clientIP: The address; `nil` for the bucket of unknown ones.
    /// - Throws: `StoreError`.
    func replace(_ captcha: NewCaptcha, for clientIP: String?) throws(StoreError)

    /// Judges an answer and spends a right one: of several callers one wins; a wrong one costs a try.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of the answer in lower case.
    ///   - clientIP: The address it came from.
    ///   - now: The present.
    /// - Returns: Whether it was right and in time.
    /// - Throws: `StoreError`.
    func redeem(_ digest: [UInt8], from clientIP: String?, now: Date) throws(StoreError) -> Bool
}
