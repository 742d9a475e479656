/// Makes captchas.
///
/// A part of ``PoolAdministration``.
public protocol CaptchaAdministration: Sendable {
    /// Makes a captcha, which replaces an earlier one for the same address.
    ///
    /// - Parameter clientIP: The client address it is for; `nil` for the shared bucket of unknown ones.
    /// - Returns: The captcha with its answer.
    /// - Throws: 1000 when the store fails.
    func issueCaptcha(clientIP: String?) async throws(AuthingError) -> Captcha
}
