import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Verification codes in SQLite: one row for each address and purpose, every decision one conditional statement.
struct SQLiteCodeStore: CodeStore {
    let db: Database

    func replace(
        _ code: NewCode,
        at address: CodeAddress,
        atLeast interval: Duration
    ) throws(StoreError) -> SendingVerdict {
        try StoreError.converting {
            let interval = interval.milliseconds
            let written = try db.run(
                """
                INSERT INTO verificationCode (channel, purpose, recipient, digest, sentAt, expiresAt, attemptsLeft)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                ON CONFLICT DO UPDATE SET digest = ?4, sentAt = ?5, expiresAt = ?6, attemptsLeft = ?7, usedAt = NULL
                WHERE ?5 >= sentAt + ?8
                """,
                [
                    address.channel.rawValue, address.purpose.rawValue, address.recipient, Data(code.digest),
                    code.sentAt.milliseconds, code.expiresAt.milliseconds, code.attempts, interval,
                ]
            )
            if written == 1 { return .accepted }
            let sentAt = try db.first(
                "SELECT sentAt FROM verificationCode WHERE channel = ? AND purpose = ? AND recipient = ?",
                key(address)
            ) { Date(milliseconds: $0[0]) }
            return .tooEarly(retryAt: (sentAt ?? code.sentAt) + Double(interval) / 1000)
        }
    }

    func check(_ digest: [UInt8], at address: CodeAddress, now: Date) throws(StoreError) -> CodeVerdict {
        try StoreError.converting {
            let verdict: CodeVerdict? = try db.first(
                """
                SELECT expiresAt FROM verificationCode
                WHERE channel = ? AND purpose = ? AND recipient = ? AND digest = ? AND usedAt IS NULL AND attemptsLeft > 0
                """,
                key(address) + [Data(digest)]
            ) { row in
                let limit = Date(milliseconds: row[0])
                return now < limit ? .right : .expired(at: limit)
            }
            return try verdict ?? countWrong(at: address)
        }
    }

    func redeem(_ digest: [UInt8], at address: CodeAddress, now: Date) throws(StoreError) -> CodeVerdict {
        try StoreError.converting {
            let spent = try db.run(
                """
                UPDATE verificationCode SET usedAt = ?
                WHERE channel = ? AND purpose = ? AND recipient = ? AND digest = ? AND usedAt IS NULL AND attemptsLeft > 0
                    AND expiresAt > ?
                """,
                [now.milliseconds] + key(address) + [Data(digest), now.milliseconds]
            )
            return spent == 1 ? .right : try check(digest, at: address, now: now)
        }
    }

    func void(_ channel: OutboxMessage.Channel, to recipient: String, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "UPDATE verificationCode SET usedAt = ? WHERE channel = ? AND recipient = ? AND usedAt IS NULL",
                [now.milliseconds, channel.rawValue, recipient]
            )
        }
    }

    func forget(_ channel: OutboxMessage.Channel, to recipient: String) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "DELETE FROM verificationCode WHERE channel = ? AND recipient = ?",
                [channel.rawValue, recipient]
            )
        }
    }

    func withdraw(_ address: CodeAddress) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "DELETE FROM verificationCode WHERE channel = ? AND purpose = ? AND recipient = ?",
                key(address)
            )
        }
    }

    private func countWrong(at address: CodeAddress) throws -> CodeVerdict {
        try db.run(
            """
            UPDATE verificationCode SET attemptsLeft = attemptsLeft - 1
            WHERE channel = ? AND purpose = ? AND recipient = ? AND usedAt IS NULL AND attemptsLeft > 0
            """,
            key(address)
        )
        return .wrong
    }

    private func key(_ address: CodeAddress) -> StatementArguments {
        [address.channel.rawValue, address.purpose.rawValue, address.recipient]
    }
}
