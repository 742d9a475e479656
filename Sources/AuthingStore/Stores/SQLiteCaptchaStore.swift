import AuthingCore
import Foundation
import GRDB

/// Captchas in SQLite: one row for each holder.
struct SQLiteCaptchaStore: CaptchaStore {
    let db: Database

    func replace(_ captcha: NewCaptcha, for holder: CaptchaHolder) throws(StoreError) {
        try StoreError.converting {
            let (scope, owner) = key(holder)
            _ = try db.run(
                """
                INSERT OR REPLACE INTO captcha (scope, owner, id, digest, expiresAt, attemptsLeft)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    scope, owner, captcha.id, Data(captcha.digest), captcha.expiresAt.milliseconds, captcha.attempts,
                ]
            )
        }
    }

    func redeem(_ digest: [UInt8], from holder: CaptchaHolder, now: Date) throws(StoreError) -> Bool {
        try StoreError.converting {
            let (scope, owner) = key(holder)
            let spent = try db.run(
                """
                UPDATE captcha SET usedAt = ?
                WHERE scope = ? AND owner = ? AND digest = ? AND usedAt IS NULL AND attemptsLeft > 0 AND expiresAt > ?
                """,
                [now.milliseconds, scope, owner, Data(digest), now.milliseconds]
            )
            if spent == 1 { return true }
            try db.run(
                """
                UPDATE captcha SET attemptsLeft = attemptsLeft - 1
                WHERE scope = ? AND owner = ? AND usedAt IS NULL AND attemptsLeft > 0
                """,
                [scope, owner]
            )
            return false
        }
    }

    private func key(_ holder: CaptchaHolder) -> (scope: String, owner: String) {
        switch holder {
        case .client(let address): ("client", address ?? "")
        case .account(let digest): ("account", digest)
        }
    }
}
