import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Issued tokens in SQLite.
struct SQLiteIssuedTokenStore: IssuedTokenStore {
    let db: Database

    func insert(_ token: IssuedToken) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                "DELETE FROM issuedToken WHERE userID = ? AND expiresAt <= ?",
                [token.userID.rawValue, token.issuedAt.milliseconds]
            )
            try db.run(
                "INSERT INTO issuedToken (id, userID, issuedAt, expiresAt) VALUES (?, ?, ?, ?)",
                [token.id, token.userID.rawValue, token.issuedAt.milliseconds, token.expiresAt.milliseconds]
            )
        }
    }

    func isGood(_ id: String) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.first("SELECT 1 FROM issuedToken WHERE id = ? AND revokedAt IS NULL", [id]) { _ in true } ?? false
        }
    }

    func revoke(_ id: String, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "UPDATE issuedToken SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL",
                [now.milliseconds, id]
            )
        }
    }

    func revokeAll(of userID: User.ID, except kept: String?, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "UPDATE issuedToken SET revokedAt = ? WHERE userID = ? AND revokedAt IS NULL AND id IS NOT ?",
                [now.milliseconds, userID.rawValue, kept]
            )
        }
    }
}
