import AuthingAPI
import AuthingCore
import Foundation
import GRDB
import Synchronization

/// Says after a transaction whether it wrote messages to webhooks.
final class DeliverySignal: Sendable {
    private let state = Atomic(false)

    /// Whether it did.
    var isSet: Bool { state.load(ordering: .relaxed) }

    /// Notes that it did.
    func set() { state.store(true, ordering: .relaxed) }
}

/// Webhooks and the messages to them in SQLite.
struct SQLiteWebhookStore: WebhookStore {
    let db: Database
    let signal: DeliverySignal

    /// How many messages the log keeps.
    private static let longestLog = 10_000

    func isEmpty() throws(StoreError) -> Bool {
        try StoreError.converting { try db.first("SELECT 1 FROM webhook LIMIT 1") { _ in false } ?? true }
    }

    func insert(_ record: WebhookRecord, limit: Int) throws(StoreError) -> Bool {
        try StoreError.converting {
            let webhook = record.webhook
            return try db.run(
                """
                INSERT INTO webhook (id, url, secret, events, createdAt) SELECT ?, ?, ?, ?, ?
                WHERE (SELECT count(*) FROM webhook) < ?
                """,
                [
                    webhook.id, webhook.url, record.secret?.reveal { $0 }, webhook.events.joined(separator: "\n"),
                    webhook.createdAt.milliseconds, limit,
                ]
            ) == 1
        }
    }

    func list() throws(StoreError) -> [WebhookRecord] {
        try StoreError.converting {
            try db.all("SELECT id, url, secret, events, createdAt FROM webhook ORDER BY number", []) {
                Self.webhook($0)
            }
        }
    }

    func remove(_ id: String) throws(StoreError) -> Bool {
        try StoreError.converting { try db.run("DELETE FROM webhook WHERE id = ?", [id]) == 1 }
    }

    func enqueue(_ body: String, _ eventName: String, to webhookID: String, at now: Date) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                """
                INSERT INTO webhookDelivery (webhookID, eventName, body, state, attempts, createdAt)
                VALUES (?, ?, ?, 'pending', 0, ?)
                """,
                [webhookID, eventName, body, now.milliseconds]
            )
            try db.run("DELETE FROM webhookDelivery WHERE id <= ?", [db.lastInsertedRowID - Int64(Self.longestLog)])
        }
        signal.set()
    }

    func pending(limit: Int) throws(StoreError) -> [(id: Int, webhookID: String)] {
        try StoreError.converting {
            try db.all(
                "SELECT id, webhookID FROM webhookDelivery WHERE state = 'pending' ORDER BY id LIMIT ?",
                [limit]
            ) { (id: $0[0], webhookID: $0[1]) }
        }
    }

    func claim(_ id: Int) throws(StoreError) -> ClaimedDelivery? {
        try StoreError.converting {
            let changed = try db.run(
                """
                UPDATE webhookDelivery SET state = 'sending', attempts = attempts + 1
                WHERE id = ? AND state = 'pending' AND attempts < ?
                """,
                [id, WebhookDelivery.maximumAttempts]
            )
            guard changed == 1 else { return nil }
            return try db.first(
                """
                SELECT webhook.id, url, secret, events, webhook.createdAt, attempts, body, (SELECT poolID FROM pool)
                FROM webhookDelivery JOIN webhook ON webhook.id = webhookID WHERE webhookDelivery.id = ?
                """,
                [id]
            ) { row in
                ClaimedDelivery(id: id, attempts: row[5], body: row[6], record: Self.webhook(row), poolID: row[7])
            }
        }
    }

    func settle(_ state: WebhookDelivery.State, _ answer: WebhookAnswer, of id: Int) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "UPDATE webhookDelivery SET state = ?, status = ?, fault = ?, duration = ? WHERE id = ? AND state = 'sending'",
                [state.rawValue, answer.status, answer.fault, answer.duration.milliseconds, id]
            )
        }
    }

    func forget(_ userID: User.ID) throws(StoreError) {
        guard try !isEmpty() else { return }
        // Whatever a message tells of a user, the id is in it, as a text of JSON.
        let mark = "\"\(userID.rawValue)\""
        try StoreError.converting {
            try db.erase(
                "DELETE FROM webhookDelivery WHERE state IN ('pending', 'sending') AND instr(body, ?) > 0",
                [mark]
            )
            try db.erase("UPDATE webhookDelivery SET body = '' WHERE instr(body, ?) > 0", [mark])
        }
    }

    func deliveries(of webhookID: String?, limit: Int) throws(StoreError) -> [WebhookDelivery] {
        try StoreError.converting {
            try db.all(
                """
                SELECT id, webhookID, eventName, state, attempts, status, duration, fault, createdAt FROM webhookDelivery
                WHERE webhookID = coalesce(?, webhookID) ORDER BY id DESC LIMIT ?
                """,
                [webhookID, limit],
                Self.delivery
            ).reversed()
        }
    }

    private static func webhook(_ row: Row) -> WebhookRecord {
        WebhookRecord(
            webhook: Webhook(
                id: row[0],
                url: row[1],
                hasSecret: (row[2] as String?) != nil,
                events: (row[3] as String).split(separator: "\n").map(String.init),
                createdAt: Date(milliseconds: row[4])
            ),
            secret: (row[2] as String?).map { Secret($0) }
        )
    }

    private static func delivery(_ row: Row) throws -> WebhookDelivery {
        guard let state = WebhookDelivery.State(rawValue: row[3]) else {
            throw StoreError(.damaged, underlying: "webhook delivery")
        }
        return WebhookDelivery(
            id: row[0],
            webhookID: row[1],
            eventName: row[2],
            state: state,
            attempts: row[4],
            status: row[5],
            duration: row[6],
            fault: row[7],
            createdAt: Date(milliseconds: row[8])
        )
    }
}
