import AuthingScript

/// Completion candidates as lines under the prompt.
struct CandidateList {
    /// With more candidates than this, summaries give way to columns.
    static let summarisedCount = 12

    let candidates: [CompletionResult.Candidate]

    /// The lines, at most `rows` of them, none wider than `columns`.
    func lines(columns: Int, rows: Int) -> [String] {
        let width = max(columns - 1, 1)
        let all =
            candidates.count <= Self.summarisedCount && candidates.contains { !$0.summary.isEmpty }
            ? summarised(width: width) : inColumns(width: width)
        guard all.count > max(rows, 2) else { return all }
        let shown = max(rows, 2) - 1
        return all.prefix(shown) + [TerminalText.truncate("… and \(all.count - shown) more lines", width: width)]
    }

    /// One candidate a line, its summary beside it.
    private func summarised(width: Int) -> [String] {
        let names = candidates.map { TerminalText.escape($0.text) }
        let nameWidth = min(names.map { TerminalText.width($0) }.max() ?? 0, width)
        return zip(names, candidates).map { name, candidate in
            let summary = TerminalText.escape(candidate.summary)
            guard !summary.isEmpty else { return TerminalText.truncate(name, width: width) }
            return TerminalText.truncate("\(TerminalText.pad(name, width: nameWidth))  \(summary)", width: width)
        }
    }

    /// As many columns as fit, read downwards.
    private func inColumns(width: Int) -> [String] {
        let names = candidates.map { TerminalText.truncate(TerminalText.escape($0.text), width: width) }
        let columnWidth = (names.map { TerminalText.width($0) }.max() ?? 0) + 2
        let columnCount = max((width + 2) / columnWidth, 1)
        let rowCount = (names.count + columnCount - 1) / columnCount
        return (0..<rowCount).map { row in
            let cells = stride(from: row, to: names.count, by: rowCount).map { names[$0] }
            return cells.dropLast().map { TerminalText.pad($0, width: columnWidth) }.joined() + (cells.last ?? "")
        }
    }
}
