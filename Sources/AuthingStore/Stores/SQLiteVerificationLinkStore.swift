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
}
