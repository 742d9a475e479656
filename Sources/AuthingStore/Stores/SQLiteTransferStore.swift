import AuthingAPI
import AuthingCore
import GRDB

/// Users in SQLite, many at a time.
struct SQLiteTransferStore: TransferStore {
    let db: Database
    let keys: UsernameKeys

    private static let selectAll = AccountRecord.select + " ORDER BY number"
    private static let selectByExternalID = AccountRecord.select + " AND externalID = ?"

    func add(_ account: Account) throws(StoreError) -> Bool {
        try StoreError.converting {
            let arguments = AccountRecord.arguments(of: account, usernameKey: try account.user.username.map(keys.key))
            return try isUnique { _ = try db.run(AccountRecord.insert, arguments) }
        }
    }

    func accounts(sharedBy user: User) throws(StoreError) -> [Account] {
        let users = SQLiteUserStore(db: db, keys: keys)
        var found = [try users.find(id: user.id)]
        if let email = user.email { found.append(try users.find(.email, email)) }
        if let username = user.username { found.append(try users.find(.username, username)) }
        if let phone = user.phone { found.append(try users.find(.phone, phone)) }
        if let externalID = user.externalID {
            found.append(
                try StoreError.converting {
                    try db.first(Self.selectByExternalID, [externalID], AccountRecord.account)
                }
            )
        }
        var accounts: [Account] = []
        for case let account? in found where !accounts.contains(where: { $0.user.id == account.user.id }) {
            accounts.append(account)
        }
        return accounts
    }

    func replace(_ account: Account) throws(StoreError) -> Bool {
        try StoreError.converting {
            let arguments = AccountRecord.arguments(of: account, usernameKey: try account.user.username.map(keys.key))
            return try isUnique {
                _ = try db.erase(AccountRecord.update, arguments + [account.user.id.rawValue])
            }
        }
    }

    func forEach(_ body: (Account) throws -> Bool) throws(StoreError) {
        try StoreError.converting {
            let rows = try Row.fetchCursor(db.cachedStatement(sql: Self.selectAll))
            while let row = try rows.next() {
                guard try body(AccountRecord.account(from: row)) else { return }
            }
        }
    }

    /// Runs a statement; false when it would have written a value twice that is unique.
    private func isUnique(_ statement: () throws -> Void) throws -> Bool {
        do {
            try statement()
            return true
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            return false
        }
    }
}
