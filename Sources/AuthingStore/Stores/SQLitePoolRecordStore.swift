import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import GRDB

/// The pool's one row.
struct SQLitePoolRecordStore: PoolRecordStore {
    let db: Database
    let cache: SettingsCache

    /// Writes the row of a new pool.
    ///
    /// - Parameters:
    ///   - db: The connection.
    ///   - identity: The pool's names.
    ///   - passwordHashing: The cost of a password hash.
    /// - Throws: `DatabaseError`.
    static func create(
        _ db: Database,
        _ identity: PoolIdentity,
        _ passwordHashing: PoolSettings.PasswordHashing
    ) throws {
        try db.run(
            "INSERT INTO pool (number, poolID, appID, domain, passwordHashing, settings) VALUES (1, ?, ?, ?, ?, '{}')",
            [identity.poolID, identity.appID, identity.domain, passwordHashing.rawValue]
        )
    }

    func load() throws(StoreError) -> PoolRecord {
        try StoreError.converting {
            let record = try db.first(
                "SELECT poolID, appID, domain, passwordHashing, settings, appSecret, codeKey FROM pool",
                [],
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

    func saveIfAbsent(_ keys: PoolKeys) throws(StoreError) {
        try StoreError.converting {
            let secret = keys.appSecret.reveal { $0 }
            _ = try db.run(
                "UPDATE pool SET appSecret = ?, codeKey = ? WHERE appSecret IS NULL",
                [secret, Data(keys.codeKey)]
            )
        }
    }

    private func read(_ row: Row) throws -> PoolRecord {
        guard let hashing = PoolSettings.PasswordHashing(rawValue: row[3]) else {
            throw StoreError(.damaged, underlying: "hashing")
        }
        let defaults = PoolSettings(passwordHashing: hashing)
        let (secret, key): (String?, Data?) = (row[5], row[6])
        return PoolRecord(
            identity: PoolIdentity(poolID: row[0], appID: row[1], domain: row[2]),
            settings: try cache.settings(of: row[4], defaults: defaults),
            defaults: defaults,
            keys: secret.flatMap { secret in key.map { PoolKeys(appSecret: Secret(secret), codeKey: Array($0)) } }
        )
    }
}
