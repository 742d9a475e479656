import AuthingAPI
import Foundation

/// Writes mails and text messages into the outbox, inside the transaction that decides to send them.
struct MailWriter {
    let parts: CoreParts
    let stores: any PoolStores
    let record: PoolRecord
    let language: Language
    let now: Date

    /// Where every message is announced before it is written.
    ///
    /// - Parameter context: The call that makes it go out.
    /// - Returns: The desk.
    func desk(_ context: RequestContext) -> SendingDesk {
        SendingDesk(stores: stores, record: record, environment: parts.environment, context: context, now: now)
    }

    /// A code on a phone.
    func sendCode(_ code: Secret, to phone: PhoneNumber) throws -> OutboxMessage {
        let wording = MessageWording.smsCode(
            code,
            pool: record.settings.poolName,
            lifetime: record.settings.smsCodeLifetime
        )
        return try append(.sms, .smsCode, to: phone.text, wording, code: code)
    }

    /// A code in a mail.
    func sendCode(_ code: Secret, to email: EmailAddress, for purpose: OutboxMessage.Purpose) throws -> OutboxMessage {
        let wording = MessageWording.mailCode(
            code,
            for: purpose,
            pool: record.settings.poolName,
            lifetime: record.settings.emailCodeLifetime
        )
        return try append(.email, purpose, to: email.text, wording, code: code)
    }

    /// A greeting after a registration.
    func sendWelcome(to email: EmailAddress) throws -> OutboxMessage {
        try append(.email, .welcome, to: email.text, .welcome(email, pool: record.settings.poolName))
    }

    /// A link that verifies an address when it is opened.
    func sendVerificationLink(to email: EmailAddress, of userID: User.ID) throws -> OutboxMessage {
        let word = Secret(parts.environment.makeRandomWord())
        let keys = try stores.keys(of: record, from: parts.environment)
        let lifetime = record.settings.verificationLinkLifetime
        try stores.links.insert(
            NewLink(
                digest: CodeDigest(keys).digest(ofLink: word),
                userID: userID,
                email: email,
                expiresAt: now + lifetime.inSeconds
            )
        )
        let link = Secret(word.reveal { "https://\(record.identity.domain)/verify-email?token=\($0)" })
        let wording = MessageWording.verification(link, pool: record.settings.poolName, lifetime: lifetime)
        return try append(.email, .verifyEmail, to: email.text, wording, link: link)
    }

    private func append(
        _ channel: OutboxMessage.Channel,
        _ purpose: OutboxMessage.Purpose,
        to recipient: String,
        _ wording: MessageWording,
        code: Secret? = nil,
        link: Secret? = nil
    ) throws -> OutboxMessage {
        let message = OutgoingMessage(
            channel: channel,
            purpose: purpose,
            recipient: recipient,
            subject: wording.subject?.text(in: language),
            text: wording.body.text(in: language),
            code: code,
            link: link
        )
        let sealed = record.settings.outboxSealed ? parts.seal.close(message, parts.environment) : nil
        let state: OutboxMessage.State = parts.courier == nil ? .sent : .pending
        return try stores.outbox.append(message, sealed: sealed, state: state, at: now)
    }
}
