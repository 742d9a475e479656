import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Users in SQLite; that identifiers are unique is the business of its indexes.
struct SQLiteUserStore: UserStore {
    let db: Database
    let keys: UsernameKeys

    private static let selectByID = AccountRecord.select + " AND id = ?"
    private static let selectByEmail = AccountRecord.select + " AND email = ?"
    private static let selectByUsername = AccountRecord.select + " AND usernameKey = ?"
    private static let selectByPhone = AccountRecord.select + " AND phone = ?"
    private static let selectByExternalID = AccountRecord.select + " AND externalID = ?"
    private static let selectPage = AccountRecord.select + " ORDER BY number LIMIT ? OFFSET ?"

    func insert(_ account: Account) throws(StoreError) -> UniqueIdentifier? {
        try StoreError.converting {
            do {
                let key = try account.user.username.map(keys.key)
                try db.run(AccountRecord.insert, AccountRecord.arguments(of: account, usernameKey: key))
                return nil
            } catch let error as DatabaseError {
                guard case .identifier(let identifier) = Self.conflict(of: error) else { throw error }
                return identifier
            }
        }
    }

    /// What someone else has, where that is why a statement failed.
    private static func conflict(of error: DatabaseError) -> UserConflict? {
        guard error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE else { return nil }
        // "UNIQUE constraint failed: user.email": the message names the column.
        let column = error.message?.split(separator: ".").last.map(String.init) ?? ""
        if let identifier = UniqueIdentifier(rawValue: column) { return .identifier(identifier) }
        if column == "usernameKey" { return .identifier(.username) }
        return column == "externalID" ? .externalID : nil
    }

    func update(_ user: User, _ fields: Set<UserField>) throws(StoreError) -> UserConflict? {
        var columns = fields.map { AccountRecord.column($0, of: user) }.sorted { $0.name < $1.name }
        if fields.contains(.username) { columns.append(("usernameKey", try user.username.map(keys.key))) }
        let sql = """
            UPDATE user SET \(columns.map { "\($0.name) = ?, " }.joined())updatedAt = ? WHERE id = ? AND isDeleted = 0
            """
        let values = columns.map(\.value) + [user.updatedAt.milliseconds, user.id.rawValue]
        return try StoreError.converting {
            do {
                // Not a cached statement: there are as many as there are sets of fields.
                try db.execute(sql: sql, arguments: StatementArguments(values))
                return nil
            } catch let error as DatabaseError {
                guard let conflict = Self.conflict(of: error) else { throw error }
                return conflict
            }
        }
    }

    func find(id: User.ID) throws(StoreError) -> Account? {
        try StoreError.converting {
            try db.first(Self.selectByID, [id.rawValue], AccountRecord.account)
        }
    }

    func standing(of id: User.ID) throws(StoreError) -> UserStanding? {
        try StoreError.converting {
            try db.first("SELECT status, isBlocked FROM user WHERE id = ? AND isDeleted = 0", [id.rawValue]) { row in
                guard let status = User.Status(rawValue: row[0]) else {
                    throw StoreError(.damaged, underlying: "status")
                }
                return UserStanding(status: status, isBlocked: row[1])
            }
        }
    }

    func find(_ identifier: UniqueIdentifier, _ text: String) throws(StoreError) -> Account? {
        let query =
            switch identifier {
            case .email: Self.selectByEmail
            case .username: Self.selectByUsername
            case .phone: Self.selectByPhone
            }
        let key = identifier == .username ? try keys.key(of: text) : text
        return try StoreError.converting { try db.first(query, [key], AccountRecord.account) }
    }

    func find(externalID: String) throws(StoreError) -> Account? {
        try StoreError.converting { try db.first(Self.selectByExternalID, [externalID], AccountRecord.account) }
    }

    func foldUsernames(_ isFolded: Bool) throws(StoreError) -> [User.ID] {
        keys.forget()
        return try StoreError.converting {
            var owners: [[UInt8]: User.ID] = [:]
            var changes: [(number: Int64, key: String)] = []
            let rows = try Row.fetchCursor(
                db,
                sql:
                    "SELECT number, id, username FROM user WHERE username IS NOT NULL AND isDeleted = 0 ORDER BY number"
            )
            while let row = try rows.next() {
                let (id, username): (String, String) = (row[1], row[2])
                let key = isFolded ? username.foldedName : username
                if let other = owners.updateValue(User.ID(rawValue: id), forKey: Array(key.utf8)) {
                    return [other, User.ID(rawValue: id)]
                }
                changes.append((row[0], key))
            }
            // All keys are taken away first: one may become what another still is.
            try db.run("UPDATE user SET usernameKey = NULL WHERE usernameKey IS NOT NULL AND isDeleted = 0")
            for (number, key) in changes {
                try db.run("UPDATE user SET usernameKey = ? WHERE number = ?", [key, number])
            }
            return []
        }
    }

