import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Messages in SQLite.
struct SQLiteOutboxStore: OutboxStore {
    let db: Database

    private static let select = """
        SELECT id, channel, purpose, recipient, subject, text, code, link, sentAt, state, sealed FROM message
        """

    func append(
        _ message: OutgoingMessage,
        sealed: [UInt8]?,
        state: OutboxMessage.State,
        at now: Date
    ) throws(StoreError) -> OutboxMessage {
        // Of what is sealed only that it is there.
        let isReadable = sealed == nil
        func kept(_ secret: Secret?) -> String? { secret.map { isReadable ? $0.reveal { $0 } : "" } }
        return try StoreError.converting {
            try db.run(
                """
                INSERT INTO message (channel, purpose, recipient, subject, text, code, link, sentAt, state, sealed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    message.channel.rawValue, message.purpose.rawValue, message.recipient, message.subject,
                    isReadable ? message.text : "", kept(message.code), kept(message.link), now.milliseconds,
                    state.rawValue, sealed.map { Data($0) },
                ]
            )
            return OutboxMessage(
                id: Int(db.lastInsertedRowID),
                channel: message.channel,
                purpose: message.purpose,
                recipient: message.recipient,
                subject: message.subject,
                text: message.text,
                code: message.code,
                link: message.link,
                sentAt: now,
                state: state
            )
        }
    }

    func setState(_ state: OutboxMessage.State, of id: Int) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("UPDATE message SET state = ? WHERE id = ?", [state.rawValue, id])
        }
    }

    func list(limit: Int) throws(StoreError) -> [KeptMessage] {
        try StoreError.converting {
            try db.all(Self.select + " ORDER BY id DESC LIMIT ?", [limit], message).reversed()
        }
    }

    func last(to recipient: String?) throws(StoreError) -> KeptMessage? {
        try StoreError.converting {
            guard let recipient else { return try db.first(Self.select + " ORDER BY id DESC LIMIT 1", [], message) }
            return try db.first(
                Self.select + " WHERE recipient = ? ORDER BY id DESC LIMIT 1",
                [recipient],
                message
            )
        }
    }

    func find(id: Int) throws(StoreError) -> KeptMessage? {
        try StoreError.converting { try db.first(Self.select + " WHERE id = ?", [id], message) }
    }

    func lastWithLink(to recipient: String?) throws(StoreError) -> KeptMessage? {
        try StoreError.converting {
            try db.first(
                Self.select + " WHERE link IS NOT NULL AND (?1 IS NULL OR recipient = ?1) ORDER BY id DESC LIMIT 1",
                [recipient],
                message
            )
        }
    }

    func forget(to recipient: String) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM message WHERE recipient = ?", [recipient]) }
    }

    func clear() throws(StoreError) -> Int {
        try StoreError.converting { try db.erase("DELETE FROM message") }
    }

    private func message(_ row: Row) throws -> KeptMessage {
        guard let channel = OutboxMessage.Channel(rawValue: row[1]),
            let purpose = OutboxMessage.Purpose(rawValue: row[2]),
            let state = OutboxMessage.State(rawValue: row[9])
        else { throw StoreError(.damaged, underlying: "message") }
        let message = OutboxMessage(
            id: row[0],
            channel: channel,
            purpose: purpose,
            recipient: row[3],
            subject: row[4],
            text: row[5],
            code: (row[6] as String?).map { Secret($0) },
            link: (row[7] as String?).map { Secret($0) },
            sentAt: Date(milliseconds: row[8]),
            state: state
        )
        return KeptMessage(message: message, sealed: (row[10] as Data?).map { Array($0) })
    }
}
