import AuthingScript

/// The lines of a script, and how each is shown: with what is secret in it covered.
struct CoveredLines {
    /// The lines without their ends.
    let lines: [Line]

    /// A line; two are the same where their text is.
    struct Line: Equatable {
        let text: String
        let shown: String

        static func == (left: Line, right: Line) -> Bool { left.text == right.text }
    }

    init(_ name: String, _ bytes: [UInt8], _ commands: CommandTable) {
        let file = SourceFile(id: SourceFile.ID(0), name: name, bytes: bytes)
        var isSecret = [Bool](repeating: false, count: file.bytes.count)
        for secret in SecretSpans.find(in: file, commands: commands) {
            for offset in secret.span.range where offset < isSecret.count { isSecret[offset] = true }
        }
        var lines: [Line] = []
        for number in 1...max(1, file.lineCount) {
            let range = file.range(ofLine: number)
            if number == file.lineCount, range.isEmpty { break }
            var shown: [UInt8] = []
            for offset in range {
                if !isSecret[offset] {
                    shown.append(file.bytes[offset])
                } else if offset == range.lowerBound || !isSecret[offset - 1] {
                    shown += Array(Redactor.mark.utf8)
                }
            }
            // A carriage return that goes is shown, since nothing else on the line may change.
            let end =
                range.upperBound < file.bytes.count && file.bytes[range.upperBound] == UInt8(ascii: "\r") ? "\r" : ""
            let text = file.text(in: range) + end
            lines.append(Line(text: text, shown: TerminalText.escape(String(decoding: shown, as: UTF8.self) + end)))
        }
        self.lines = lines
    }
}

/// What changes from one text to another, as `diff -u` shows it.
struct LineDifference {
    private enum Step {
        case both(CoveredLines.Line)
        case removed(CoveredLines.Line)
        case added(CoveredLines.Line)

        var isChange: Bool {
            if case .both = self { false } else { true }
        }
    }

    private var steps: [Step] = []
    private static let context = 3

    init(_ old: [CoveredLines.Line], _ new: [CoveredLines.Line]) {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var place = 0
        for (offset, line) in old.enumerated() {
            if removed.contains(offset) {
                steps.append(.removed(line))
                continue
            }
            while inserted.contains(place) {
                steps.append(.added(new[place]))
                place += 1
            }
            steps.append(.both(line))
            place += 1
        }
        steps += new[min(place, new.count)...].map(Step.added)
    }

    /// The difference, as `diff -u` writes it.
    func text(_ name: String) -> String {
        let shownName = TerminalText.escape(name)
        var text = "--- \(shownName)\n+++ \(shownName)\n"
        var (old, new, index) = (1, 1, 0)
        while index < steps.count {
            guard steps[index...].prefix(Self.context + 1).contains(where: \.isChange) else {
                (old, new, index) = (old + 1, new + 1, index + 1)
                continue
            }
            var end = index
            var quiet = 0
            while end < steps.count, quiet <= 2 * Self.context {
                quiet = steps[end].isChange ? 0 : quiet + 1
                end += 1
            }
            end -= max(0, quiet - Self.context)
            let hunk = steps[index..<end]
            let removed = hunk.count { if case .added = $0 { false } else { true } }
            let added = hunk.count { if case .removed = $0 { false } else { true } }
            text += "@@ -\(removed == 0 ? old - 1 : old),\(removed) +\(added == 0 ? new - 1 : new),\(added) @@\n"
            for step in hunk {
                switch step {
                case .both(let line): text += " \(line.shown)\n"
                case .removed(let line): text += "-\(line.shown)\n"
                case .added(let line): text += "+\(line.shown)\n"
                }
            }
            (old, new, index) = (old + removed, new + added, end)
        }
        return text
    }
}
