import AuthingAPI
import Foundation

/// Makes a captcha; how it is drawn is the business of whoever shows it.
struct IssueCaptcha: Sendable {
    let parts: CoreParts

    /// Makes a captcha, which replaces an earlier one for the same address.
    ///
    /// - Parameter clientIP: The client address it is for.
    /// - Returns: The captcha with its answer.
    /// - Throws: 1000 when the store failed.
    func callAsFunction(for clientIP: String?) async throws(AuthingError) -> Captcha {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.captchaIssued, clientIP: clientIP), at: now) {
            [parts] stores, _ in
            let record = try stores.pool.load()
            let keys = try stores.keys(of: record, from: parts.environment)
            let captcha = Captcha(
                id: parts.environment.makeIdentifier(),
                answer: parts.environment.makeCaptchaText(length: record.settings.verifyCodeLength),
                clientIP: clientIP,
                expiresAt: now + record.settings.captchaLifetime.inSeconds
            )
            let new = NewCaptcha(
                id: captcha.id,
                digest: CodeDigest(keys).digest(ofCaptcha: captcha.answer, from: clientIP),
                expiresAt: captcha.expiresAt,
                attempts: record.settings.verifyCodeMaxAttempts
            )
            try stores.captchas.replace(new, for: clientIP)
            return captcha
        }
    }
}
