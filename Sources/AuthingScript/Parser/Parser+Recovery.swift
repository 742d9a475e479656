/// Going on behind a fault.
extension Parser {
    /// Skips what is left of a statement, so that the next one can be read.
    ///
    /// A block that begins at the end of a line is read as usual, so that faults in it are found too and its `}` does
    /// not end what surrounds it.
    ///
    /// - Parameter brackets: what closes the brackets that were open at the fault; lines go on up to there.
    mutating func skipStatement(brackets: [UInt8]) {
        var open = brackets
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                open.append(byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]"))
                cursor.offset += 1
            case UInt8(ascii: "{"):
                if open.isEmpty, isAtBlock, depth < Self.maximumDepth {
                    skipBlock()
                } else {
                    open.append(UInt8(ascii: "}"))
                    cursor.offset += 1
                }
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if let last = open.lastIndex(of: byte) {
                    open.removeSubrange(last...)
                } else if context.closer == byte {
                    return
                } else if !open.isEmpty {
                    open.removeLast()
                }
                cursor.offset += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                cursor.skipQuotes(byte)
            case UInt8(ascii: ";") where open.isEmpty:
                return
            case UInt8(ascii: "#") where cursor.isAfterBlank:
                cursor.skipLine()
            case UInt8(ascii: "\n"):
                if open.isEmpty || isLineOfStatement(at: cursor.offset + 1) { return }
                cursor.offset += 1
            default:
                cursor.offset += 1
            }
        }
    }

    /// Whether the brace here is the last on its line and no key of a record follows it.
    private var isAtBlock: Bool {
        var ahead = cursor
        ahead.offset += 1
        ahead.skipBlanks()
        guard ahead.isAtNewline else { return false }
        while let byte = ahead.byte, CharacterClass.isBlank(byte) || ahead.isAtNewline { ahead.offset += 1 }
        if ahead.byte == UInt8(ascii: "\"") || ahead.byte == UInt8(ascii: "'") { return false }
        guard let end = ahead.endOfName(at: ahead.offset) else { return true }
        return end >= ahead.bytes.count || ahead.bytes[end] != UInt8(ascii: ":")
    }

    /// Reads a block for the faults in it.
    private mutating func skipBlock() {
        let outer = context
        // What the block belongs to is unknown, so that nothing in it is out of place.
        context.isInFunction = true
        context.isInLoop = true
        do { _ = try parseBlock(of: "the statement") } catch { report(error) }
        context = outer
    }

    /// Whether the line at an offset begins with a keyword of a statement: then a bracket before it was forgotten.
    private func isLineOfStatement(at offset: Int) -> Bool {
        var line = cursor
        line.offset = offset
        line.skipBlanks()
        if line.byte == UInt8(ascii: "}") { return context.closer == UInt8(ascii: "}") }
        guard let end = line.endOfName(at: line.offset) else { return false }
        switch Keyword(rawValue: line.text(line.offset, end)) {
        case .let, .if, .for, .while, .retry, .try, .test, .fn, .include, .return, .assert, .expect: return true
        default: return false
        }
    }
}
