import AuthingScript
import Foundation

/// The difference of two states as people read it.
enum StateReport {
    /// The most rows of a table that are listed, of each kind.
    private static let mostRows = 20
    /// The columns that a value may take.
    private static let valueWidth = 28

    /// The lines.
    ///
    /// - Parameter value: What `state diff` answers.
    /// - Returns: nil where it is something else.
    static func text(of value: Value) -> String? {
        guard case .record(let record) = value, case .list(let tables) = record["tables"] else { return nil }
        if record["same"] == .boolean(true) { return "nothing differs" }
        var lines: [String] = []
        for case .record(let table) in tables {
            lines.append(table["table"]?.printed ?? "")
            lines += rows("+", table["added"]) + rows("-", table["removed"]) + rows("~", table["changed"])
        }
        for name in ["clock", "random"] {
            guard case .record(let pair) = record[name] else { continue }
            lines.append("\(name)  " + [pair["old"], pair["new"]].map(setting).joined(separator: " → "))
        }
        return lines.map { TerminalText.escape($0) }.joined(separator: "\n")
    }

    private static func rows(_ sign: String, _ value: Value?) -> [String] {
        guard case .list(let rows) = value else { return [] }
        var lines: [String] = []
        for case .record(let row) in rows.prefix(mostRows) {
            lines.append("  \(sign) \(row["label"]?.printed ?? "")")
            guard sign == "~", case .record(let fields) = row["fields"] else { continue }
            let width = fields.map { TerminalText.width($0.0) }.max() ?? 0
            for case (let name, .record(let pair)) in fields {
                lines.append("      \(TerminalText.pad(name, width: width))  \(change(pair))")
            }
        }
        if rows.count > mostRows { lines.append("  \(sign) … and \(rows.count - mostRows) more") }
        return lines
    }

    /// A clock or a source of randomness in words.
    private static func setting(_ value: Value?) -> String {
        guard case .record(let record) = value else { return "of the system" }
        if case .double(let seconds) = record["frozenAt"] {
            return TimeText.write(Date(timeIntervalSince1970: seconds)) + " (frozen)"
        }
        if case .list(let ahead) = record["ahead"] { return "running, \(ahead.first?.printed ?? "0")s ahead" }
        return "seed \(record["seed"]?.printed ?? "") after \(record["position"]?.printed ?? "") bytes"
    }

    private static func change(_ pair: Record) -> String {
        [pair["old"], pair["new"]].map { value in
            TerminalText.truncate((value ?? .null).printed.replacing("\n", with: " "), width: valueWidth)
        }.joined(separator: " → ")
    }
}
