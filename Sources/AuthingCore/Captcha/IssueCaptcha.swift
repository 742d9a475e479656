import AuthingAPI
import Foundation

/// Makes a captcha; how it is drawn is the business of whoever shows it.
struct IssueCaptcha: Sendable {
    let parts: CoreParts

    /// Makes a captcha, which replaces an earlier one for the same account, or address.
    ///
    /// - Parameters:
    ///   - clientIP: The client address it is for.
    ///   - account: The account it is for, as it will be typed at the login; whether there is one is not looked at.
    /// - Returns: The captcha with its answer.
    /// - Throws: 1000 when the store failed.
    func callAsFunction(from clientIP: String?, for account: String?) async throws(AuthingError) -> Captcha {
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.captchaIssued, subject: account, clientIP: clientIP), at: now) {
            [parts] stores, _ in
            let record = try stores.pool.load()
            let keys = try stores.keys(of: record, from: parts.environment)
            let digests = CodeDigest(keys)
            let holder = account.map { .account(digests.digest(ofAccount: $0)) } ?? CaptchaHolder.client(clientIP)
            let captcha = Captcha(
                id: parts.environment.makeIdentifier(),
                answer: parts.environment.makeCaptchaText(length: record.settings.verifyCodeLength),
                clientIP: clientIP,
                account: account,
                expiresAt: now + record.settings.captchaLifetime.inSeconds
            )
            let new = NewCaptcha(
                id: captcha.id,
                digest: digests.digest(ofCaptcha: captcha.answer, for: holder),
                expiresAt: captcha.expiresAt,
                attempts: record.settings.verifyCodeMaxAttempts
            )
            try stores.captchas.replace(new, for: holder)
            return captcha
        }
    }
}
