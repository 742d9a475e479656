import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Sessions of single sign-on in SQLite; one that ended is gone.
struct SQLiteSessionStore: SessionStore {
    let db: Database

    func insert(_ session: SessionRecord, digest: [UInt8]) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                "DELETE FROM session WHERE userID = ? AND expiresAt <= ?",
                [session.userID.rawValue, session.createdAt.milliseconds]
            )
            try db.run(
                "INSERT INTO session (digest, userID, appID, tokenID, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    Data(digest), session.userID.rawValue, session.appID, session.tokenID,
                    session.createdAt.milliseconds, session.expiresAt.milliseconds,
                ]
            )
        }
    }

    func find(_ digest: [UInt8], at now: Date) throws(StoreError) -> SessionRecord? {
        try StoreError.converting {
            try db.first(
                "SELECT userID, appID, tokenID, createdAt, expiresAt FROM session WHERE digest = ? AND expiresAt > ?",
                [Data(digest), now.milliseconds]
            ) { row in
                SessionRecord(
                    userID: User.ID(rawValue: row[0]),
                    appID: row[1],
                    tokenID: row[2],
                    createdAt: Date(milliseconds: row[3]),
                    expiresAt: Date(milliseconds: row[4])
                )
            }
        }
    }

    func end(_ digest: [UInt8]) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM session WHERE digest = ?", [Data(digest)]) }
    }

    func end(ofToken tokenID: String) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM session WHERE tokenID = ?", [tokenID]) }
    }

    func endAll(of userID: User.ID, exceptOf kept: String?) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("DELETE FROM session WHERE userID = ? AND tokenID IS NOT ?", [userID.rawValue, kept])
        }
    }
}
