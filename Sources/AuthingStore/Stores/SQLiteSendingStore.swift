import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// The count of messages in SQLite: a row for each.
struct SQLiteSendingStore: SendingStore {
    let db: Database

    /// The longest time within which messages are counted.
    private static let longestWindow: Duration = .seconds(86_400)

    func count(_ scope: SendingScope, after start: Date) throws(StoreError) -> Int {
        try StoreError.converting {
            let start = start.milliseconds
            let count: Int? =
                switch scope {
                case .recipient(let channel, let recipient):
                    try db.first(
                        "SELECT count(*) FROM sending WHERE channel = ? AND recipient = ? AND at > ?",
                        [channel.rawValue, recipient, start]
                    ) { $0[0] }
                case .account(let id):
                    try db.first("SELECT count(*) FROM sending WHERE userID = ? AND at > ?", [id.rawValue, start]) {
                        $0[0]
                    }
                case .client(let address):
                    try db.first("SELECT count(*) FROM sending WHERE clientIP = ? AND at > ?", [address ?? "", start]) {
                        $0[0]
                    }
                case .pool:
                    try db.first("SELECT count(*) FROM sending WHERE at > ?", [start]) { $0[0] }
                }
            return count ?? 0
        }
    }

    func add(_ sending: Sending, at now: Date) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                "DELETE FROM sending WHERE number IN (SELECT number FROM sending WHERE at <= ? ORDER BY at LIMIT 8)",
                [now.milliseconds - Self.longestWindow.milliseconds]
            )
            _ = try db.run(
                "INSERT INTO sending (channel, recipient, userID, clientIP, at) VALUES (?, ?, ?, ?, ?)",
                [
                    sending.channel.rawValue, sending.recipient, sending.userID?.rawValue, sending.clientIP ?? "",
                    now.milliseconds,
                ]
            )
        }
    }

    func withdraw(_ channel: OutboxMessage.Channel, to recipient: String) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                DELETE FROM sending WHERE number = (
                    SELECT number FROM sending WHERE channel = ? AND recipient = ? ORDER BY at DESC, number DESC LIMIT 1
                )
                """,
                [channel.rawValue, recipient]
            )
        }
    }

    func forget(_ channel: OutboxMessage.Channel, to recipient: String) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "DELETE FROM sending WHERE channel = ? AND recipient = ?",
                [channel.rawValue, recipient]
            )
        }
    }
}
