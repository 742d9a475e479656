package import AuthingJSON
import Foundation

/// What differs between two states, with secrets covered.
package struct StateDifference: Sendable {
    /// The difference as a record.
    package let json: JSON

    /// Compares two states.
    ///
    /// - Parameters:
    ///   - old: The earlier one.
    ///   - new: The later one.
    package init(from old: StateDocument, to new: StateDocument) {
        // SQLite's counters follow from the rows that were added.
        let names = Set(old.tables.keys).union(new.tables.keys).filter { !$0.hasPrefix("sqlite_") }.sorted()
        let tables = names.compactMap { name in
            Self.compare(name, old.tables[name] ?? .init(), new.tables[name] ?? .init())
        }
        let clock = Self.pair(old.clock, new.clock)
        let random = Self.pair(old.random, new.random)
        json = [
            "same": .bool(tables.isEmpty && clock.isNull && random.isNull),
            "clock": clock,
            "random": random,
            "tables": .array(tables),
        ]
    }

    private static func pair(_ old: JSON, _ new: JSON) -> JSON { old == new ? .null : ["old": old, "new": new] }

    /// What differs in a table; nil where nothing does.
    private static func compare(_ name: String, _ old: StateDocument.Table, _ new: StateDocument.Table) -> JSON? {
        let (before, after) = (Rows(name, old), Rows(name, new))
        let added = after.order.filter { before.rows[$0] == nil }.map { after.entry($0) }
        let removed = before.order.filter { after.rows[$0] == nil }.map { before.entry($0) }
        let changed = after.order.compactMap { key -> JSON? in
            guard let old = before.rows[key], let new = after.rows[key] else { return nil }
            let fields = changes(before, old, after, new)
            guard !fields.isEmpty else { return nil }
            return ["key": .string(key), "label": .string(after.label(new)), "fields": .object(fields)]
        }
        guard !(added.isEmpty && removed.isEmpty && changed.isEmpty) else { return nil }
        return ["table": .string(name), "added": .array(added), "removed": .array(removed), "changed": .array(changed)]
    }

    private static func changes(_ before: Rows, _ old: [JSON], _ after: Rows, _ new: [JSON]) -> JSONObject {
        var fields = JSONObject()
        let names = after.columns.map(\.name) + before.columns.map(\.name).filter { after.positions[$0] == nil }
        for name in names {
            let (first, second) = (before.value(name, of: old), after.value(name, of: new))
            guard first != second else { continue }
            if let parts = parts(name, first, second) {
                for (part, pair) in parts { fields[part] = pair }
            } else {
                fields[name] = ["old": before.shown(name, first), "new": after.shown(name, second)]
            }
        }
        return fields
    }

    /// The keys that differ where both texts are JSON objects, as settings are.
    private static func parts(_ name: String, _ old: JSON, _ new: JSON) -> JSONObject? {
        guard let first = object(old), let second = object(new) else { return nil }
        var parts = JSONObject()
        for key in first.keys + second.keys.filter({ first[$0] == nil }) where first[key] != second[key] {
            let isSecret = StateSecrets.isSecret(name: key)
            let values = [first[key], second[key]].map { $0.map { isSecret ? StateSecrets.cover : $0 } ?? .null }
            parts["\(name).\(key)"] = ["old": values[0], "new": values[1]]
        }
        return parts
    }

    private static func object(_ value: JSON) -> JSONObject? {
        guard let text = value.stringValue, text.hasPrefix("{") else { return nil }
        // A text that only looks like JSON is compared as a text.
        do { return try JSON(parsing: text).objectValue } catch { return nil }
    }
}

/// The rows of a table by what they are known by.
private struct Rows {
    let table: String
    let columns: [(name: String, type: String)]
    let positions: [String: Int]
    private(set) var rows: [String: [JSON]] = [:]
    private(set) var order: [String] = []

    init(_ name: String, _ table: StateDocument.Table) {
        self.table = name
        columns = table.columns
        positions = Dictionary(table.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
        // A number that was counted up says less than an id that is drawn.
        let hasID = table.columns.contains { $0.name == "id" && $0.type == "TEXT" }
        let key = hasID ? ["id"] : table.key
        for row in table.rows where row.count == columns.count {
            let text = key.map { shown($0, value($0, of: row)).plain }.joined(separator: " ")
            let unique = rows[text] == nil ? text : "\(text) (\(rows.count))"
            rows[unique] = row
            order.append(unique)
        }
    }

    func value(_ name: String, of row: [JSON]) -> JSON { positions[name].map { row[$0] } ?? .null }

    /// A value for people and scripts: secrets covered, times as such.
    func shown(_ name: String, _ value: JSON) -> JSON {
        if value.isNull { return value }
        let type = positions[name].map { columns[$0].type } ?? ""
        if StateSecrets.isSecret(name: name, type: type, table: table) { return StateSecrets.cover }
        guard type == "INTEGER", let number = value.integerValue, Self.isTime(name), number > 100_000_000_000 else {
            return value
        }
        return .string(WireTime.preciseText(of: Date(timeIntervalSince1970: Double(number) / 1000)))
    }

    private static func isTime(_ name: String) -> Bool {
        name == "at" || name.hasSuffix("At") || name.hasSuffix("Until") || name == "lastLogin" || name == "signedUp"
    }

    /// What people call a row.
    func label(_ row: [JSON]) -> String {
        if table == "pool" { return "the pool" }
        for name in ["email", "username", "phone", "code", "name", "key", "kind", "recipient"] {
            guard positions[name] != nil else { continue }
            if let text = shown(name, value(name, of: row)).stringValue, text != StateSecrets.cover.stringValue {
                return text
            }
        }
        let known = positions["id"] != nil ? ["id"] : columns.prefix(2).map(\.name)
        return known.map { shown($0, value($0, of: row)).plain }.joined(separator: " ")
    }

    /// A whole row, for one that was added or removed.
    func entry(_ key: String) -> JSON {
        let row = rows[key] ?? []
        let fields = columns.map { ($0.name, shown($0.name, value($0.name, of: row))) }.filter { !$0.1.isNull }
        return ["key": .string(key), "label": .string(label(row)), "fields": .object(JSONObject(fields))]
    }
}

extension JSON {
    /// A text as it is, anything else as JSON.
    fileprivate var plain: String { stringValue ?? text() }
}

/// Which values of a state must not be shown.
package enum StateSecrets {
    /// What stands in place of a secret.
    package static let cover: JSON = "<secret>"

    /// Names that hold secrets in the tables they are in, though they do not say so.
    private static let byTable: [String: Set<String>] = [
        "message": ["text", "code", "link", "subject"], "user": ["oauth"],
    ]
    private static let words = ["hash", "secret", "digest", "password", "token", "ticket", "credential", "proof"]

    /// Whether a column holds secrets: every BLOB does, and texts whose name says so.
    ///
    /// - Parameters:
    ///   - name: The column.
    ///   - type: Its type.
    ///   - table: Its table.
    /// - Returns: Whether its values are covered.
    package static func isSecret(name: String, type: String = "TEXT", table: String = "") -> Bool {
        if type == "BLOB" || byTable[table]?.contains(name) == true { return true }
        // What hashing costs is a setting, no hash.
        guard type == "TEXT", name != "passwordHashing" else { return false }
        let lowered = name.lowercased()
        return words.contains { lowered.contains($0) }
    }
}
