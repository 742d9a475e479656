import AuthingCore
import GRDB

/// The shape of a pool's database, and how an older one is brought to it.
enum PoolSchema {
    /// The mark of our files, `Auth` in ASCII, in the header of every SQLite database.
    static let applicationID: Int32 = 0x4175_7468

    /// Every step from an empty database to the present one, in order; a released step is never changed.
    private static let migrations: [(name: String, sql: String)] = [
        ("create the tables of the daily flows", CreateDailyFlowTables.sql),
        ("keep the external identities of users", CreateIdentityTable.sql),
        ("create the whitelist", CreateWhitelistTable.sql),
        ("keep custom fields and values", CreateCustomDataTables.sql),
        ("give the pool many applications", CreateApplicationTable.sql),
        ("create the tables of roles, resources and organizations", CreateAccessTables.sql),
        ("create the tickets of single sign-on", CreateTicketTable.sql),
        ("count failures in a row, and those on unknown names", CountStreaks.sql),
        ("keep webhooks and the messages to them", CreateWebhookTables.sql),
        ("remember how old passwords are, and reset them", CreatePasswordLifeTables.sql),
        ("create the sessions of single sign-on", CreateSessionTable.sql),
        ("key usernames", KeyUsernames.sql),
        ("create the sub-accounts of applications", CreateSubAccountTable.sql),
        ("count wrong codes over all codes", CountWrongCodes.sql),
        ("count every message", CountMessages.sql),
        ("let messages be sealed", SealMessages.sql),
        ("remember the latest wall time", KeepWallTime.sql),
    ]

    /// The version that the steps lead to, kept as `user_version`.
    static var version: Int { migrations.count }

    /// Makes sure that an opened database is a pool, or empty, before anything is written to it.
    ///
    /// - Parameter db: The connection.
    /// - Throws: `StoreError`.
    static func check(_ db: Database) throws {
        // The mark is read last: another process may make the pool meanwhile, in one step, so that what was read before a
        // mark that is still missing was read before that step, too.
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        let earlierVersion = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let applicationID = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if applicationID == Self.applicationID {
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard version <= Self.version else { throw StoreError(.newerVersion) }
            return
        }
        guard applicationID == 0, earlierVersion == 0, tables == 0 else { throw StoreError(.notAPool) }
    }

    /// Whether no step is missing.
    ///
    /// - Parameter db: The connection.
    /// - Returns: Whether the database has the present version.
    /// - Throws: `DatabaseError`.
    static func isPresent(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == version
    }

    /// Takes the steps that are missing, in the transaction it runs in.
    ///
    /// - Parameters:
    ///   - db: The connection.
    ///   - target: The version to reach, the present one unless an older state is to be read.
    /// - Returns: Whether the database was empty before.
    /// - Throws: `DatabaseError`.
    static func migrate(_ db: Database, to target: Int = Self.version) throws -> Bool {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version < target else { return false }
        for migration in migrations[version..<target] {
            try db.execute(sql: migration.sql)
        }
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(target)")
        return version == 0
    }
}
