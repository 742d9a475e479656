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
            let writer = MailWriter(parts: parts, stores: stores, record: record, language: context.language, now: now)
            let owner = try stores.users.find(.phone, phone.text)?.user.id
            try writer.desk(context).reserve(code, at: address, of: owner)
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

extension CoreParts {
    /// Forgets a code that did not go out, so that another one may be asked for at once.
    ///
    /// - Parameter address: Where it should have gone.
    /// - Throws: 1000 when the store failed.
    func withdraw(_ address: CodeAddress) async throws(AuthingError) {
        do {
            _ = try await pool.transaction { stores in
                try stores.codes.withdraw(address)
                try stores.sendings.withdraw(address.channel, to: address.recipient)
                return .passed(())
            }
        } catch {
            throw error.refusal
        }
    }
}
