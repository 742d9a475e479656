import AuthingAPI
import AuthingCore
import Foundation
import GRDB

/// Namespaces in SQLite.
struct SQLiteNamespaceStore: NamespaceStore {
    let db: Database

    private static let select = "SELECT code, name, description, appID, createdAt, updatedAt FROM namespace"

    func insert(_ namespace: Namespace) throws(StoreError) -> Bool {
        try db.inserting {
            try db.run(
                """
                INSERT INTO namespace (code, name, description, appID, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    namespace.code, namespace.name, namespace.description, namespace.appID,
                    namespace.createdAt.milliseconds, namespace.updatedAt.milliseconds,
                ]
            )
        }
    }

    func find(_ code: String) throws(StoreError) -> Namespace? {
        try StoreError.converting { try db.first(Self.select + " WHERE code = ?", [code], namespace) }
    }

    func list() throws(StoreError) -> [Namespace] {
        try StoreError.converting { try db.all(Self.select + " ORDER BY number", [], namespace) }
    }

    func delete(_ code: String) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.run(
                "DELETE FROM namespace WHERE code = ? AND code <> ? AND appID IS NULL",
                [code, Namespace.defaultCode]
            ) == 1
        }
    }

    private func namespace(_ row: Row) -> Namespace {
        Namespace(
            code: row[0],
            name: row[1],
            description: row[2],
            appID: row[3],
            createdAt: Date(milliseconds: row[4]),
            updatedAt: Date(milliseconds: row[5])
        )
    }
}
