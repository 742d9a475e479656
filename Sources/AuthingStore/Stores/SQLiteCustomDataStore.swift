import AuthingAPI
import AuthingCore
import AuthingJSON
import GRDB

/// Custom fields and values in SQLite.
struct SQLiteCustomDataStore: CustomDataStore {
    let db: Database

    private static let selectFields = "SELECT target, key, type, label, options FROM customField"

    func define(_ field: CustomField) throws(StoreError) {
        let options: JSON = .array(field.options.map { .string($0) })
        try StoreError.converting {
            _ = try db.run(
                """
                INSERT INTO customField (target, key, type, label, options) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (target, key) DO UPDATE SET
                    type = excluded.type, label = excluded.label, options = excluded.options
                """,
                [
                    field.target.rawValue, field.key, field.type.rawValue, field.label,
                    field.options.isEmpty ? nil : options.text(),
                ]
            )
        }
    }

    func undefine(_ key: String, of target: CustomFieldTarget) throws(StoreError) -> Bool {
        try StoreError.converting {
            try db.erase("DELETE FROM customField WHERE target = ? AND key = ?", [target.rawValue, key]) > 0
        }
    }

    func field(_ key: String, of target: CustomFieldTarget) throws(StoreError) -> CustomField? {
        try StoreError.converting {
            try db.first(Self.selectFields + " WHERE target = ? AND key = ?", [target.rawValue, key], Self.field)
        }
    }

    func fields(of target: CustomFieldTarget?) throws(StoreError) -> [CustomField] {
        try StoreError.converting {
            guard let target else { return try db.all(Self.selectFields + " ORDER BY number", [], Self.field) }
            return try db.all(
                Self.selectFields + " WHERE target = ? ORDER BY number",
                [target.rawValue],
                Self.field
            )
        }
    }

    func values(of userID: User.ID) throws(StoreError) -> [CustomValue] {
        try StoreError.converting {
            try db.all(
                """
                SELECT field.key, field.type, value.value, field.label
                FROM customValue AS value JOIN customField AS field
                    ON field.target = 'USER' AND field.key = value.key AND field.type = value.type
                WHERE value.userID = ? ORDER BY field.number
                """,
                [userID.rawValue]
            ) { row in
                CustomValue(key: row[0], type: try Self.type(row[1]), value: try Self.json(row[2]), label: row[3])
            }
        }
    }

    func set(_ value: JSON, of field: CustomField, for userID: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.run(
                """
                INSERT INTO customValue (userID, key, type, value) VALUES (?, ?, ?, ?)
                ON CONFLICT (userID, key) DO UPDATE SET type = excluded.type, value = excluded.value
                """,
                [userID.rawValue, field.key, field.type.rawValue, value.text()]
            )
        }
    }

    func remove(_ key: String, of userID: User.ID) throws(StoreError) {
        try StoreError.converting {
            _ = try db.erase("DELETE FROM customValue WHERE userID = ? AND key = ?", [userID.rawValue, key])
        }
    }

    func size(of userID: User.ID, without keys: [String]) throws(StoreError) -> Int {
        try StoreError.converting {
            let sizes = try db.all(
                "SELECT key, length(CAST(key AS BLOB)) + length(CAST(value AS BLOB)) FROM customValue WHERE userID = ?",
                [userID.rawValue]
            ) { row in (key: row[0] as String, size: row[1] as Int) }
            return sizes.filter { !keys.contains($0.key) }.reduce(0) { $0 + $1.size }
        }
    }

    private static func field(from row: Row) throws -> CustomField {
        guard let target = CustomFieldTarget(rawValue: row[0]) else { throw damaged }
        let options: String? = row[4]
        return CustomField(
            row[1],
            try type(row[2]),
            target: target,
            label: row[3],
            options: try options.map { try json($0).arrayValue?.compactMap(\.stringValue) ?? [] } ?? []
        )
    }

    private static func type(_ name: String) throws -> CustomDataType {
        guard let type = CustomDataType(rawValue: name) else { throw damaged }
        return type
    }

    private static func json(_ text: String) throws -> JSON {
        do {
            return try JSON(parsing: text)
        } catch {
            throw damaged
        }
    }

    private static let damaged = StoreError(.damaged, underlying: "custom data")
}
