import AuthingScript

/// Lays out a result for people: a record as a card, a list of records as a table, the rest as text.
///
/// Every text that comes from data is made harmless for the terminal before it is laid out.
struct ResultPrinter {
    let shape: ResultShape?
    let width: Int
    let colours: Bool
    /// Covers the secrets in a text, before it is cut and folded.
    let cover: (String) -> String

    /// The lines of a value.
    func lines(_ value: Value) -> [String] {
        switch value {
        case .record(let record):
            return card(record)
        case .list(let elements) where elements.isEmpty:
            return [dim("(none)")]
        case .list(let elements):
            let records = elements.compactMap { element -> Record? in
                if case .record(let record) = element { record } else { nil }
            }
            guard records.count == elements.count else { return elements.map { cell($0) } }
            return table(records, width: width)
        default:
            return cell(value).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// A record: one line a field that has a value, and how many have none.
    private func card(_ record: Record) -> [String] {
        var lines: [String] = []
        var nested: [(String, [Record])] = []
        let rows = record.filter { !$0.1.isNull }
        let nameWidth = rows.map { TerminalText.width($0.0) }.max() ?? 0
        for (key, value) in rows {
            if case .list(let elements) = value, let records = Self.records(elements), !records.isEmpty {
                nested.append((key, records))
                continue
            }
            let name = pad(TerminalText.escape(key), to: nameWidth)
            let room = max(16, width - nameWidth - 2)
            for (index, part) in TerminalText.wrap(cell(value), width: room).enumerated() {
                lines.append((index == 0 ? dim(name) : pad("", to: nameWidth)) + "  " + part)
            }
        }
        for (key, records) in nested {
            lines.append(dim(TerminalText.escape(key)))
            lines += table(records, width: width - 2).map { "  " + $0 }
        }
        let empty = record.count - rows.count
        if empty > 0 { lines.append(dim(empty == 1 ? "(1 field is null)" : "(\(empty) fields are null)")) }
        return lines
    }

    private static func records(_ elements: [Value]) -> [Record]? {
        let records = elements.compactMap { element -> Record? in
            if case .record(let record) = element { record } else { nil }
        }
        return records.count == elements.count ? records : nil
    }

    /// A list of records: a heading and one line each, cut to the screen's width.
    private func table(_ records: [Record], width: Int) -> [String] {
        let columns = columns(of: records)
        let cells = records.map { record in
            columns.map { column in record[column].map { cell($0, inTable: true) } ?? "" }
        }
        let widths = fit(
            to: width,
            columns.indices.map { column in
                max(TerminalText.width(columns[column]), cells.map { TerminalText.width($0[column]) }.max() ?? 0)
            }
        )
        func line(_ texts: [String]) -> String {
            var line = ""
            for (column, text) in texts.enumerated() {
                let cut = TerminalText.truncate(text, width: widths[column])
                line += column == texts.count - 1 ? cut : pad(cut, to: widths[column]) + "  "
            }
            while line.last == " " { line.removeLast() }
            return line
        }
        var lines = [dim(line(columns.map { TerminalText.escape($0) }))]
        lines += cells.map(line)
        lines.append(dim(records.count == 1 ? "(1 row)" : "(\(records.count) rows)"))
        return lines
    }

    /// The declared columns, else all keys, without those that have no value in any record.
    private func columns(of records: [Record]) -> [String] {
        var columns: [String] = []
        for record in records {
            for (key, value) in record where !value.isNull && !columns.contains(key) { columns.append(key) }
        }
        let declared = (shape?.columns ?? []).filter(columns.contains)
        return declared.isEmpty ? columns : declared
    }

    /// Narrows the widest columns until the table fits.
    private func fit(to width: Int, _ natural: [Int]) -> [Int] {
        var widths = natural
        let room = max(width - 2 * (widths.count - 1), widths.count * 4)
        while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
            widths[widest] -= 1
        }
        return widths
    }

    private func cell(_ value: Value, inTable: Bool = false) -> String {
        if inTable, case .null = value { return "" }
        return TerminalText.escape(cover(value.printed), allowsLineBreaks: !inTable)
    }

    private func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TerminalText.width(text)))
    }

    private func dim(_ text: String) -> String {
        colours ? "\u{1b}[2m\(text)\u{1b}[0m" : text
    }
}
