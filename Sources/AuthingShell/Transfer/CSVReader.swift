import AuthingAPI

/// Reads the rows of a table, one after the other.
///
/// - SeeAlso: RFC 4180.
final class CSVReader {
    /// Why a table cannot be read on.
    struct Fault: Error {
        let text: LocalizedText
        let place: FilePlace?
    }

    private let lines: FileLines
    /// The row as it stands in the file, line breaks in quotes included.
    private var row: [UInt8] = []
    private var offsets: [Int] = []
    /// The line in which the row begins.
    private var firstLine = 0
    private var lineCount = 0
    /// The cells of the row that was read last.
    private(set) var cells: [String] = []

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")

    init(_ lines: FileLines) {
        self.lines = lines
    }

    var progress: Double { lines.progress }

    /// Reads a row.
    ///
    /// - Returns: False behind the last one.
    /// - Throws: What is wrong with it.
    func next() throws(Fault) -> Bool {
        row.removeAll(keepingCapacity: true)
        firstLine = lineCount + 1
        var quotes = 0
        repeat {
            let start = row.count
            guard try readLine() else {
                // Where a quote was never closed, splitting says which.
                if !row.isEmpty { try split() }
                return false
            }
            lineCount += 1
            for byte in row[start...] where byte == Self.quote { quotes += 1 }
            // A line that ends inside quotes goes on in the next one.
        } while quotes % 2 == 1
        try split()
        return true
    }

    private func readLine() throws(Fault) -> Bool {
        do throws(FileFault) {
            return try lines.readLine(into: &row)
        } catch {
            throw Fault(text: error.text, place: place(at: 0))
        }
    }

    // row = cell { "," cell } ; cell = '"' { any but '"' | '""' } '"' | { any but '"' and "," }
    private func split() throws(Fault) {
        var end = row.count
        if end > 0, row[end - 1] == 0x0A { end -= 1 }
        if end > 0, row[end - 1] == 0x0D { end -= 1 }
        cells.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        var offset = 0
        while true {
            offsets.append(offset)
            if offset < end, row[offset] == Self.quote {
                offset = try readQuoted(from: offset, to: end)
            } else {
                offset = try readPlain(from: offset, to: end)
            }
            guard offset < end else { return }
            // Behind a comma there is a cell, if an empty one.
            offset += 1
            if offset == end {
                offsets.append(offset)
                cells.append("")
                return
            }
        }
    }

    private func readPlain(from start: Int, to end: Int) throws(Fault) -> Int {
        var offset = start
        while offset < end, row[offset] != Self.comma {
            guard row[offset] != Self.quote else { throw Fault(text: Self.strayQuote, place: place(at: offset)) }
            offset += 1
        }
        cells.append(try text(row[start..<offset], from: start))
        return offset
    }

    private func readQuoted(from start: Int, to end: Int) throws(Fault) -> Int {
        var bytes: [UInt8] = []
        var offset = start + 1
        while offset < end {
            if row[offset] != Self.quote {
                bytes.append(row[offset])
                offset += 1
            } else if offset + 1 < end, row[offset + 1] == Self.quote {
                bytes.append(Self.quote)
                offset += 2
            } else {
                offset += 1
                guard offset == end || row[offset] == Self.comma else {
                    throw Fault(text: Self.behindQuote, place: place(at: offset))
                }
                cells.append(try text(bytes[...], from: start))
                return offset
            }
        }
        throw Fault(text: Self.openQuote, place: place(at: start))
    }

    private func text(_ bytes: ArraySlice<UInt8>, from start: Int) throws(Fault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(text: Self.noUTF8, place: place(at: start))
        }
        return text
    }

    /// Where a cell of the row begins.
    func place(ofCell cell: Int) -> FilePlace {
        place(at: offsets.indices.contains(cell) ? offsets[cell] : 0)
    }

    private func place(at offset: Int) -> FilePlace {
        let before = row[..<min(offset, row.count)]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return FilePlace(
            line: firstLine + before.count { $0 == 0x0A },
            column: String(decoding: before[start...], as: UTF8.self).count + 1
        )
    }

    private static let strayQuote = LocalizedText(
        chinese: "引号只能出现在加引号的单元格内，并写成两个",
        english: "a quote inside a cell needs quotes around the cell, and is written twice"
    )
    private static let behindQuote = LocalizedText(
        chinese: "结束引号之后应为逗号或行尾",
        english: "behind the closing quote there must be a comma or the end of the row"
    )
    private static let openQuote = LocalizedText(chinese: "引号没有结束", english: "the quote is never closed")
    private static let noUTF8 = LocalizedText(chinese: "文本不是 UTF-8", english: "the text is not UTF-8")
}
