package import AuthingJSON

/// A state file in memory, to be compared; whether it could be loaded is not asked.
package struct StateDocument: Sendable {
    /// A table of it.
    package struct Table: Sendable {
        /// The columns and their types.
        package var columns: [(name: String, type: String)] = []
        /// The columns of the primary key.
        package var key: [String] = []
        /// The rows, in the order of the columns.
        package var rows: [[JSON]] = []
    }

    /// How the clock stood.
    package private(set) var clock: JSON = .null
    /// Where the randomness stood.
    package private(set) var random: JSON = .null
    /// The tables by their names.
    package private(set) var tables: [String: Table] = [:]

    /// Reads a file.
    ///
    /// - Parameter bytes: The whole file.
    /// - Throws: 400 with the place of the first fault.
    package init(_ bytes: [UInt8]) throws(AuthingError) {
        do throws(JSONError) {
            var reader = JSONPullReader(bytes)
            try read(&reader)
        } catch {
            throw .stateRefused(
                LocalizedText(chinese: "JSON 有误：\(error.message)", english: error.message),
                at: FilePlace(line: error.line, column: error.column)
            )
        }
        guard isState else {
            throw .stateRefused(LocalizedText(chinese: "这不是状态文件", english: "it is not a state of a pool"), at: nil)
        }
    }

    private var isState = false

    private mutating func read(_ reader: inout JSONPullReader) throws(JSONError) {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "format": isState = try reader.value().stringValue == StateFormat.name
            case "clock": clock = try reader.value()
            case "random": random = try reader.value()
            case "tables":
                try reader.beginObject()
                while let name = try reader.nextKey() { tables[name] = try Self.readTable(&reader) }
            default: _ = try reader.value()
            }
        }
        try reader.end()
    }

    private static func readTable(_ reader: inout JSONPullReader) throws(JSONError) -> Table {
        var table = Table()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "columns":
                let columns = try reader.value().objectValue ?? [:]
                table.columns = columns.map { ($0.key, $0.value.stringValue ?? "") }
            case "key": table.key = try reader.value().arrayValue?.compactMap(\.stringValue) ?? []
            case "rows":
                try reader.beginArray()
                while try reader.nextElement() { table.rows.append(try reader.value().arrayValue ?? []) }
            default: _ = try reader.value()
            }
        }
        return table
    }
}
