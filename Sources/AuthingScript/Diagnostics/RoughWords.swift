/// Splits any text, however faulty, into what look like statements and their words.
///
/// The parser refuses what it cannot read whole, so it cannot say where the secrets of a faulty statement stand. This
/// reader never refuses, and sees too many statements rather than too few.
struct RoughWords {
    /// A word, or what stands between two brackets.
    struct Item {
        /// Where it stands.
        let range: Range<Int>
        /// The text of a word as it stands there, empty for brackets.
        let text: String
        /// Whether there are quotes in it, or in the brackets.
        let isQuoted: Bool
        /// Whether its value is written out: neither `?`, nor a variable alone, nor computed in brackets.
        let isLiteral: Bool

        /// The text of a word without quotes and variables, else empty.
        var bareText: String { isQuoted ? "" : text }
    }

    /// Whether a bracket that is glued to a word belongs to it.
    let gluesBrackets: Bool
    /// The statements that were found, inner ones before those around them.
    private(set) var statements: [[Item]] = []
    private var cursor: Cursor
    /// The words so far of each open bracket, the outermost first.
    private var open: [(closer: UInt8, start: Int, items: [Item])] = []

    init(_ file: SourceFile, gluesBrackets: Bool) {
        self.gluesBrackets = gluesBrackets
        cursor = Cursor(file)
        open = [(0, 0, [])]
        read()
    }

    private mutating func read() {
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): cursor.offset += 1
            case UInt8(ascii: "\n"), UInt8(ascii: ";"):
                if open[open.count - 1].closer != UInt8(ascii: ")") { endStatement() }
                cursor.offset += 1
            case UInt8(ascii: "#") where cursor.isAfterBlank: cursor.skipLine()
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                open.append((Self.closer(of: byte), cursor.offset, []))
                cursor.offset += 1
            case UInt8(ascii: "$") where !gluesBrackets && cursor.byte(ahead: 1) == UInt8(ascii: "{"):
                open.append((UInt8(ascii: "}"), cursor.offset, []))
                cursor.offset += 2
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                cursor.offset += 1
                close(byte)
            default: readWord()
            }
        }
        while open.count > 1 { close(open[open.count - 1].closer, isForgotten: true) }
        endStatement()
    }

    private static func closer(of bracket: UInt8) -> UInt8 {
        bracket == UInt8(ascii: "(") ? UInt8(ascii: ")") : bracket + 2
    }

    private mutating func endStatement() {
        let items = open[open.count - 1].items
        if !items.isEmpty { statements.append(items) }
        open[open.count - 1].items = []
    }

    /// Closes a bracket and those inside it; one that was not opened ends the statement.
    private mutating func close(_ closer: UInt8, isForgotten: Bool = false) {
        guard open.dropFirst().contains(where: { $0.closer == closer }) else { return endStatement() }
        while open.count > 1 {
            // One bare word in brackets is more likely a text in the wrong brackets than a command, and what is written
            // in quotes may be a part of the value.
            let inner = open[open.count - 1]
            let isWord = inner.items.count == 1 && inner.items[0].isLiteral
            let isQuoted = inner.items.contains(where: \.isQuoted)
            endStatement()
            open.removeLast()
            let range = inner.start..<cursor.offset
            let isLiteral = isForgotten || isWord || isQuoted
            open[open.count - 1].items.append(Item(range: range, text: "", isQuoted: isQuoted, isLiteral: isLiteral))
            if inner.closer == closer { return }
        }
    }

    private mutating func readWord() {
        let start = cursor.offset
        var isBare = true
        var glued = 0
        while let byte = cursor.byte, !isAtEndOfWord(byte, start, glued: glued) {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                glued += 1
                cursor.offset += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                glued = max(0, glued - 1)
                cursor.offset += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                isBare = false
                cursor.skipQuotes(byte)
            case UInt8(ascii: "$") where gluesBrackets && cursor.byte(ahead: 1) == UInt8(ascii: "{"):
                isBare = false
                skip(to: UInt8(ascii: "}"))
            default: cursor.offset += 1
            }
        }
        let text = cursor.text(start, cursor.offset)
        if text == "\\", cursor.isAtNewline {
            cursor.skipNewline()
            return
        }
        let item = Item(
            range: start..<cursor.offset,
            text: text,
            isQuoted: !isBare,
            isLiteral: text != "?" && !Self.isVariable(text)
        )
        open[open.count - 1].items.append(item)
    }

    /// Whether a word is one variable or `${ }`, in which no text is written out.
    private static func isVariable(_ word: String) -> Bool {
        guard word.hasPrefix("$"), !word.contains("\""), !word.contains("'") else { return false }
        if word.hasPrefix("${") { return word.hasSuffix("}") }
        return word.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || "_.[]".contains($0) }
    }

    private func isAtEndOfWord(_ byte: UInt8, _ start: Int, glued: Int) -> Bool {
        let isPath = cursor.bytes[start] == UInt8(ascii: "$")
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "\n"): return true
        case UInt8(ascii: "\r"): return cursor.isAtNewline
        case UInt8(ascii: "["): return !isPath && !gluesBrackets
        case UInt8(ascii: "("), UInt8(ascii: "{"): return !gluesBrackets
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            if glued > 0 { return false }
            return !gluesBrackets || open.contains { $0.closer == byte }
        default: return false
        }
    }

    private mutating func skip(to closer: UInt8) {
        while let byte = cursor.byte, byte != UInt8(ascii: "\n") {
            cursor.offset += 1
            if byte == closer { return }
        }
    }
}
