/// Makes captchas.
///
/// A part of ``PoolAdministration``.
public protocol CaptchaAdministration: Sendable {
    /// Makes a captcha, which replaces an earlier one for the same account, or the same address.
    ///
    /// - Parameters:
    ///   - clientIP: The client address it is for; `nil` for the shared bucket of unknown ones.
    ///   - account: The account it is for in place of an address, as the setting `captchaPerAccount` demands: an email, a
    ///     phone or a username, known or not.
    /// - Returns: The captcha with its answer.
    /// - Throws: 1000 when the store fails.
    func issueCaptcha(clientIP: String?, account: String?) async throws(AuthingError) -> Captcha
}

extension CaptchaAdministration {
    /// Makes a captcha for a client address.
    ///
    /// - Parameter clientIP: The address; `nil` for the shared bucket of unknown ones.
    /// - Returns: The captcha with its answer.
    /// - Throws: 1000 when the store fails.
    public func issueCaptcha(clientIP: String?) async throws(AuthingError) -> Captcha {
        try await issueCaptcha(clientIP: clientIP, account: nil)
    }
}
