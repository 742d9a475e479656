import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// CAS tickets in SQLite.
struct SQLiteTicketStore: TicketStore {
    let db: Database

    func insert(_ ticket: TicketRecord, digest: [UInt8]) throws(StoreError) {
        try StoreError.converting {
            try db.run("DELETE FROM casTicket WHERE expiresAt <= ?", [ticket.issuedAt.milliseconds])
            try db.run(
                """
                INSERT INTO casTicket (digest, appID, service, userID, issuedAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    Data(digest), ticket.appID, ticket.service, ticket.userID.rawValue, ticket.issuedAt.milliseconds,
                    ticket.expiresAt.milliseconds,
                ]
            )
        }
    }

    func redeem(_ digest: [UInt8], at now: Date) throws(StoreError) -> TicketRecord? {
        try StoreError.converting {
            let used = try db.run(
                "UPDATE casTicket SET usedAt = ? WHERE digest = ? AND usedAt IS NULL",
                [now.milliseconds, Data(digest)]
            )
            guard used == 1 else { return nil }
            return try db.first(
                "SELECT appID, service, userID, issuedAt, expiresAt FROM casTicket WHERE digest = ?",
                [Data(digest)]
            ) { row in
                TicketRecord(
                    appID: row[0],
                    service: row[1],
                    userID: User.ID(rawValue: row[2]),
                    issuedAt: Date(milliseconds: row[3]),
                    expiresAt: Date(milliseconds: row[4])
                )
            }
        }
    }
}
