import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Groups in SQLite.
struct SQLiteGroupStore: GroupStore {
    let db: Database

    private static let select = """
        SELECT code, name, description, (SELECT count(*) FROM groupMember WHERE groupCode = code), createdAt, updatedAt
        FROM userGroup
        """

    func insert(_ group: UserGroup) throws(StoreError) -> Bool {
        try db.inserting {
            try db.run(
                "INSERT INTO userGroup (code, name, description, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?)",
                [
                    group.code, group.name, group.description, group.createdAt.milliseconds,
                    group.updatedAt.milliseconds,
                ]
            )
        }
    }

    func find(_ code: String) throws(StoreError) -> UserGroup? {
        try StoreError.converting { try db.first(Self.select + " WHERE code = ?", [code], group) }
    }

    func list() throws(StoreError) -> [UserGroup] {
        try StoreError.converting { try db.all(Self.select + " ORDER BY number", [], group) }
    }

    func delete(_ code: String) throws(StoreError) {
        try StoreError.converting { _ = try db.run("DELETE FROM userGroup WHERE code = ?", [code]) }
    }

    func add(_ userID: User.ID, to code: String, at now: Date) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                INSERT INTO groupMember (groupCode, userID, addedAt) VALUES (?, ?, ?)
                ON CONFLICT (groupCode, userID) DO NOTHING
                """,
                [code, userID.rawValue, now.milliseconds]
            )
        }
    }

    func remove(_ userID: User.ID, from code: String) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run("DELETE FROM groupMember WHERE groupCode = ? AND userID = ?", [code, userID.rawValue]) == 1
        }
    }

    func members(of code: String) throws(StoreError) -> [User] {
        try StoreError.converting {
            try db.all(
                AccountRecord.select
                    + """
                     AND id IN (SELECT userID FROM groupMember WHERE groupCode = ?1)
                    ORDER BY (SELECT addedAt FROM groupMember WHERE groupCode = ?1 AND userID = user.id), number
                    """,
                [code]
            ) { row in try AccountRecord.account(from: row).user }
        }
    }

    private func group(_ row: Row) -> UserGroup {
        UserGroup(
            code: row[0],
            name: row[1],
            description: row[2],
            memberCount: row[3],
            createdAt: Date(milliseconds: row[4]),
            updatedAt: Date(milliseconds: row[5])
        )
    }
}
