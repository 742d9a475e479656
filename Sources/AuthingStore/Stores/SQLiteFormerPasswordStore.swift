import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Hashes of passwords that users had, in SQLite; the larger the number, the newer.
struct SQLiteFormerPasswordStore: FormerPasswordStore {
    let db: Database

    func append(_ hash: PasswordHash, of userID: User.ID, keeping limit: Int) throws(StoreError) {
        try StoreError.converting {
            try db.run(
                """
                INSERT INTO formerPassword (userID, number, hash)
                SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM formerPassword WHERE userID = ?1
                """,
                [userID.rawValue, hash.text]
            )
            try db.run(
                """
                DELETE FROM formerPassword
                WHERE userID = ?1 AND number <= (SELECT max(number) FROM formerPassword WHERE userID = ?1) - ?2
                """,
                [userID.rawValue, limit]
            )
        }
    }

    func list(of userID: User.ID, limit: Int) throws(StoreError) -> [PasswordHash] {
        try StoreError.converting {
            try db.all(
                "SELECT hash FROM formerPassword WHERE userID = ? ORDER BY number DESC LIMIT ?",
                [userID.rawValue, limit]
            ) { row in
                guard let hash = PasswordHash(text: row[0]) else {
                    throw StoreError(.damaged, underlying: "former password")
                }
                return hash
            }
        }
    }
}
