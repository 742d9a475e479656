import AuthingAPI
import AuthingJSON
import Foundation

/// Decides whether a message may go out, inside the transaction that writes it; the one place where messages are counted.
struct SendingDesk {
    let stores: any PoolStores
    let record: PoolRecord
    let environment: Environment
    let context: RequestContext
    let now: Date

    /// The most messages of a scope within a time.
    private struct Quota {
        let rule: DecisionRule
        let scope: SendingScope
        let window: Duration
        /// 0 for any number.
        let most: Int

        init(_ scope: SendingScope, _ window: Duration, _ most: Int, rule: DecisionRule = .messageLimit) {
            (self.rule, self.scope, self.window, self.most) = (rule, scope, window, most)
        }
    }

    /// Puts a code, or the mere fact that a mail goes out, in the place of the older one of its address.
    ///
    /// - Parameters:
    ///   - code: The code; `nil` for a mail with a link, and for one that only seems to go out.
    ///   - address: Where it goes and what for.
    ///   - userID: Whose address that is.
    /// - Throws: 2080 where no message may go there now.
    func reserve(_ code: Secret?, at address: CodeAddress, of userID: User.ID?) throws {
        let sending = sending(address.channel, address.recipient, userID)
        for quota in quotas(of: sending) {
            let figures: KeyValuePairs<String, JSON> = [
                "limit": .integer(quota.most), "window": .string("\(quota.window.components.seconds) s"),
            ]
            let error = AuthingError.sendingQuotaUsedUp(limit: quota.most, window: quota.window)
            try context.require(quota.rule, hasRoom(quota), else: error, figures: figures)
        }
        let interval = record.settings.codeResendInterval
        let figures: KeyValuePairs<String, JSON> = ["interval": .string("\(interval.components.seconds) s")]
        if case .tooEarly(let retryAt) = try replace(code, at: address) {
            throw context.refuse(
                .sendingInterval,
                .sendingTooOften(interval: interval, retryAt: retryAt),
                figures: [
                    "interval": .string("\(interval.components.seconds) s"),
                    "until": .string(WireTime.text(of: retryAt)),
                ]
            )
        }
        context.note(.sendingInterval, .passed, figures: figures)
        try stores.sendings.add(sending, at: now)
    }

    /// Reserves a mail with a link that the user did not ask for, where one may go out now.
    ///
    /// - Parameters:
    ///   - email: Where it goes.
    ///   - userID: Whose address that is.
    /// - Returns: Whether it may.
    /// - Throws: `StoreError`.
    func admitsLink(to email: EmailAddress, of userID: User.ID) throws -> Bool {
        let sending = sending(.email, email.text, userID)
        guard try quotas(of: sending).allSatisfy(hasRoom) else { return false }
        let address = CodeAddress(email: email, purpose: .verifyEmail)
        guard try replace(nil, at: address) == .accepted else { return false }
        try stores.sendings.add(sending, at: now)
        return true
    }

    /// Counts a mail that goes along with something else, if there is room for it: it is left out where there is none.
    ///
    /// - Parameters:
    ///   - email: Where it goes.
    ///   - userID: Whose address that is.
    /// - Returns: Whether it may go out.
    /// - Throws: `StoreError`.
    func admitsMail(to email: EmailAddress, of userID: User.ID) throws -> Bool {
        let sending = sending(.email, email.text, userID)
        guard try quotas(of: sending).allSatisfy(hasRoom) else { return false }
        try stores.sendings.add(sending, at: now)
        return true
    }

    private func replace(_ code: Secret?, at address: CodeAddress) throws -> SendingVerdict {
        let settings = record.settings
        let lifetime = address.channel == .sms ? settings.smsCodeLifetime : settings.emailCodeLifetime
        let keys = try stores.keys(of: record, from: environment)
        let new = NewCode(
            digest: code.map { CodeDigest(keys).digest(of: $0, at: address) } ?? [],
            sentAt: now,
            expiresAt: now + lifetime.inSeconds,
            attempts: settings.verifyCodeMaxAttempts
        )
        return try stores.codes.replace(new, at: address, atLeast: settings.codeResendInterval)
    }

    private func sending(_ channel: OutboxMessage.Channel, _ recipient: String, _ userID: User.ID?) -> Sending {
        Sending(channel: channel, recipient: recipient, userID: userID, clientIP: context.clientIP)
    }

    private func hasRoom(_ quota: Quota) throws -> Bool {
        try stores.sendings.count(quota.scope, after: now - quota.window.inSeconds) < quota.most
    }

    /// The limits that a message falls under, without those that are off.
    private func quotas(of sending: Sending) -> [Quota] {
        let (hour, day): (Duration, Duration) = (.seconds(3600), .seconds(86_400))
        let limits = record.settings.messageLimits
        let recipient = SendingScope.recipient(sending.channel, sending.recipient)
        var quotas = [Quota(recipient, hour, limits.recipientPerHour), Quota(recipient, day, limits.recipientPerDay)]
        if sending.channel == .sms {
            quotas.append(Quota(recipient, day, record.settings.smsDailyLimit, rule: .sendingQuota))
        }
        if let userID = sending.userID { quotas.append(Quota(.account(userID), day, limits.accountPerDay)) }
        quotas.append(Quota(.client(sending.clientIP), day, limits.clientPerDay))
        quotas.append(Quota(.pool, day, limits.poolPerDay))
        return quotas.filter { $0.most > 0 }
    }
}