    func list(offset: Int, limit: Int) throws(StoreError) -> [Account] {
        try StoreError.converting {
            try db.all(
                Self.selectPage,
                [limit, offset],
                AccountRecord.account
            )
        }
    }

    func count() throws(StoreError) -> Int {
        try StoreError.converting {
            try db.first("SELECT count(*) FROM user WHERE isDeleted = 0") { $0[0] } ?? 0
        }
    }

    func record(_ login: LoginRecord, of id: User.ID) throws(StoreError) {
        try change(
            """
            UPDATE user SET loginsCount = loginsCount + 1, lastLogin = ?1, updatedAt = ?1, tokenExpiredAt = ?2,
                lastIP = coalesce(?3, lastIP), browser = coalesce(?4, browser), device = coalesce(?5, device)
            WHERE id = ?6
            """,
            [
                login.at.milliseconds, login.tokenExpiredAt.milliseconds, login.clientIP, login.browser, login.device,
                id.rawValue,
            ]
        )
    }

    func setTokenExpiry(_ expiry: Date, of id: User.ID, at now: Date) throws(StoreError) {
        try change(
            "UPDATE user SET tokenExpiredAt = ?, updatedAt = ? WHERE id = ?",
            [expiry.milliseconds, now.milliseconds, id.rawValue]
        )
    }

    func setPassword(
        _ hash: PasswordHash,
        level: PasswordSecurityLevel?,
        of id: User.ID,
        at now: Date
    ) throws(StoreError) {
        try StoreError.converting {
            _ = try db.erase(
                """
                UPDATE user SET passwordHash = ?1, passwordLevel = ?2, passwordSetAt = ?3, resetsPassword = 0,
                    lockedUntil = NULL, updatedAt = ?3
                WHERE id = ?4
                """,
                [hash.text, level?.rawValue, now.milliseconds, id.rawValue]
            )
        }
    }

    func renewHash(_ old: PasswordHash, by new: PasswordHash, of id: User.ID) throws(StoreError) {
        try change(
            "UPDATE user SET passwordHash = ? WHERE id = ? AND passwordHash = ?",
            [new.text, id.rawValue, old.text]
        )
    }

    func setLock(until end: Date?, of id: User.ID) throws(StoreError) {
        try change("UPDATE user SET lockedUntil = ? WHERE id = ?", [end?.milliseconds, id.rawValue])
    }

    func markVerified(
        _ identifier: UniqueIdentifier,
        _ text: String,
        of id: User.ID,
        at now: Date
    ) throws(StoreError) {
        let column: (flag: String, value: String)
        switch identifier {
        case .email: column = ("emailVerified", "email")
        case .phone: column = ("phoneVerified", "phone")
        case .username: return
        }
        try change(
            "UPDATE user SET \(column.flag) = 1, updatedAt = ? WHERE id = ? AND \(column.value) = ? AND \(column.flag) = 0",
            [now.milliseconds, id.rawValue, text]
        )
    }

    func strip(_ id: User.ID, keeping identifier: UniqueIdentifier, at now: Date) throws(StoreError) {
        let other = identifier == .email ? "phone = NULL, phoneVerified = 0" : "email = NULL, emailVerified = 0"
        try change(
            """
            UPDATE user SET passwordHash = NULL, passwordLevel = NULL, lockedUntil = NULL, \(other), updatedAt = ?
            WHERE id = ?
            """,
            [now.milliseconds, id.rawValue]
        )
    }

    func delete(_ id: User.ID) throws(StoreError) {
        try StoreError.converting { _ = try db.erase("DELETE FROM user WHERE id = ?", [id.rawValue]) }
    }

    private func change(_ sql: String, _ arguments: StatementArguments) throws(StoreError) {
        try StoreError.converting { _ = try db.run(sql, arguments) }
    }
}
