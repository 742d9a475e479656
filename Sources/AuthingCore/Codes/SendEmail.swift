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
        let (message, address) = try await parts.pool.settle(event, at: now) { [parts] stores, event in
            let record = try stores.enter(context)
            let email = EmailAddress(request.email)
            try context.require(.emailForm, email != nil, else: .malformedEmail(request.email))
            guard let email else { throw AuthingError.malformedEmail(request.email) }
            let scene = EmailScene(name: request.scene)
            let known = EmailScene.allCases.map(\.rawValue)
            try context.require(.emailScene, scene != nil, else: .sceneUnknown(request.scene, known: known))
            guard let scene else { throw AuthingError.sceneUnknown(request.scene, known: known) }
            let writer = MailWriter(parts: parts, stores: stores, record: record, language: context.language, now: now)
            let address = CodeAddress(email: email, purpose: scene.purpose)
            let user = try Self.user(of: email, scene, stores, context)
            event.userID = user?.id
            let code =
                scene.carriesLink
                ? nil : Secret(parts.environment.makeDigitCode(length: record.settings.verifyCodeLength))
            try Self.reserve(code, at: address, writer, context)
            guard let user, scene.carriesLink else {
                return (try writer.sendCode(code ?? Secret(""), to: email, for: scene.purpose), address)
            }
            return (try writer.sendVerificationLink(to: email, of: user.id), address)
        }
        do throws(DeliveryError) {
            try await parts.deliver(message)
        } catch {
            try await parts.withdraw(address)
            throw error == .noTransport ? .mailTransportMissing() : .mailProviderFailed()
        }
        return CommonMessage(message: "")
    }

    /// The user with the address; a password can be reset and an address verified for an existing one only.
    private static func user(
        of email: EmailAddress,
        _ scene: EmailScene,
        _ stores: any PoolStores,
        _ context: RequestContext
    ) throws -> User? {
        let user = try stores.users.find(.email, email.text)?.user
        guard scene.needsUser else { return user }
        try context.require(.userKnown, user != nil, else: .userUnknown(email.text))
        return user
    }

    /// Puts the code, or the mere fact that a mail goes out, in the place of the older one.
    private static func reserve(
        _ code: Secret?,
        at address: CodeAddress,
        _ writer: MailWriter,
        _ context: RequestContext
    ) throws {
        let settings = writer.record.settings
        let keys = try writer.stores.keys(of: writer.record, from: writer.parts.environment)
        let new = NewCode(
            digest: code.map { CodeDigest(keys).digest(of: $0, at: address) } ?? [],
            sentAt: writer.now,
            expiresAt: writer.now + settings.emailCodeLifetime.inSeconds,
            attempts: settings.verifyCodeMaxAttempts
        )
        let limits = SendingLimits(interval: settings.codeResendInterval, dailyLimit: nil)
        try context.require(writer.stores.codes.replace(new, at: address, within: limits), within: limits)
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
