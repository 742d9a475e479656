import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Tokens that allow to reset passwords, in SQLite.
struct SQLiteResetTokenStore: ResetTokenStore {
    let db: Database

    func insert(_ token: ResetToken) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                "DELETE FROM resetToken WHERE userID = ? AND expiresAt <= ?",
                [token.userID.rawValue, token.issuedAt.milliseconds]
            )
            try db.run(
                """
                INSERT INTO resetToken (digest, kind, userID, issuedAt, expiresAt, attemptsLeft)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    Data(token.digest), token.kind.rawValue, token.userID.rawValue, token.issuedAt.milliseconds,
                    token.expiresAt.milliseconds, token.attempts,
                ]
            )
        }
    }

    func reserve(_ digest: [UInt8], kind: ResetTokenKind, at now: Date) throws(StoreError) -> ResetTokenVerdict {
        try StoreError.converting {
            let reserved = try db.run(
                """
                UPDATE resetToken SET attemptsLeft = attemptsLeft - 1
                WHERE digest = ? AND kind = ? AND attemptsLeft > 0 AND expiresAt > ?
                """,
                [Data(digest), kind.rawValue, now.milliseconds]
            )
            let found = try db.first(
                "SELECT userID, expiresAt FROM resetToken WHERE digest = ? AND kind = ?",
                [Data(digest), kind.rawValue]
            ) { row -> ResetTokenVerdict in
                if reserved == 1 { return .good(User.ID(rawValue: row[0])) }
                return Date(milliseconds: row[1]) <= now ? .expired : .unknown
            }
            return found ?? .unknown
        }
    }

    func release(_ digest: [UInt8]) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("UPDATE resetToken SET attemptsLeft = attemptsLeft + 1 WHERE digest = ?", [Data(digest)])
        }
    }

    func redeem(_ digest: [UInt8], kind: ResetTokenKind, at now: Date) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run(
                "DELETE FROM resetToken WHERE digest = ? AND kind = ? AND expiresAt > ?",
                [Data(digest), kind.rawValue, now.milliseconds]
            ) == 1
        }
    }

    func removeAll(of userID: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("DELETE FROM resetToken WHERE userID = ?", [userID.rawValue])
        }
    }
}
