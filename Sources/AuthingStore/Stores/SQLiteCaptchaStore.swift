import AuthingCore
import Foundation
import GRDB

/// Captchas in SQLite: one row for each client address.
struct SQLiteCaptchaStore: CaptchaStore {
    let db: Database

    func replace(_ captcha: NewCaptcha, for clientIP: String?) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                INSERT OR REPLACE INTO captcha (clientIP, id, digest, expiresAt, attemptsLeft) VALUES (?, ?, ?, ?, ?)
                """,
                [
                    clientIP ?? "", captcha.id, Data(captcha.digest), captcha.expiresAt.milliseconds, captcha.attempts,
                ]
            )
        }
    }

    func redeem(_ digest: [UInt8], from clientIP: String?, now: Date) throws(StoreError) -> Bool {
        try StoreError.converting {
            let spent = try db.run(
                """
                UPDATE captcha SET usedAt = ?
                WHERE clientIP = ? AND digest = ? AND usedAt IS NULL AND attemptsLeft > 0 AND expiresAt > ?
                """,
                [now.milliseconds, clientIP ?? "", Data(digest), now.milliseconds]
            )
            if spent == 1 { return true }
            try db.run(
                """
                UPDATE captcha SET attemptsLeft = attemptsLeft - 1
                WHERE clientIP = ? AND usedAt IS NULL AND attemptsLeft > 0
                """,
                [clientIP ?? ""]
            )
            return false
        }
    }
}
