import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import GRDB

/// Reads a state file into a database of its own, and checks all of it, before anything is replaced.
struct StateReader {
    /// What was read.
    struct Result {
        let queue: DatabaseQueue
        let clock: VirtualClock.State
        let random: RandomSource.State
        let userCount: Int
        let identity: PoolIdentity
    }

    private var reader: JSONPullReader
    private var version: Int?
    private var clock: VirtualClock.State?
    private var random: RandomSource.State?
    private var queue: DatabaseQueue?

    /// Begins to read.
    ///
    /// - Parameter bytes: The whole file.
    init(_ bytes: [UInt8]) {
        reader = JSONPullReader(bytes)
    }

    /// Reads everything.
    ///
    /// - Returns: A database of the present version.
    /// - Throws: `AuthingError` with 400 and the place of the first fault; `DatabaseError`.
    mutating func read() throws -> Result {
        do {
            return try readFile()
        } catch let error as JSONError {
            let reason = LocalizedText(chinese: "JSON 有误：\(error.message)", english: error.message)
            throw AuthingError.stateRefused(reason, at: FilePlace(line: error.line, column: error.column))
        }
    }

    private mutating func readFile() throws -> Result {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "tables" {
                try readTables()
            } else {
                let start = reader.offset
                try take(key, try reader.value(), at: start)
            }
        }
        try reader.end()
        guard let queue, let clock, let random, version != nil else {
            throw refused("缺少 tables、clock 或 random", "tables, clock or random is missing", at: reader.offset)
        }
        let (userCount, identity) = try Self.finish(queue)
        return Result(queue: queue, clock: clock, random: random, userCount: userCount, identity: identity)
    }

    private mutating func take(_ key: String, _ value: JSON, at start: Int) throws {
        switch key {
        case "format":
            guard value.stringValue == StateFormat.name else {
                throw refused("这不是状态文件", "it is not a state of a pool", at: start)
            }
        case "formatVersion":
            guard value.integerValue == StateFormat.version else { throw newer(at: start) }
        case "appVersion":
            guard value.stringValue != nil else { throw malformed(key, at: start) }
        case "schemaVersion":
            guard let number = value.integerValue, number >= 1 else { throw malformed(key, at: start) }
            guard number <= PoolSchema.version else { throw newer(at: start) }
            version = number
        case "clock":
            guard let state = StateClock.clock(value) else { throw malformed(key, at: start) }
            clock = state
        case "random":
            guard let state = StateClock.random(value) else { throw malformed(key, at: start) }
            random = state
        default:
            throw refused("未知的键 \(key)", "the key \(key) is not known", at: start)
        }
    }

    // MARK: Tables

    private mutating func readTables() throws {
        let start = reader.offset
        guard let version else {
            throw refused("schemaVersion 必须在 tables 之前", "schemaVersion must stand before tables", at: start)
        }
        var configuration = Configuration()
        // References are checked when all rows are there: tables may refer to one another.
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(configuration: configuration)
        self = try queue.write { [self] db in
            var copy = self
            try copy.fill(db, version: version, at: start)
            return copy
        }
        self.queue = queue
    }

    private mutating func fill(_ db: Database, version: Int, at start: Int) throws {
        _ = try PoolSchema.migrate(db, to: version)
        var tables = Dictionary(uniqueKeysWithValues: try StateTable.all(in: db).map { ($0.name, $0) })
        for table in tables.values { try db.execute(sql: table.clear) }
        var places: [String: Int] = [:]
        var counters: [[DatabaseValue]] = []
        try reader.beginObject()
        while let name = try reader.nextKey() {
            places[name] = reader.offset
            guard let table = tables.removeValue(forKey: name) else {
                throw refused("未知的表 \(name)", "the table \(name) is not known", at: reader.offset)
            }
            if name == StateTable.counters {
                try readTable(table) { counters.append($0) }
            } else {
                let statement = try db.makeStatement(sql: table.insert)
                try readTable(table) { try statement.execute(arguments: StatementArguments($0)) }
            }
        }
        if let missing = tables.keys.min() {
            throw refused("缺少表 \(missing)", "the table \(missing) is missing", at: reader.offset)
        }
        // Adding the rows has counted, too; what counts is what the file says.
        for table in try StateTable.all(in: db) where table.name == StateTable.counters {
            try db.execute(sql: table.clear)
            for counter in counters { try db.execute(sql: table.insert, arguments: StatementArguments(counter)) }
        }
        try checkReferences(db, places)
    }

    private mutating func readTable(_ table: StateTable, _ add: ([DatabaseValue]) throws -> Void) throws {
        let start = reader.offset
        var isDescribed = (columns: false, key: false)
        var hasRows = false
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "columns":
                try checkColumns(table)
                isDescribed.columns = true
            case "key":
                let place = reader.offset
                guard try reader.value().arrayValue?.map(\.stringValue) == table.key else {
                    throw malformed("\(table.name).key", at: place)
                }
                isDescribed.key = true
            case "rows":
                guard isDescribed == (true, true) else {
                    throw refused("columns 与 key 必须在 rows 之前", "columns and key must stand before rows", at: start)
                }
                try readRows(of: table, add)
                hasRows = true
            default:
                throw refused("未知的键 \(key)", "the key \(key) is not known", at: reader.offset)
            }
        }
        guard hasRows else {
            throw refused("表 \(table.name) 缺少 rows", "the table \(table.name) has no rows", at: start)
        }
    }

    private mutating func checkColumns(_ table: StateTable) throws {
        let start = reader.offset
        let object = try reader.value().objectValue ?? [:]
        let given = object.map { StateTable.Column(name: $0.key, type: $0.value.stringValue ?? "") }
        for column in given where !table.columns.contains(column) {
            let isKnown = table.columns.contains { $0.name == column.name }
            throw isKnown
                ? refused(
                    "列 \(table.name).\(column.name) 类型不同",
                    "the column \(table.name).\(column.name) has another type",
                    at: start
                )
                : refused(
                    "未知的列 \(table.name).\(column.name)",
                    "the column \(table.name).\(column.name) is not known",
                    at: start
                )
        }
        if let missing = table.columns.first(where: { !given.contains($0) }) {
            throw refused(
                "缺少列 \(table.name).\(missing.name)",
                "the column \(table.name).\(missing.name) is missing",
                at: start
            )
        }
        guard given == table.columns else {
            throw refused("表 \(table.name) 的列顺序不同", "the columns of \(table.name) have another order", at: start)
        }
    }

    private mutating func readRows(of table: StateTable, _ add: ([DatabaseValue]) throws -> Void) throws {
        try reader.beginArray()
        while try reader.nextElement() {
            let start = reader.offset
            guard let values = try reader.value().arrayValue, values.count == table.columns.count else {
                let count = table.columns.count
                throw refused(
                    "表 \(table.name) 的行应有 \(count) 个值",
                    "a row of \(table.name) must have \(count) values",
                    at: start
                )
            }
            let row = try zip(table.columns, values).map { column, value in
                guard let value = Self.value(value, as: column.type) else {
                    throw refused(
                        "\(table.name).\(column.name) 不是 \(column.type)",
                        "\(table.name).\(column.name) is no \(column.type)",
                        at: start
                    )
                }
                return value
            }
            do {
                try add(row)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                // "UNIQUE constraint failed: user.email": names alone, no values.
                let rule = error.message ?? "constraint failed"
                throw refused("违反约束：\(rule)", rule, at: start)
            }
        }
    }

    private static func value(_ value: JSON, as type: String) -> DatabaseValue? {
        switch (type, value) {
        case (_, .null): return .null
        case ("INTEGER", .integer(let number)): return number.databaseValue
        case ("REAL", .double(let number)): return number.databaseValue
        // SQLite would read such a text up to its first NUL.
        case ("TEXT", .string(let text)): return text.utf8.contains(0) ? nil : text.databaseValue
        case ("BLOB", .string(let text)): return Base64URL.decode(text.utf8).map { Data($0).databaseValue }
        default: return nil
        }
    }

    // MARK: The whole

    private func checkReferences(_ db: Database, _ places: [String: Int]) throws {
        guard let violation = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") else { return }
        let (table, parent): (String, String) = (violation[0], violation[2])
        throw refused(
            "表 \(table) 有一行引用了不存在的 \(parent)",
            "a row of \(table) refers to a \(parent) that is not there",
            at: places[table] ?? 0
        )
    }

    /// Brings the database to the present version, and reads everything once as the stores do.
    private static func finish(_ queue: DatabaseQueue) throws -> (Int, PoolIdentity) {
        try queue.write { db in
            _ = try PoolSchema.migrate(db)
            guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil else {
                throw StoreError(.damaged, underlying: "references after the migration")
            }
            do {
                let pool = SQLitePoolRecordStore(db: db, cache: SettingsCache())
                let record = try pool.load()
                var count = 0
                try SQLiteTransferStore(db: db, keys: UsernameKeys(pool)).forEach { _ in
                    count += 1
                    return true
                }
                return (count, record.identity)
            } catch let error as StoreError where error.kind == .damaged {
                throw AuthingError.stateRefused(
                    LocalizedText(
                        chinese: "有一个值不是用户池写入的：\(error.underlying)",
                        english: "it has a value that no pool has written: \(error.underlying)"
                    ),
                    at: nil
                )
            }
        }
    }

    // MARK: Faults

    private func refused(_ chinese: String, _ english: String, at offset: Int) -> AuthingError {
        let (line, column) = reader.place(of: offset)
        let reason = LocalizedText(chinese: chinese, english: english)
        return .stateRefused(reason, at: FilePlace(line: line, column: column))
    }

    private func malformed(_ key: String, at offset: Int) -> AuthingError {
        refused("\(key) 有误", "\(key) is malformed", at: offset)
    }

    private func newer(at offset: Int) -> AuthingError {
        let (line, column) = reader.place(of: offset)
        return .stateRefused(
            LocalizedText(chinese: "由更新的版本写入", english: "it was written by a newer version"),
            at: FilePlace(line: line, column: column),
            hint: LocalizedText(chinese: "请升级后再加载", english: "upgrade this program to load it")
        )
    }
}
