/// Shows what a failed comparison comes to: which parts of two values differ, which lines of two texts, what a list has.
package struct ComparisonText {
    /// One line of it.
    package struct Line: Sendable, Equatable {
        /// What a line says.
        package enum Mark: String, Sendable {
            /// A heading, or a place.
            case heading = ""
            /// Of the left side alone.
            case left = "- "
            /// Of the right side alone.
            case right = "+ "
            /// Of both.
            case both = "  "
        }

        /// What it says.
        package let mark: Mark
        /// The text, made harmless for a terminal.
        package let text: String
    }

    private let comparison: FailedComparison
    private let show: (String) -> String

    /// At most so many differences, elements and lines are shown.
    private static let longest = 20
    /// So many lines that both texts have stand around those that differ.
    private static let context = 2
    /// Longer texts are not compared line by line.
    private static let mostLines = 2_000
    /// A shorter text is seen whole, so that nobody needs to be told where it differs.
    private static let shortText = 40

    /// Creates the text of a comparison.
    ///
    /// - Parameters:
    ///   - comparison: the comparison.
    ///   - show: covers what must not be seen of a piece of text.
    package init(_ comparison: FailedComparison, show: @escaping (String) -> String = { $0 }) {
        self.comparison = comparison
        self.show = show
    }

    /// The lines, none where the two values say it all.
    ///
    /// - Parameter width: columns of a line, its mark included; longer values are cut around the first difference.
    /// - Returns: the lines in the order in which they are shown.
    package func lines(width: Int) -> [Line] {
        switch (comparison.operation, comparison.left, comparison.right) {
        case (.equal, .string(let left), .string(let right)): texts(left, right, width)
        case (.equal, _, _): differences(width)
        case (.contains, let container, let part): content(of: container, lacking: part, width)
        case (.isIn, let part, let container): content(of: container, lacking: part, width)
        case (.matches, let text, _): content(of: text, lacking: .null, width)
        default: []
        }
    }

    // MARK: Lists and records

    private func differences(_ width: Int) -> [Line] {
        let found = comparison.differences
        guard !found.isEmpty else { return [] }
        var lines = [Line(mark: .heading, text: "differences (- left, + right):")]
        for difference in found.prefix(Self.longest) {
            lines.append(line(.heading, difference.path.isEmpty ? "the values" : difference.path, width))
            lines += pair(difference.left, difference.right, width)
        }
        if found.count > Self.longest {
            lines.append(Line(mark: .heading, text: "and \(found.count - Self.longest) more"))
        }
        return lines
    }

    private func pair(_ left: Value?, _ right: Value?, _ width: Int) -> [Line] {
        guard let left else { return right.map { [line(.right, $0.quoted, width)] } ?? [] }
        guard let right else { return [line(.left, left.quoted, width)] }
        if left.holdsSecret || right.holdsSecret, left.quoted == right.quoted {
            return [line(.left, left.quoted, width), line(.right, right.quoted + ", another one", width)]
        }
        let (first, second) = Self.window(show(left.quoted), show(right.quoted), width: width - 2)
        return [Line(mark: .left, text: first), Line(mark: .right, text: second)]
    }

    // MARK: Texts

    private func texts(_ left: String, _ right: String, _ width: Int) -> [Line] {
        if left.contains(where: \.isNewline) || right.contains(where: \.isNewline) {
            return lineDifferences(left, right, width)
        }
        guard left.count > Self.shortText, right.count > Self.shortText else { return [] }
        let place = zip(left, right).prefix { $0 == $1 }.count + 1
        let (first, second) = Self.window(
            show(Value.string(left).quoted),
            show(Value.string(right).quoted),
            width: width - 2
        )
        return [
            Line(mark: .heading, text: "differences (- left, + right), from character \(place) on:"),
            Line(mark: .left, text: first), Line(mark: .right, text: second),
        ]
    }

    private func lineDifferences(_ left: String, _ right: String, _ width: Int) -> [Line] {
        let first = Self.split(left)
        let second = Self.split(right)
        guard max(first.count, second.count) <= Self.mostLines else {
            let place = zip(first, second).prefix { $0 == $1 }.count
            var lines = [Line(mark: .heading, text: "differences (- left, + right), from line \(place + 1) on:")]
            if place < first.count { lines.append(line(.left, first[place], width)) }
            if place < second.count { lines.append(line(.right, second[place], width)) }
            return lines
        }
        let all = Self.merge(first, second)
        var shown: [Line] = []
        var last = -1
        for (index, entry) in all.enumerated() {
            let near = all[max(0, index - Self.context)...min(all.count - 1, index + Self.context)]
            guard near.contains(where: { $0.mark != .both }) else { continue }
            if index > last + 1 { shown.append(Line(mark: .both, text: "…")) }
            last = index
            shown.append(line(entry.mark, entry.text, width))
        }
        if last < all.count - 1 { shown.append(Line(mark: .both, text: "…")) }
        let heading = Line(mark: .heading, text: "lines (- left, + right):")
        guard shown.count > Self.longest * 2 else { return [heading] + shown }
        let rest = Line(mark: .heading, text: "and \(shown.count - Self.longest * 2) more lines")
        return [heading] + shown.prefix(Self.longest * 2) + [rest]
    }

    /// The lines of both texts, those of the left one before those of the right one where they differ.
    private static func merge(_ left: [String], _ right: [String]) -> [(mark: Line.Mark, text: String)] {
        let changes = right.difference(from: left)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var merged: [(mark: Line.Mark, text: String)] = []
        var (first, second) = (0, 0)
        while first < left.count || second < right.count {
            if removed.contains(first) {
                merged.append((.left, left[first]))
                first += 1
            } else if inserted.contains(second) {
                merged.append((.right, right[second]))
                second += 1
            } else {
                merged.append((.both, left[first]))
                first += 1
                second += 1
            }
        }
        return merged
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    // MARK: Containers

    /// What a container holds that lacks a part, where that is more than a line.
    private func content(of container: Value, lacking part: Value, _ width: Int) -> [Line] {
        switch container {
        case .string(let text) where text.contains(where: \.isNewline):
            return excerpt("the text:", Self.split(text), width)
        case .list(let elements) where !elements.isEmpty:
            let nearest = near(part, elements.compactMap { if case .string(let text) = $0 { text } else { nil } })
            let isLong = container.quoted.utf8.count > FailedComparison.remarkWidth
            return (isLong ? excerpt("the elements:", elements.map(\.quoted), width) : [])
                + (nearest.map { [$0] } ?? [])
        case .record(let record) where !record.isEmpty:
            return excerpt("the keys:", Self.joined(record.keys, width), width)
                + (near(part, record.keys).map { [$0] } ?? [])
        default: return []
        }
    }

    private func excerpt(_ heading: String, _ texts: [String], _ width: Int) -> [Line] {
        var lines = [Line(mark: .heading, text: heading)]
        lines += texts.prefix(Self.longest).map { line(.both, $0, width) }
        if texts.count > Self.longest {
            lines.append(Line(mark: .heading, text: "and \(texts.count - Self.longest) more"))
        }
        return lines
    }

    /// Names with commas between them, as many on a line as fit.
    private static func joined(_ names: [String], _ width: Int) -> [String] {
        var lines: [String] = []
        for (index, name) in names.enumerated() {
            let word = name + (index < names.count - 1 ? "," : "")
            if let last = lines.last, last.count + word.count + 1 <= width - Line.Mark.both.rawValue.count {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    private func near(_ part: Value, _ candidates: [String]) -> Line? {
        guard case .string(let text) = part, let nearest = NearMatch.find(text, among: candidates) else { return nil }
        return Line(mark: .heading, text: "the nearest is \(TerminalText.visible(show(Value.string(nearest).quoted)))")
    }

    // MARK: Room

    private func line(_ mark: Line.Mark, _ text: String, _ width: Int) -> Line {
        Line(mark: mark, text: Self.cut(TerminalText.visible(show(text)), width: width - mark.rawValue.count))
    }

    private static func cut(_ text: String, width: Int) -> String {
        guard TerminalText.width(text) > width else { return text }
        var room = width - 1
        return text.prefix {
            room -= TerminalText.width($0)
            return room >= 0
        } + "…"
    }

    /// Two texts that fit a width; the place from which on they differ is in both.
    private static func window(_ left: String, _ right: String, width: Int) -> (String, String) {
        let (left, right) = (TerminalText.visible(left), TerminalText.visible(right))
        guard max(TerminalText.width(left), TerminalText.width(right)) > width else { return (left, right) }
        let common = zip(left, right).prefix { $0 == $1 }.count
        let dropped = max(0, common - width / 3)
        let lead = dropped > 0 ? "…" : ""
        return (
            cut(lead + left.dropFirst(dropped), width: width), cut(lead + right.dropFirst(dropped), width: width)
        )
    }
}
