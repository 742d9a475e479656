/// A place in a text, and what can be read there without knowing the grammar.
struct Cursor {
    /// The text.
    let file: SourceFile
    /// The text's bytes.
    let bytes: [UInt8]
    /// How far it is read.
    var offset = 0

    init(_ file: SourceFile) {
        self.file = file
        bytes = file.bytes
    }

    /// The next byte, `nil` at the end.
    var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// A byte further ahead, `nil` behind the end.
    func byte(ahead distance: Int) -> UInt8? {
        let place = offset + distance
        return place >= 0 && place < bytes.count ? bytes[place] : nil
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { offset >= bytes.count }

    /// Whether a line end stands here: LF or CRLF.
    var isAtNewline: Bool {
        byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && byte(ahead: 1) == UInt8(ascii: "\n"))
    }

    /// Whether this is the start of a line or follows a blank.
    var isAfterBlank: Bool {
        guard let previous = byte(ahead: -1) else { return true }
        return CharacterClass.isBlank(previous) || previous == UInt8(ascii: "\n")
    }

    /// Whether these ASCII characters stand here.
    func isAt(_ text: StaticString) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { buffer in buffer.elementsEqual(bytes[offset..<(offset + buffer.count)]) }
    }

    /// Reads these ASCII characters if they stand here.
    mutating func skip(_ text: StaticString) -> Bool {
        guard isAt(text) else { return false }
        offset += text.utf8CodeUnitCount
        return true
    }

    /// Reads a line end; there must be one.
    mutating func skipNewline() { offset += byte == UInt8(ascii: "\r") ? 2 : 1 }

    /// Reads all spaces and tabs.
    mutating func skipBlanks() {
        while let next = byte, CharacterClass.isBlank(next) { offset += 1 }
    }

    /// Reads up to the line end.
    mutating func skipLine() {
        while !isAtEnd, !isAtNewline { offset += 1 }
    }

    /// Skips the quoted text that begins here, or to the line end where it is not closed.
    mutating func skipQuotes(_ quote: UInt8) {
        if skip("\"\"\"") {
            while !isAtEnd, !skip("\"\"\"") { offset += 1 }
            return
        }
        offset += 1
        while let byte, byte != UInt8(ascii: "\n") {
            offset += 1
            if byte == quote { return }
            let isEscape = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")
            if isEscape, !isAtNewline, !isAtEnd { offset += 1 }
        }
    }

    /// The character here with its length in bytes, `nil` at the end.
    var scalar: (scalar: Unicode.Scalar, length: Int)? { UTF8Text.scalar(in: bytes, at: offset) }

    /// The end of the name that begins at an offset, `nil` where none does.
    func endOfName(at start: Int) -> Int? {
        guard start < bytes.count, CharacterClass.isNameStart(bytes[start]) else { return nil }
        var end = start + 1
        while end < bytes.count, CharacterClass.isNamePart(bytes[end]) { end += 1 }
        return end
    }

    /// The end of the command name `NAME { ( "." | "-" ) NAME }` that begins at an offset, `nil` where none does.
    func endOfCommandName(at start: Int) -> Int? {
        guard var end = endOfName(at: start) else { return nil }
        while end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "-"),
            let next = endOfName(at: end + 1)
        { end = next }
        return end
    }

    /// The end of the bare characters that begin at an offset; the offset itself where none do.
    func endOfBareWord(at start: Int) -> Int {
        var end = start
        while let (scalar, length) = UTF8Text.scalar(in: bytes, at: end), CharacterClass.isBare(scalar) {
            end += length
        }
        return end
    }

    /// The text between two offsets.
    func text(_ start: Int, _ end: Int) -> String { file.text(in: start..<max(start, end)) }

    /// The span between two offsets.
    func span(_ start: Int, _ end: Int) -> Span { Span(file: file.id, from: start, to: end) }

    /// The span from an offset to here.
    func span(from start: Int) -> Span { span(start, max(start, offset)) }

    /// The span of the character here, empty at the end.
    var nextSpan: Span { span(offset, offset + (scalar?.length ?? 0)) }
}
