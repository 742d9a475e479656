package import AuthingAPI
import Foundation

// What each method does and refuses is documented with the protocol.

extension EmbeddedAdministration {
    /// The most webhooks of a pool.
    private static let mostWebhooks = 100

    /// Adds a webhook.
    package func addWebhook(
        _ url: String,
        secret: Secret?,
        events: [String]
    ) async throws(AuthingError) -> Webhook {
        guard Self.isAddress(url) else { throw .webhookURLMalformed() }
        if let secret {
            let isPlain = secret.reveal { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } }
            guard isPlain, (1...256).contains(secret.lengthInBytes) else { throw .webhookSecretMalformed() }
        }
        for name in events where !WebhookEvent.names.contains(name) {
            throw .webhookEventUnknown(name, known: WebhookEvent.names)
        }
        let now = parts.now
        return try await parts.pool.settle(EventDraft(.webhookChanged, subject: url), at: now) { [parts] stores, _ in
            let webhook = Webhook(
                id: parts.environment.makeIdentifier(),
                url: url,
                hasSecret: secret != nil,
                events: events,
                createdAt: now
            )
            guard try stores.webhooks.insert(WebhookRecord(webhook: webhook, secret: secret), limit: Self.mostWebhooks)
            else { throw AuthingError.tooManyWebhooks(limit: Self.mostWebhooks) }
            return webhook
        }
    }

    /// The webhooks.
    package func listWebhooks() async throws(AuthingError) -> [Webhook] {
        try await parts.pool.look { stores in try stores.webhooks.list().map(\.webhook) }
    }

    /// Removes a webhook.
    package func removeWebhook(_ id: String) async throws(AuthingError) {
        try await parts.pool.settle(EventDraft(.webhookChanged, subject: id), at: parts.now) { stores, _ in
            guard try stores.webhooks.remove(id) else { throw AuthingError.webhookUnknown(id) }
        }
    }

    /// Sends a test message.
    package func testWebhook(_ id: String) async throws(AuthingError) -> WebhookTest {
        let (record, poolID) = try await parts.pool.look { stores in
            (try stores.webhook(id), try stores.pool.load().identity.poolID)
        }
        guard let worker = parts.webhooks else { throw .webhookSenderMissing() }
        let answer = await worker.test(record, poolID: poolID)
        return WebhookTest(status: answer.status, duration: answer.milliseconds, fault: answer.fault)
    }

    /// The messages to webhooks.
    package func listWebhookDeliveries(
        of id: String?,
        limit: Int
    ) async throws(AuthingError) -> [WebhookDelivery] {
        try await parts.pool.look { stores in
            if let id { _ = try stores.webhook(id) }
            return try stores.webhooks.deliveries(of: id, limit: limit)
        }
    }

    /// Whether a text is an address that webhooks may have.
    private static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.user == nil, parts.password == nil
        else { return false }
        return parts.host.map { !$0.isEmpty } ?? false
    }
}

extension PoolStores {
    /// The webhook of an id.
    fileprivate func webhook(_ id: String) throws -> WebhookRecord {
        guard let record = try webhooks.list().first(where: { $0.webhook.id == id }) else {
            throw AuthingError.webhookUnknown(id)
        }
        return record
    }
}
