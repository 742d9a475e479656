package import AuthingScript

extension TerminalText {
    /// A text from data, made harmless: no byte of it reaches the terminal as a control sequence.
    ///
    /// Controls, invisible characters and those that change the direction of what follows show as `\u{1b}`.
    ///
    /// - Parameters:
    ///   - text: what somebody else wrote.
    ///   - allowsLineBreaks: whether line ends and tabs stay as they are.
    /// - Returns: text of printable characters, but for the line breaks.
    package static func escape(_ text: String, allowsLineBreaks: Bool = false) -> String {
        visible(text, keepingLineBreaks: allowsLineBreaks)
    }

    /// Cuts a line to a number of columns; `…` stands for what is left out.
    ///
    /// - Parameters:
    ///   - text: one line of harmless text.
    ///   - width: 1 or more columns.
    /// - Returns: a text that fits.
    package static func truncate(_ text: String, width: Int) -> String {
        if text.utf8.count <= width || self.width(text) <= width { return text }
        var room = width - 1
        let kept = text.prefix { character in
            room -= self.width(character)
            return room >= 0
        }
        return kept + "…"
    }

    /// Fills a line with blanks up to a number of columns.
    package static func pad(_ text: String, width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - self.width(text)))
    }

    /// Breaks text into lines of at most a number of columns, at blanks where there are any.
    ///
    /// - Parameters:
    ///   - text: harmless text; its own line ends stay.
    ///   - width: columns of a line; below 2 a wide character still gets a line of its own.
    /// - Returns: at least one line.
    package static func wrap(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine($0, width: width) }
    }

    /// Breaks text into lines as ``wrap(_:width:)`` does; what is broken off a line goes on below its first word.
    ///
    /// - Parameters:
    ///   - text: harmless text; its own line ends stay.
    ///   - width: columns of a line.
    /// - Returns: at least one line.
    package static func wrapHanging(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            var lead = String(line.prefix { $0 == " " })
            var rest = line.dropFirst(lead.count)
            // The text of an item begins behind its dash.
            let isItem = rest.hasPrefix("- ")
            if isItem {
                lead += "  "
                rest = rest.dropFirst(2)
            }
            // So does that of a row behind its first word, where two blanks or more stand between them.
            let word = rest.prefix { $0 != " " }
            let gap = rest.dropFirst(word.count).prefix { $0 == " " }
            var start = isItem ? String(lead.dropLast(2)) + "- " : lead
            if gap.count > 1 {
                start += word + gap
                rest = rest.dropFirst(word.count + gap.count)
                lead += String(repeating: " ", count: self.width(word) + gap.count)
            }
            return wrapLine(rest, width: max(8, width - lead.count)).enumerated().map { index, part in
                (index == 0 ? start : lead) + part
            }
        }
    }

    private static func wrapLine(_ line: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var rest = line
        while self.width(rest) > width {
            var columns = 0
            let fitting = rest.prefix { character in
                columns += self.width(character)
                return columns <= width
            }
            var end = fitting.isEmpty ? rest.index(after: rest.startIndex) : fitting.endIndex
            var next = end
            // The blank at which a line is broken belongs to neither side.
            if rest[end...].first == " " {
                next = rest.index(after: end)
            } else if let blank = fitting.lastIndex(of: " "), blank > fitting.startIndex {
                end = blank
                next = rest.index(after: blank)
            }
            lines.append(String(rest[..<end]))
            rest = rest[next...]
        }
        if !rest.isEmpty || lines.isEmpty { lines.append(String(rest)) }
        return lines
    }
}
