/// One line of a text as a terminal shows it, with the columns that a span covers.
struct SourceExcerpt {
    /// The number of the line.
    let line: Int
    /// The line, harmless, with tabs as blanks, secrets covered and cut where it is very long.
    let text: String
    /// How many columns stand before the carets.
    let indentation: Int
    /// How many carets there are, at least one.
    let carets: Int

    /// What stands in place of a secret.
    static let cover = "<secret>"
    /// A longer line is cut around the carets.
    private static let maximumWidth = 160
    private static let tab = "    "

    /// One character of the line, as it is shown.
    private struct Cell {
        let text: String
        let width: Int
        let isMarked: Bool
    }

    /// Lays out the line in which a span begins; `covered` are stretches of the file that are not shown.
    init(of file: SourceFile, at span: Span, covering covered: [Span]) {
        line = file.line(at: Int(span.start))
        let whole = file.range(ofLine: line)
        let range = Self.surroundings(of: Int(span.start), in: whole, file)
        let near = covered.filter { Int($0.start) < range.upperBound && Int($0.end) > range.lowerBound }
        var cells = Self.cells(of: file, in: range, at: span, covering: near)
        let start = cells.firstIndex(where: \.isMarked) ?? cells.count
        var marked = 0
        var before = 0
        (cells, before) = Self.cut(cells, around: start)
        if range.lowerBound > whole.lowerBound { before = max(before, 1) }
        for cell in cells.drop(while: { !$0.isMarked }).prefix(while: \.isMarked) { marked += cell.width }
        text = (before > 0 ? "…" : "") + cells.reduce(into: "") { $0 += $1.text }
        indentation = (before > 0 ? 1 : 0) + cells.prefix { !$0.isMarked }.reduce(0) { $0 + $1.width }
        carets = max(1, marked)
    }

    /// The part of a line that is looked at: a line may have millions of bytes, of which the most are cut off.
    private static func surroundings(of offset: Int, in line: Range<Int>, _ file: SourceFile) -> Range<Int> {
        var start = max(line.lowerBound, min(offset, line.upperBound) - most)
        while start > line.lowerBound, UTF8.isContinuation(file.bytes[start]) { start -= 1 }
        var end = min(line.upperBound, max(start, offset) + most)
        while end < line.upperBound, UTF8.isContinuation(file.bytes[end]) { end += 1 }
        return start..<end
    }

    /// The bytes on either side that are looked at; characters of many bytes are rare.
    private static let most = 4096

    private static func cells(
        of file: SourceFile,
        in range: Range<Int>,
        at span: Span,
        covering covered: [Span]
    ) -> [Cell] {
        var cells: [Cell] = []
        var offset = range.lowerBound
        var isInCover = false
        for character in file.text(in: range) {
            let end = offset + character.utf8.count
            // An empty span marks nothing but its place, which `init` then finds at the end of the cells before it.
            let isMarked =
                span.start < span.end ? offset < Int(span.end) && end > Int(span.start) : offset == Int(span.start)
            let isCovered = covered.contains { offset < Int($0.end) && end > Int($0.start) }
            if isCovered {
                if !isInCover { cells.append(Cell(text: cover, width: cover.count, isMarked: isMarked)) }
            } else {
                let text = character == "\t" ? tab : TerminalText.visible(String(character))
                cells.append(Cell(text: text, width: TerminalText.width(text), isMarked: isMarked))
            }
            isInCover = isCovered
            offset = end
        }
        return cells
    }

    /// Cuts a long line so that the marked place is in it.
    private static func cut(_ cells: [Cell], around start: Int) -> (cells: [Cell], before: Int) {
        guard cells.reduce(0, { $0 + $1.width }) > maximumWidth else { return (cells, 0) }
        let first = max(0, start - maximumWidth / 2)
        var width = 0
        var kept = Array(
            cells[first...].prefix {
                width += $0.width
                return width < maximumWidth
            }
        )
        if first + kept.count < cells.count { kept.append(Cell(text: "…", width: 1, isMarked: false)) }
        return (kept, first)
    }
}
