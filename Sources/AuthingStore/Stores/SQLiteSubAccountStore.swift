import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Sub-accounts in SQLite; that a name is unique in its application is the business of the table.
struct SQLiteSubAccountStore: SubAccountStore {
    let db: Database

    private static let select = """
        SELECT id, account, appID, userID, nickname, createdAt, passwordHash, lockedUntil FROM subAccount
        """

    func insert(_ record: SubAccountRecord) throws(StoreError) -> Bool {
        try StoreError.converting {
            let subAccount = record.subAccount
            return try db.run(
                """
                INSERT INTO subAccount (id, account, appID, userID, nickname, createdAt, passwordHash, lockedUntil)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (appID, account) DO NOTHING
                """,
                [
                    record.id.rawValue, subAccount.account, subAccount.appID, subAccount.userID.rawValue,
                    subAccount.nickname, subAccount.createdAt.milliseconds, record.passwordHash.text,
                    record.lockedUntil?.milliseconds,
                ]
            ) == 1
        }
    }

    func find(_ account: String, appID: String) throws(StoreError) -> SubAccountRecord? {
        try StoreError.converting {
            try db.first(Self.select + " WHERE appID = ? AND account = ?", [appID, account], read)
        }
    }

    func list(of userID: User.ID?) throws(StoreError) -> [SubAccountRecord] {
        try StoreError.converting {
            try db.all(
                Self.select + " WHERE ?1 IS NULL OR userID = ?1 ORDER BY appID, account",
                [userID?.rawValue],
                read
            )
        }
    }

    func remove(_ id: User.ID) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM subAccount WHERE id = ?", [id.rawValue]) }
    }

    func setLock(until end: Date?, of id: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run("UPDATE subAccount SET lockedUntil = ? WHERE id = ?", [end?.milliseconds, id.rawValue])
        }
    }

    func renewHash(_ old: PasswordHash, by new: PasswordHash, of id: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                "UPDATE subAccount SET passwordHash = ? WHERE id = ? AND passwordHash = ?",
                [new.text, id.rawValue, old.text]
            )
        }
    }

    private func read(_ row: Row) throws -> SubAccountRecord {
        guard let hash = PasswordHash(text: row[6]) else { throw StoreError(.damaged, underlying: "sub-account") }
        let lockedUntil: Int64? = row[7]
        return SubAccountRecord(
            id: User.ID(rawValue: row[0]),
            subAccount: SubAccount(
                account: row[1],
                appID: row[2],
                userID: User.ID(rawValue: row[3]),
                nickname: row[4],
                createdAt: Date(milliseconds: row[5])
            ),
            passwordHash: hash,
            lockedUntil: lockedUntil.map { Date(milliseconds: $0) }
        )
    }
}
