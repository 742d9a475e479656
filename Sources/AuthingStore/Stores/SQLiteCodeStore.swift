import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Verification codes in SQLite: one row for each address and purpose, every decision one conditional statement.
struct SQLiteCodeStore: CodeStore {
    let db: Database

    private static let dayInMilliseconds: Int64 = 86_400_000

    func replace(
        _ code: NewCode,
        at address: CodeAddress,
        within limits: SendingLimits
    ) throws(StoreError) -> SendingVerdict {
        try StoreError.converting {
            let interval = limits.interval.milliseconds
            let written = try db.run(
                """
                INSERT INTO verificationCode (channel, purpose, recipient, digest, sentAt, expiresAt, attemptsLeft,
                    dayStart, dayCount)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5, 1)
                ON CONFLICT DO UPDATE SET digest = ?4, sentAt = ?5, expiresAt = ?6, attemptsLeft = ?7, usedAt = NULL,
                    dayStart = iif(?5 >= dayStart + ?9, ?5, dayStart),
                    dayCount = iif(?5 >= dayStart + ?9, 1, dayCount + 1)
                WHERE ?5 >= sentAt + ?8 AND (?5 >= dayStart + ?9 OR dayCount < ?10)
                """,
                [
                    address.channel.rawValue, address.purpose.rawValue, address.recipient, Data(code.digest),
                    code.sentAt.milliseconds, code.expiresAt.milliseconds, code.attempts, interval,
                    Self.dayInMilliseconds, limits.dailyLimit ?? Int.max,
                ]
            )
            if written == 1 { return .accepted }
            let sentAt = try db.first(
                "SELECT sentAt FROM verificationCode WHERE channel = ? AND purpose = ? AND recipient = ?",
                key(address)
            ) { Date(milliseconds: $0[0]) }
            let retryAt = (sentAt ?? code.sentAt) + Double(interval) / 1000
            return code.sentAt < retryAt ? .tooEarly(retryAt: retryAt) : .quotaUsedUp
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
            try db.run(
                "DELETE FROM verificationCode WHERE channel = ? AND purpose = ? AND recipient = ? AND dayCount = 1",
                key(address)
            )
            // What went out before on the same day goes on counting.
            try db.run(
                """
                UPDATE verificationCode SET digest = x'', usedAt = sentAt, sentAt = 0, dayCount = dayCount - 1
                WHERE channel = ? AND purpose = ? AND recipient = ?
                """,
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
