/// Blanks, comments and line ends.
extension Parser {
    /// Reads blanks, comments and continued lines; inside brackets line ends too.
    mutating func skipBlanks() {
        let start = cursor.offset
        defer { noteBlanks(from: start) }
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                cursor.offset += 1
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                guard context.newlines == .skip, cursor.isAtNewline else { return }
                cursor.skipNewline()
            case UInt8(ascii: "#"):
                guard context.newlines != .refuse, cursor.isAfterBlank else { return }
                skipComment()
            case UInt8(ascii: "\\"):
                guard context.newlines != .refuse, cursor.isAfterBlank, skipContinuation() else { return }
            default:
                return
            }
        }
    }

    /// Reads blanks, comments and line ends.
    mutating func skipLines() {
        skipBlanks()
        while cursor.isAtNewline, context.newlines != .refuse {
            let start = cursor.offset
            cursor.skipNewline()
            noteBlanks(from: start)
            skipBlanks()
        }
    }

    private mutating func noteBlanks(from start: Int) {
        guard cursor.offset > start else { return }
        lastBlanks = (start == lastBlanks.upperBound ? lastBlanks.lowerBound : start)..<cursor.offset
    }

    /// The span from an offset to here, without the blanks, comments and line ends that were read last.
    func spanWithoutBlanks(from start: Int) -> Span {
        let isBehindBlanks = lastBlanks.lowerBound <= cursor.offset && cursor.offset <= lastBlanks.upperBound
        return cursor.span(start, max(start, isBehindBlanks ? lastBlanks.lowerBound : cursor.offset))
    }

    private mutating func skipComment() {
        let start = cursor.offset
        cursor.skipLine()
        // Looking ahead for `else` reads a comment twice.
        if comments.last.map({ Int($0.start) < start }) ?? true { comments.append(cursor.span(from: start)) }
    }

    /// Reads a final `\` that stands alone, with its line end.
    ///
    /// - Returns: `false`, with nothing read, when it is not the last on its line.
    private mutating func skipContinuation() -> Bool {
        let start = cursor.offset
        cursor.offset += 1
        cursor.skipBlanks()
        let isAtNewline = cursor.isAtNewline
        if isAtNewline { cursor.skipNewline() }
        if isAtNewline, !cursor.isAtEnd { return true }
        guard cursor.isAtEnd else {
            cursor.offset = start
            return false
        }
        report(
            Diagnostic(
                .continuationAtEnd,
                "the text ends where the line was to go on",
                at: cursor.span(start, start + 1),
                needsMoreInput: true
            )
        )
        return true
    }

    /// Reads a keyword or another bare word of the grammar, such as `in` or `every`, with the blanks before it.
    ///
    /// - Returns: where it stands; `nil`, with nothing read, where another word stands.
    mutating func skipWord(_ word: StaticString) -> Span? {
        skipBlanks()
        guard isAtWord(word) else { return nil }
        let start = cursor.offset
        cursor.offset += word.utf8CodeUnitCount
        return cursor.span(from: start)
    }

    /// Whether exactly this word stands here.
    func isAtWord(_ word: StaticString) -> Bool {
        guard cursor.isAt(word) else { return false }
        return cursor.byte(ahead: word.utf8CodeUnitCount).map { !CharacterClass.isNamePart($0) } ?? true
    }

    /// Reads line ends up to a keyword that goes on with a statement, such as `else`.
    ///
    /// - Returns: where the keyword stands; `nil`, with nothing read, where another word stands.
    mutating func skipLines(to word: StaticString) -> Span? {
        let start = cursor.offset
        skipLines()
        if let span = skipWord(word) { return span }
        cursor.offset = start
        return nil
    }
}
