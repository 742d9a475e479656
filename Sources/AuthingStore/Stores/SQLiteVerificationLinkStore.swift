import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Links in mails, in SQLite.
struct SQLiteVerificationLinkStore: VerificationLinkStore {
    let db: Database

    func insert(_ link: NewLink) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "INSERT INTO verificationLink (digest, userID, email, expiresAt) VALUES (?, ?, ?, ?)",
                [Data(link.digest), link.userID.rawValue, link.email.text, link.expiresAt.milliseconds]
            )
        }
    }

    func redeem(_ digest: [UInt8], at now: Date) throws(StoreError) -> LinkVerdict {
        try StoreError.converting {
            let isFirst = try db.run(
                "UPDATE verificationLink SET usedAt = ?1 WHERE digest = ?2 AND usedAt IS NULL AND expiresAt > ?1",
                [now.milliseconds, Data(digest)]
            )
            let verdict = try db.first(
                "SELECT userID, email, expiresAt, usedAt IS NOT NULL FROM verificationLink WHERE digest = ?",
                [Data(digest)]
            ) { row -> LinkVerdict in
                if isFirst == 1 { return .proved(email: row[1], of: User.ID(rawValue: row[0])) }
                return row[3] ? .used : .expired(at: Date(milliseconds: row[2]))
            }
            return verdict ?? .unknown
        }
    }
}
