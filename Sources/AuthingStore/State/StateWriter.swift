import AuthingAPI
import AuthingCore
import AuthingJSON
import Foundation
import GRDB

/// Writes a whole pool as a state file, whatever tables it has.
struct StateWriter {
    /// Where clock and randomness stand.
    let clock: VirtualClock.State
    let random: RandomSource.State

    /// Writes everything.
    ///
    /// - Parameters:
    ///   - db: The connection, within a transaction.
    ///   - take: Takes the bytes, a line or more at a time; false when it takes no more.
    /// - Returns: Whether everything was taken.
    /// - Throws: `DatabaseError`; `StoreError` for a value that no state can hold.
    func write(_ db: Database, to take: ([UInt8]) -> Bool) throws -> Bool {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let heading: JSONObject = [
            "format": .string(StateFormat.name), "formatVersion": .integer(StateFormat.version),
            "appVersion": .string(StateFormat.appVersion), "schemaVersion": .integer(version),
        ]
        let start = """
            \(JSON.object(heading).text().dropLast()),
            "clock":\(StateClock.json(clock).text()),
            "random":\(StateClock.json(random).text()),
            "tables":{

            """
        guard take(Array(start.utf8)) else { return false }
        for (index, table) in try StateTable.all(in: db).enumerated() {
            if index > 0, !take(Array(",\n".utf8)) { return false }
            guard try write(table, db, to: take) else { return false }
        }
        return take(Array("\n}}\n".utf8))
    }

    private func write(_ table: StateTable, _ db: Database, to take: ([UInt8]) -> Bool) throws -> Bool {
        let columns = JSONObject(table.columns.map { ($0.name, .string($0.type)) })
        let key = JSON.array(table.key.map { .string($0) })
        let start =
            "\(JSON.string(table.name).text()):{\"columns\":\(JSON.object(columns).text()),\"key\":\(key.text()),\"rows\":["
        guard take(Array(start.utf8)) else { return false }
        let rows = try Row.fetchCursor(db, sql: table.select)
        var isFirst = true
        while let row = try rows.next() {
            let values = try table.columns.indices.map { try Self.json(row[$0] as DatabaseValue) }
            guard take(Array((isFirst ? "\n" : ",\n").utf8) + JSON.array(values).bytes()) else { return false }
            isFirst = false
        }
        return take(Array((isFirst ? "]}" : "\n]}").utf8))
    }

    private static func json(_ value: DatabaseValue) throws -> JSON {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(Int(number))
        case .double(let number): .double(number)
        case .string(let text): .string(text)
        case .blob(let data): .string(Base64URL.encode(Array(data)))
        }
    }
}

/// Clock and randomness in a state file.
enum StateClock {
    /// How the clock stands, as it is written.
    static func json(_ clock: VirtualClock.State) -> JSON {
        switch clock {
        case .frozen(let instant): return ["frozenAt": .double(instant.timeIntervalSince1970)]
        case .running(let ahead):
            let parts = ahead.components
            return ["ahead": [.integer(Int(parts.seconds)), .integer(Int(parts.attoseconds))]]
        }
    }

    /// How the clock stands; nil for anything else.
    static func clock(_ value: JSON) -> VirtualClock.State? {
        guard let object = value.objectValue, object.count == 1 else { return nil }
        if let seconds = object["frozenAt"]?.doubleValue { return .frozen(at: Date(timeIntervalSince1970: seconds)) }
        guard let ahead = object["ahead"]?.arrayValue, ahead.count == 2, let seconds = ahead[0].integerValue,
            let attoseconds = ahead[1].integerValue, attoseconds.magnitude < 1_000_000_000_000_000_000
        else { return nil }
        return .running(ahead: Duration(secondsComponent: Int64(seconds), attosecondsComponent: Int64(attoseconds)))
    }

    /// Where the randomness stands, as it is written.
    static func json(_ random: RandomSource.State) -> JSON {
        switch random {
        case .system: .null
        case .seeded(let seed, let position):
            ["seed": .integer(Int(seed)), "position": .integer(Int(truncatingIfNeeded: position))]
        }
    }

    /// Where the randomness stands; nil for anything else.
    static func random(_ value: JSON) -> RandomSource.State? {
        if value.isNull { return .system }
        guard let object = value.objectValue, object.count == 2, let seed = object["seed"]?.integerValue,
            let position = object["position"]?.integerValue
        else { return nil }
        return .seeded(seed: Int64(seed), position: UInt64(truncatingIfNeeded: position))
    }
}
