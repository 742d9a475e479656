import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import GRDB

/// The pool's one row.
struct SQLitePoolRecordStore: PoolRecordStore {
    let db: Database
    let cache: SettingsCache

    /// Writes the rows of a new pool: the pool itself, its first application, and their namespaces.
    ///
    /// - Parameters:
    ///   - db: The connection.
    ///   - identity: The names of the pool and of its first application.
    ///   - passwordHashing: The cost of a password hash.
    ///   - now: When it is made.
    /// - Throws: `DatabaseError`.
    static func create(
        _ db: Database,
        _ identity: PoolIdentity,
        _ passwordHashing: PoolSettings.PasswordHashing,
        at now: Date
    ) throws {
        let application = Application(
            id: identity.appID,
            name: Namespace.defaultCode,
            domain: identity.domain,
            createdAt: now,
            updatedAt: now
        )
        _ = try SQLiteApplicationStore(db: db).insert(application)
        try db.run(
            "INSERT INTO pool (number, poolID, appID, passwordHashing, settings) VALUES (1, ?, ?, ?, '{}')",
            [identity.poolID, identity.appID, passwordHashing.rawValue]
        )
        let namespaces = SQLiteNamespaceStore(db: db)
        _ = try namespaces.insert(Namespace(code: Namespace.defaultCode, name: Namespace.defaultCode, createdAt: now))
        _ = try namespaces.insert(Namespace(of: application))
    }

    func load(through appID: String?) throws(StoreError) -> PoolRecord {
        try StoreError.converting {
            let record = try db.first(
                """
                SELECT poolID, application.id, domain, application.number, access, passwordHashing, settings, secret, codeKey
                FROM pool JOIN application
                    ON application.id = coalesce((SELECT id FROM application WHERE id = ?), pool.appID)
                """,
                [appID],
                read
            )
            guard let record else { throw StoreError(.damaged, underlying: "no pool") }
            return record
        }
    }

    /// Writes what differs from the defaults, so that a default that changes later reaches the pools that never set it.
    func save(_ settings: PoolSettings) throws(StoreError) {
        let defaults = try load().defaults
        var object = JSONObject()
        for setting in PoolSetting.all
        where setting.isKept && settings.value(of: setting) != defaults.value(of: setting) {
            object[setting.name] = settings.value(of: setting)
        }
        let text = JSON.object(object).text()
        try StoreError.converting { _ = try db.run("UPDATE pool SET settings = ?", [text]) }
    }

    func saveIfAbsent(_ keys: PoolKeys, of appID: String) throws(StoreError) {
        try StoreError.converting {
            let secret = keys.appSecret.reveal { $0 }
            try db.run("UPDATE application SET secret = ? WHERE id = ? AND secret IS NULL", [secret, appID])
            try db.run("UPDATE pool SET codeKey = ? WHERE codeKey IS NULL", [Data(keys.codeKey)])
        }
    }

    private func read(_ row: Row) throws -> PoolRecord {
        guard let access = Application.Access(rawValue: row[4]) else {
            throw StoreError(.damaged, underlying: "access")
        }
        guard let hashing = PoolSettings.PasswordHashing(rawValue: row[5]) else {
            throw StoreError(.damaged, underlying: "hashing")
        }
        let defaults = PoolSettings(passwordHashing: hashing)
        let (secret, key): (String?, Data?) = (row[7], row[8])
        let number: Int64 = row[3]
        return PoolRecord(
            identity: PoolIdentity(poolID: row[0], appID: row[1], domain: row[2], keyID: String(number)),
            access: access,
            settings: try cache.settings(of: row[6], defaults: defaults),
            defaults: defaults,
            keys: secret.flatMap { secret in key.map { PoolKeys(appSecret: Secret(secret), codeKey: Array($0)) } }
        )
    }
}
