import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Who may register while a whitelist is on, in SQLite.
struct SQLiteWhitelistStore: WhitelistStore {
    let db: Database

    private static let select = "SELECT kind, value, createdAt FROM whitelistEntry"

    func add(_ value: String, kind: WhitelistEntry.Kind, at now: Date) throws(StoreError) -> WhitelistEntry {
        try StoreError.converting {
            try db.run(
                "INSERT INTO whitelistEntry (kind, value, createdAt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [kind.rawValue, value, now.milliseconds]
            )
            let entry = try db.first(Self.select + " WHERE kind = ? AND value = ?", [kind.rawValue, value], read)
            guard let entry else { throw StoreError(.damaged, underlying: "whitelist") }
            return entry
        }
    }

    func remove(_ value: String, kind: WhitelistEntry.Kind) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run("DELETE FROM whitelistEntry WHERE kind = ? AND value = ?", [kind.rawValue, value]) == 1
        }
    }

    func contains(_ value: String, kind: WhitelistEntry.Kind) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.first("SELECT 1 FROM whitelistEntry WHERE kind = ? AND value = ?", [kind.rawValue, value]) { _ in
                true
            } ?? false
        }
    }

    func list(kind: WhitelistEntry.Kind?) throws(StoreError) -> [WhitelistEntry] {
        try StoreError.converting {
            try db.all(
                Self.select + " WHERE ?1 IS NULL OR kind = ?1 ORDER BY kind, value",
                [kind?.rawValue],
                read
            )
        }
    }

    private func read(_ row: Row) throws -> WhitelistEntry {
        guard let kind = WhitelistEntry.Kind(rawValue: row[0]) else {
            throw StoreError(.damaged, underlying: "whitelist")
        }
        return WhitelistEntry(kind: kind, value: row[1], createdAt: Date(milliseconds: row[2]))
    }
}
