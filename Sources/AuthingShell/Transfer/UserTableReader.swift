import AuthingAPI
import AuthingJSON

/// Reads users from a table: the first row names the fields, an empty cell is no value.
///
/// - SeeAlso: RFC 4180; a bare line feed ends a row, too.
final class UserTableReader: UserRecordReader {
    private let rows: CSVReader
    private var heading: [String]?

    init(_ lines: FileLines) {
        rows = CSVReader(lines)
    }

    var progress: Double { rows.progress }

    func next() throws(UserRecordFault) -> UserRecord? {
        let heading = try readHeading()
        repeat {
            guard try readRow() else { return nil }
            // An empty line is no row.
        } while rows.cells.count == 1 && rows.cells[0].isEmpty
        guard rows.cells.count == heading.count else {
            let column = min(rows.cells.count, heading.count)
            let place = rows.place(ofCell: min(column, rows.cells.count - 1))
            throw UserRecordFault(.importUnreadable(Self.wrongCount(rows.cells.count, heading.count)), at: place)
        }
        return record(heading)
    }

    private func record(_ heading: [String]) -> UserRecord {
        var record = UserRecord(fields: JSONObject(), isUntyped: true)
        for (name, cell) in zip(heading, rows.cells) where !cell.isEmpty {
            switch name {
            case UserRecord.passwordField: record.password = Secret(cell)
            case UserRecord.passwordHashField: record.passwordHash = Secret(cell)
            default: record.fields[name] = .string(cell)
            }
        }
        return record
    }

    private func readRow() throws(UserRecordFault) -> Bool {
        do throws(CSVReader.Fault) {
            return try rows.next()
        } catch {
            throw UserRecordFault(.importUnreadable(error.text), at: error.place, isFinal: true)
        }
    }

    private func readHeading() throws(UserRecordFault) -> [String] {
        if let heading { return heading }
        guard try readRow() else { throw UserRecordFault(.importUnreadable(Self.empty), at: nil, isFinal: true) }
        var seen: Set<String> = []
        for (index, name) in rows.cells.enumerated() where name.isEmpty || !seen.insert(name).inserted {
            let reason = AuthingError.importUnreadable(name.isEmpty ? Self.nameless : Self.twice(name))
            throw UserRecordFault(reason, at: rows.place(ofCell: index), field: name, isFinal: true)
        }
        heading = rows.cells
        return rows.cells
    }

    func place(of field: String?) -> FilePlace {
        let cell = field.flatMap { heading?.firstIndex(of: $0) } ?? 0
        return rows.place(ofCell: cell)
    }

    private static let empty = LocalizedText(
        chinese: "文件为空：第一行应为字段名",
        english: "the file is empty: its first row must name the fields"
    )
    private static let nameless = LocalizedText(chinese: "表头有空的字段名", english: "the heading has an empty name")

    private static func twice(_ name: String) -> LocalizedText {
        LocalizedText(chinese: "表头中 \(name) 出现两次", english: "the heading names \(name) twice")
    }

    private static func wrongCount(_ count: Int, _ expected: Int) -> LocalizedText {
        LocalizedText(
            chinese: "该行有 \(count) 个单元格，表头有 \(expected) 个",
            english: "the row has \(count) cells, the heading \(expected)"
        )
    }
}
