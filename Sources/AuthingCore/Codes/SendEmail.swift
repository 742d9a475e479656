import AuthingAPI
import AuthingJSON
import Foundation

/// Sends a mail with a code, or with a link that verifies the address.
struct SendEmail: Sendable {
    let parts: CoreParts

    /// Sends a mail.
    ///
    /// - Parameters:
    ///   - request: The address and what the mail is for.
    ///   - context: The call's context.
    /// - Returns: Code 200 and an empty text.
    /// - Throws: The first refusal.
    func callAsFunction(
        _ request: EmailSending,
        in context: RequestContext
    ) async throws(AuthingError) -> CommonMessage {
        let now = parts.now
        let event = EventDraft(.emailSent, subject: request.email, clientIP: context.clientIP)
        let mail = try await parts.pool.settle(event, at: now) { [self] stores, event in
            try write(request, stores, context, &event, at: now)
        }
        if let message = mail.message { try await send(message, to: mail.address, isHidden: mail.isHidden) }
        return CommonMessage(message: "")
    }

    /// What a transaction wrote that is to leave.
    private struct Mail: Sendable {
        /// The mail as the outbox has it; `nil` where there is nobody to send it to.
        let message: OutboxMessage?
        /// Where it goes and what for.
        let address: CodeAddress
        /// Whether nobody is to learn whether there was one to send.
        let isHidden: Bool
    }

    private func write(
        _ request: EmailSending,
        _ stores: any PoolStores,
        _ context: RequestContext,
        _ event: inout EventDraft,
        at now: Date
    ) throws -> Mail {
        let record = try stores.enter(context)
        guard let email = EmailAddress(request.email) else {
            throw context.refuse(.emailForm, .malformedEmail(request.email))
        }
        context.note(.emailForm, .passed)
        guard let scene = EmailScene(name: request.scene) else {
            let known = EmailScene.allCases.map(\.rawValue)
            throw context.refuse(.emailScene, .sceneUnknown(request.scene, known: known))
        }
        context.note(.emailScene, .passed)
        let writer = MailWriter(parts: parts, stores: stores, record: record, language: context.language, now: now)
        let address = CodeAddress(email: email, purpose: scene.purpose)
        let desk = writer.desk(context)
        let isHidden = scene.needsUser && record.settings.uniformLoginErrors
        let user = try stores.users.find(.email, email.text)?.user
        event.userID = user?.id
        guard user != nil || !scene.needsUser else {
            let refusal = context.refuse(.userKnown, .userUnknown(email.text))
            guard isHidden else { throw refusal }
            try desk.reserve(nil, at: address, of: nil)
            return Mail(message: nil, address: address, isHidden: isHidden)
        }
        if scene.needsUser { context.note(.userKnown, .passed) }
        guard let user, scene.carriesLink else {
            let code = Secret(parts.environment.makeDigitCode(length: record.settings.verifyCodeLength))
            try desk.reserve(code, at: address, of: user?.id)
            let message = try writer.sendCode(code, to: email, for: scene.purpose)
            return Mail(message: message, address: address, isHidden: isHidden)
        }
        try desk.reserve(nil, at: address, of: user.id)
        let message = try writer.sendVerificationLink(to: email, of: user.id)
        return Mail(message: message, address: address, isHidden: isHidden)
    }

    /// Hands the mail to the courier; where nobody is to learn whether there was one to send, without waiting for it.
    private func send(
        _ message: OutboxMessage,
        to address: CodeAddress,
        isHidden: Bool
    ) async throws(AuthingError) {
        guard !isHidden else {
            // With a fault put in nobody guesses, and a run is to repeat itself.
            if parts.faults?.awaits(.mail) == true {
                await parts.dispatch([message])
            } else {
                parts.dispatchLater([message])
            }
            return
        }
        do throws(DeliveryError) {
            try await parts.deliver(message)
        } catch {
            try await parts.withdraw(address)
            throw error == .noTransport ? .mailTransportMissing() : .mailProviderFailed()
        }
    }
}

extension EmailScene {
    /// The purpose of the mail.
    var purpose: OutboxMessage.Purpose {
        switch self {
        case .resetPassword: .resetPassword
        case .verifyEmail: .verifyEmail
        case .changeEmail: .changeEmail
        case .secondFactor: .secondFactor
        }
    }

    /// Whether the mail carries a link in place of a code.
    var carriesLink: Bool { self == .verifyEmail }

    /// Whether the mail makes sense for a registered address only.
    var needsUser: Bool { self == .resetPassword || self == .verifyEmail }
}
