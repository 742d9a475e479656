import AuthingJSON
import AuthingScript

/// What a script came to, beside what its comments say.
struct Comparison {
    /// The first line that is another one.
    struct Difference {
        /// The line of the script, from 1: that of the comment, or of the statement where none stands.
        let line: Int
        /// The statement, in one line.
        let statement: String
        /// What the comment says; nil where there is none.
        let expected: String?
        /// What happened; nil where nothing more did.
        let got: String?
    }

    /// What marks the part of an expected line that may be anything.
    static let anything = "~~~"

    let script: RecordedScript
    let stretches: [TranscriptTap.Stretch]
    let redactor: Redactor
    /// Whether nothing is masked.
    var isExact: Bool

    init(script: RecordedScript, stretches: [TranscriptTap.Stretch], redactor: Redactor) {
        (self.script, self.stretches, self.redactor) = (script, stretches, redactor)
        isExact = script.isExact
    }

    /// The first difference; nil where there is none.
    var firstDifference: Difference? {
        var comments = script.expected[...]
        let early = comments.prefix { $0.offset < (stretches.first?.range.lowerBound ?? Int.max) }
        if let comment = early.first {
            return Difference(
                line: script.file.line(at: comment.offset),
                statement: "",
                expected: comment.line,
                got: nil
            )
        }
        for (index, stretch) in stretches.enumerated() {
            let end = index + 1 < stretches.count ? stretches[index + 1].range.lowerBound : Int.max
            let mine = comments.prefix { $0.offset < end }
            comments = comments.dropFirst(mine.count)
            if let difference = compare(stretch, Array(mine)) { return difference }
        }
        return nil
    }

    private func compare(
        _ stretch: TranscriptTap.Stretch,
        _ comments: [(offset: Int, line: String)]
    ) -> Difference? {
        var lines = stretch.lines.map(redactor.cover)
        if comments.isEmpty, !script.isRecording {
            // Nobody said what it should show; that it should fail, neither.
            lines = lines.filter { $0.hasPrefix("error") || $0.hasPrefix("FAILED") }
        }
        for index in 0..<max(lines.count, comments.count) {
            let expected = index < comments.count ? comments[index] : nil
            let got = index < lines.count ? lines[index] : nil
            if let expected, let got, isSame(expected.line, got) { continue }
            let place = expected?.offset ?? stretch.range.lowerBound
            return Difference(
                line: script.file.line(at: place),
                statement: redactor.cover(statement(stretch)),
                expected: expected.map { redactor.cover($0.line) },
                got: got
            )
        }
        return nil
    }

    private func statement(_ stretch: TranscriptTap.Stretch) -> String {
        let text = script.file.text(in: stretch.range)
        let first = text.prefix { $0 != "\n" && $0 != "\r\n" }
        return first.count == text.count ? text : first + " …"
    }

    private func isSame(_ wanted: String, _ shown: String) -> Bool {
        if wanted == shown { return true }
        let (wanted, shown) =
            isExact ? (wanted, shown) : (VaryingParts.masked(wanted), VaryingParts.masked(shown))
        guard wanted.contains(Self.anything) else { return wanted == shown }
        return Self.matches(wanted, shown)
    }

    /// The parts of the pattern stand in the text in their order, the first at its start, the last at its end.
    private static func matches(_ pattern: String, _ text: String) -> Bool {
        let parts = pattern.split(separator: anything, omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return false }
        var rest = text.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    /// The script with what happened in its comments.
    var renewed: String {
        var text = ""
        var outputs: [Int: [String]] = [:]
        for stretch in stretches where !stretch.lines.isEmpty {
            outputs[script.file.line(at: max(stretch.range.lowerBound, stretch.range.upperBound - 1)), default: []] +=
                stretch.lines.map(redactor.cover)
        }
        let starts = Dictionary(script.expected.map { (script.file.line(at: $0.offset), $0.offset) }) { first, _ in
            first
        }
        for line in 1...script.file.lineCount {
            let range = script.file.range(ofLine: line)
            var kept: String? = script.file.text(in: range)
            if let start = starts[line] {
                let before = script.file.text(in: range.lowerBound..<start)
                kept = before.allSatisfy(\.isWhitespace) ? nil : before.trimmingBlanks
            }
            let isLast = line == script.file.lineCount
            if let kept, !(isLast && kept.isEmpty) { text += kept + "\n" }
            for output in outputs[line] ?? [] { text += TranscriptLines.comment(output) + "\n" }
        }
        return text
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}

extension Comparison.Difference {
    /// The difference for people.
    ///
    /// - Parameter file: the name of the script.
    /// - Returns: lines, each with its line end.
    func text(in file: String) -> String {
        var lines = ["\(file):\(line): this differs from what was recorded"]
        if !statement.isEmpty { lines.append("    \(statement)") }
        if let fields = changedFields {
            lines += fields
        } else {
            lines.append("  - \(expected ?? "(nothing)")")
            lines.append("  + \(got ?? "(nothing)")")
        }
        return lines.map { TerminalText.escape($0) + "\n" }.joined()
    }

    /// Where both are records, only what is different in them.
    private var changedFields: [String]? {
        guard let old = Self.record(expected), let new = Self.record(got) else { return nil }
        var lines: [String] = []
        for key in old.keys + new.keys.filter({ old[$0] == nil }) where old[key] != new[key] {
            if let value = old[key] { lines.append("  - \(key): \(value.text())") }
            if let value = new[key] { lines.append("  + \(key): \(value.text())") }
        }
        return lines.isEmpty ? nil : lines
    }

    private static func record(_ line: String?) -> JSONObject? {
        guard let line, line.hasPrefix("{") else { return nil }
        // A line that only looks like a record is compared as a text.
        return (try? JSON(parsing: line))?.objectValue
    }
}
