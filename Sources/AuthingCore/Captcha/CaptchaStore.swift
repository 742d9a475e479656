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

/// Whom a captcha is for.
package enum CaptchaHolder: Sendable, Hashable {
    /// A client address; `nil` for the bucket of unknown ones.
    case client(String?)
    /// An account, whether there is one or not, by the keyed digest of its name in hexadecimal digits.
    case account(String)
}

/// Keeps one captcha for each holder.
package protocol CaptchaStore {
    /// Replaces the captcha of a holder.
    ///
    /// - Parameters:
    ///   - captcha: The captcha.
    ///   - holder: Whom it is for.
    /// - Throws: `StoreError`.
    func replace(_ captcha: NewCaptcha, for holder: CaptchaHolder) throws(StoreError)

    /// Judges an answer and spends a right one: of several callers one wins; a wrong one costs a try.
    ///
    /// - Parameters:
    ///   - digest: The keyed digest of the answer in lower case.
    ///   - holder: Who gave it.
    ///   - now: The present.
    /// - Returns: Whether it was right and in time.
    /// - Throws: `StoreError`.
    func redeem(_ digest: [UInt8], from holder: CaptchaHolder, now: Date) throws(StoreError) -> Bool
}
