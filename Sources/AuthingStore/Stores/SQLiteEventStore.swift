import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// The audit trail in SQLite; triggers keep it from being changed.
struct SQLiteEventStore: EventStore {
    let db: Database

    /// Of what was typed as identifier, an event keeps this many scalars: the longest email.
    private static let longestSubject = 254

    func append(_ event: EventDraft, code: AuthingError.Code, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "INSERT INTO event (at, kind, code, userID, subject, clientIP) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    now.milliseconds, event.kind.rawValue, code.rawValue, event.userID?.rawValue,
                    event.subject.map { String($0.unicodeScalars.prefix(Self.longestSubject)) }, event.clientIP,
                ]
            )
        }
    }

    func list(after: Int, limit: Int) throws(StoreError) -> [AuditEvent] {
        try StoreError.converting {
            try db.all(
                """
                SELECT id, at, kind, code, userID, subject, clientIP FROM event WHERE id > ? ORDER BY id DESC LIMIT ?
                """,
                [after, limit],
                event
            ).reversed()
        }
    }

    func registrations(from clientIP: String?, after start: Date, limit: Int) throws(StoreError) -> [Date] {
        try StoreError.converting {
            try db.all(
                """
                SELECT at FROM event WHERE kind = 'register' AND code = 200 AND clientIP IS ? AND at > ?
                ORDER BY at DESC LIMIT ?
                """,
                [clientIP, start.milliseconds, limit]
            ) { Date(milliseconds: $0[0]) }
        }
    }

    private func event(_ row: Row) throws -> AuditEvent {
        guard let kind = AuditEvent.Kind(rawValue: row[2]) else { throw StoreError(.damaged, underlying: "event") }
        return AuditEvent(
            id: row[0],
            at: Date(milliseconds: row[1]),
            kind: kind,
            code: row[3],
            userID: (row[4] as String?).map { User.ID(rawValue: $0) },
            subject: row[5],
            clientIP: row[6]
        )
    }
}
