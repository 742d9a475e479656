import AuthingAPI
import AuthingJSON
import Foundation

/// Sends a verification code to a phone; it never says whether the number is registered.
struct SendSMSCode: Sendable {
    let parts: CoreParts

    /// Sends a code.
    ///
    /// - Parameters:
    ///   - request: The phone.
    ///   - context: The call's context.
    /// - Returns: Code 200 and a text.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ request: SMSCodeSending,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        let now = parts.now
        let event = EventDraft(.smsSent, subject: request.phone, clientIP: context.clientIP)
        let (message, address) = try await parts.pool.settle(event, at: now) { [parts] stores, _ in
            let record = try stores.enter(context)
            let phone = PhoneNumber(request.phone)
            try context.require(.phoneForm, phone != nil, else: .malformedPhone(request.phone))
            guard let phone else { throw AuthingError.malformedPhone(request.phone) }
            let address = CodeAddress(phone: phone)
            let code = Secret(parts.environment.makeDigitCode(length: record.settings.verifyCodeLength))
            let keys = try stores.keys(of: record, from: parts.environment)
            let new = NewCode(
                digest: CodeDigest(keys).digest(of: code, at: address),
                sentAt: now,
                expiresAt: now + record.settings.smsCodeLifetime.inSeconds,
                attempts: record.settings.verifyCodeMaxAttempts
            )
            let limits = SendingLimits(
                interval: record.settings.codeResendInterval,
                dailyLimit: record.settings.smsDailyLimit
            )
            try context.require(stores.codes.replace(new, at: address, within: limits), within: limits)
            let writer = MailWriter(parts: parts, stores: stores, record: record, language: context.language, now: now)
            return (try writer.sendCode(code, to: phone), address)
        }
        do throws(DeliveryError) {
            try await parts.deliver(message)
        } catch {
            try await parts.withdraw(address)
            throw .smsGatewayFailed()
        }
        return CommonMessage(message: CommonMessage.sent.text(in: context.language))
    }
}

extension CommonMessage {
    /// What the sending of an SMS answers.
    static let sent = LocalizedText(chinese: "发送成功", english: "sent")
}

extension RequestContext {
    /// Ends the call where no code may go out now.
    ///
    /// - Parameters:
    ///   - verdict: What the store says.
    ///   - limits: How often codes may go there.
    /// - Throws: 2080.
    func require(_ verdict: SendingVerdict, within limits: SendingLimits) throws(AuthingError) {
        let figures: KeyValuePairs<String, JSON> = ["interval": .string("\(limits.interval.components.seconds) s")]
        switch verdict {
        case .tooEarly(let retryAt):
            throw refuse(
                .sendingInterval,
                .sendingTooOften(interval: limits.interval, retryAt: retryAt),
                figures: figures
            )
        case .quotaUsedUp:
            note(.sendingInterval, .passed, figures: figures)
            let limit = limits.dailyLimit ?? 0
            throw refuse(.sendingQuota, .sendingQuotaUsedUp(limit: limit), figures: ["limit": .integer(limit)])
        case .accepted:
            note(.sendingInterval, .passed, figures: figures)
            if let limit = limits.dailyLimit { note(.sendingQuota, .passed, figures: ["limit": .integer(limit)]) }
        }
    }
}

extension CoreParts {
    /// Forgets a code that did not go out, so that another one may be asked for at once.
    ///
    /// - Parameter address: Where it should have gone.
    /// - Throws: 1000 when the store failed.
    func withdraw(_ address: CodeAddress) async throws(AuthingError) {
        do {
            _ = try await pool.transaction { stores in
                try stores.codes.withdraw(address)
                return .passed(())
            }
        } catch {
            throw error.refusal
        }
    }
}
