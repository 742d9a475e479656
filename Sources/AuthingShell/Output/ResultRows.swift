import AuthingJSON
import AuthingScript

/// A result as rows, for the dresses that programs read line by line.
///
/// A list is its elements, and a page of a list (`{totalCount, list}`) the elements of that list. Anything else is one row.
struct ResultRows {
    /// The rows.
    let values: [Value]
    /// Whether the result was one of many: only then may there be none.
    let isList: Bool

    /// Takes a result apart.
    init(_ value: Value) {
        switch value {
        case .list(let elements):
            values = elements
            isList = true
        case .record(let record):
            if case .list(let elements) = record["list"], record.keys.allSatisfy({ $0 == "list" || $0 == "totalCount" })
            {
                values = elements
                isList = true
            } else {
                values = [value]
                isList = false
            }
        default:
            values = [value]
            isList = false
        }
    }

    /// A line of JSON for each row.
    var ndjson: [String] { values.map { JSON($0, secrets: .covered).text() } }

    /// The rows as CSV: a heading, then a line for each row.
    ///
    /// The columns are the keys of all records in the order in which they turn up; for no rows, those that are declared. A
    /// field holds text as it is, null as nothing, and a list or a record as JSON.
    ///
    /// - Parameter shape: What the command declares of its result.
    /// - Returns: Lines without their ends; a quoted field may hold line ends of its own.
    /// - SeeAlso: RFC 4180, section 2.
    func csv(_ shape: ResultShape?) -> [String] {
        let records = values.compactMap { value -> Record? in
            if case .record(let record) = value { record } else { nil }
        }
        guard records.count == values.count else {
            return ["value"] + values.map { Self.field(Self.text($0)) }
        }
        var columns: [String] = []
        var seen: Set<String> = []
        for record in records { for key in record.keys where seen.insert(key).inserted { columns.append(key) } }
        if columns.isEmpty, let shape { columns = shape.columns.isEmpty ? shape.fields.map(\.name) : shape.columns }
        guard !columns.isEmpty else { return [] }
        let lines = records.map { record in columns.map { record[$0].map(Self.text) ?? "" } }
        return ([columns] + lines).map { line in line.map(Self.field).joined(separator: ",") }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .list, .record: JSON(value, secrets: .covered).text()
        default: value.printed
        }
    }

    /// A field, in quotes where it holds what separates fields.
    private static func field(_ text: String) -> String {
        let separates = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return separates ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
