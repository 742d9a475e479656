import GRDB

/// A table as a state file describes it.
struct StateTable: Equatable {
    /// A column that is stored.
    struct Column: Equatable {
        let name: String
        /// The declared type: INTEGER, TEXT, REAL or BLOB.
        let type: String
    }

    let name: String
    let columns: [Column]
    /// The columns of the primary key, in its order.
    let key: [String]

    /// The table in which SQLite keeps the largest numbers that were ever given out.
    static let counters = "sqlite_sequence"

    /// All rows, in the order of the key.
    var select: String {
        "SELECT \(names(columns.map(\.name))) FROM \(quoted(name)) ORDER BY \(names(key))"
    }

    /// Adds a row.
    var insert: String {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(quoted(name)) (\(names(columns.map(\.name)))) VALUES (\(places))"
    }

    /// Removes all rows.
    var clear: String { "DELETE FROM \(quoted(name))" }

    private func names(_ columns: [String]) -> String { columns.map(quoted).joined(separator: ", ") }

    private func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// Every table of a database, in the order of the names; SQLite's counters are one of them.
    ///
    /// - Parameter db: The connection.
    /// - Returns: The tables.
    /// - Throws: `DatabaseError`.
    static func all(in db: Database) throws -> [StateTable] {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND (name = ? OR substr(name, 1, 7) <> 'sqlite_')
                ORDER BY name
                """,
            arguments: [counters]
        )
        return try names.map { name in
            if name == counters {
                let columns = [Column(name: "name", type: "TEXT"), Column(name: "seq", type: "INTEGER")]
                return StateTable(name: name, columns: columns, key: ["name"])
            }
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT * FROM pragma_table_xinfo(?) WHERE hidden = 0",
                arguments: [name]
            )
            let key = rows.filter { ($0["pk"] as Int) > 0 }.sorted { ($0["pk"] as Int) < ($1["pk"] as Int) }
            return StateTable(
                name: name,
                columns: rows.map { Column(name: $0["name"], type: $0["type"]) },
                key: key.map { $0["name"] }
            )
        }
    }
}
