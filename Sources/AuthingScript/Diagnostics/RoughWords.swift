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
    /// Told each statement, inner ones before those around them.
    private let onStatement: ([Item]) -> Void
    private var cursor: Cursor
    /// The words so far of each open bracket, the outermost first.
    private var open: [(closer: UInt8, start: Int, items: [Item])] = []
    /// How many brackets of each kind are open, by what closes them: a text may open a million and close none.
    private var openCount = [Int](repeating: 0, count: 128)
    /// How many brackets are open beyond `deepest`; what stands in them is read as if it stood in the last one before.
    private var ignored = 0

    /// The language has fewer levels, and each takes memory.
    private static let deepest = 1000

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - file: any text.
    ///   - gluesBrackets: whether a bracket that is glued to a word belongs to it.
    ///   - onStatement: told each statement: a text may hold a million of them.
    static func read(_ file: SourceFile, gluesBrackets: Bool, _ onStatement: @escaping ([Item]) -> Void) {
        var words = RoughWords(file, gluesBrackets: gluesBrackets, onStatement)
        words.read()
    }

    private init(_ file: SourceFile, gluesBrackets: Bool, _ onStatement: @escaping ([Item]) -> Void) {
        self.gluesBrackets = gluesBrackets
        self.onStatement = onStatement
        cursor = Cursor(file)
        open = [(0, 0, [])]
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
                openBracket(closedBy: Self.closer(of: byte))
                cursor.offset += 1
            case UInt8(ascii: "$") where !gluesBrackets && cursor.byte(ahead: 1) == UInt8(ascii: "{"):
                openBracket(closedBy: UInt8(ascii: "}"))
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

    private mutating func openBracket(closedBy closer: UInt8) {
        guard open.count <= Self.deepest else {
            ignored += 1
            return endStatement()
        }
        open.append((closer, cursor.offset, []))
        openCount[Int(closer)] += 1
    }

    private func isOpen(_ closer: UInt8) -> Bool { openCount[Int(closer)] > 0 }

    private static func closer(of bracket: UInt8) -> UInt8 {
        bracket == UInt8(ascii: "(") ? UInt8(ascii: ")") : bracket + 2
    }

    private mutating func endStatement() {
        let last = open.count - 1
        guard !open[last].items.isEmpty else { return }
        onStatement(open[last].items)
        open[last].items = []
    }

    /// Closes a bracket and those inside it; one that was not opened ends the statement.
    private mutating func close(_ closer: UInt8, isForgotten: Bool = false) {
        guard isForgotten || ignored == 0 else {
            ignored -= 1
            return endStatement()
        }
        guard isOpen(closer) else { return endStatement() }
        while open.count > 1 {
            // One bare word in brackets is more likely a text in the wrong brackets than a command, and what is written
            // in quotes may be a part of the value.
            let inner = open[open.count - 1]
            let isWord = inner.items.count == 1 && inner.items[0].isLiteral
            let isQuoted = inner.items.contains(where: \.isQuoted)
            endStatement()
            open.removeLast()
            openCount[Int(inner.closer)] -= 1
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
        let bytes = word.utf8
        let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        guard bytes.first == UInt8(ascii: "$"), !bytes.contains(where: quotes.contains) else { return false }
        if word.hasPrefix("${") { return bytes.last == UInt8(ascii: "}") }
        return word.unicodeScalars.dropFirst().allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "[", "]": true
            default: !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            }
        }
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
            return !gluesBrackets || isOpen(byte)
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
