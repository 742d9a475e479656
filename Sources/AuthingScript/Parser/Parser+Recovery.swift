/// Going on behind a fault.
extension Parser {
    /// Skips what is left of a statement, so that the next one can be read.
    ///
    /// A block that begins at the end of a line is read as usual, so that faults in it are found too and its `}` does
    /// not end what surrounds it.
    ///
    /// - Parameter openBrackets: how many brackets were open at the fault; their line ends do not end the statement.
    mutating func skipStatement(openBrackets: Int) {
        var open = openBrackets
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                open += 1
                cursor.offset += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                open = max(0, open - 1)
                cursor.offset += 1
            case UInt8(ascii: "{"):
                if isLastOnLine, depth < Self.maximumDepth { skipBlock() } else { skipBraces() }
            case UInt8(ascii: "}"):
                if open > 0 {
                    open -= 1
                    cursor.offset += 1
                } else if context.closer == byte {
                    return
                } else {
                    cursor.offset += 1
                }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipQuotes(byte)
            case UInt8(ascii: ";") where open == 0:
                return
            case UInt8(ascii: "#") where cursor.isAfterBlank:
                cursor.skipLine()
            case UInt8(ascii: "\n"):
                if open == 0 || isLineOfStatement(at: cursor.offset + 1) { return }
                cursor.offset += 1
            default:
                cursor.offset += 1
            }
        }
    }

    /// Whether only blanks follow the bracket here on its line.
    private var isLastOnLine: Bool {
        var ahead = cursor
        ahead.offset += 1
        ahead.skipBlanks()
        return ahead.isAtNewline
    }

    /// Reads a block for the faults in it.
    private mutating func skipBlock() {
        do { _ = try parseBlock(of: "the statement") } catch { report(error) }
    }

    /// Skips braces within one line.
    private mutating func skipBraces() {
        var open = 0
        while let byte = cursor.byte, byte != UInt8(ascii: "\n") {
            switch byte {
            case UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "}"): open -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipQuotes(byte)
                continue
            default: break
            }
            cursor.offset += 1
            if open == 0 { return }
        }
    }

    /// Skips a quoted text, or to the line end where it is not closed.
    private mutating func skipQuotes(_ quote: UInt8) {
        if cursor.skip("\"\"\"") {
            while !cursor.isAtEnd, !cursor.skip("\"\"\"") { cursor.offset += 1 }
            return
        }
        cursor.offset += 1
        while let byte = cursor.byte, byte != UInt8(ascii: "\n") {
            cursor.offset += 1
            if byte == quote { return }
            let isEscape = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")
            if isEscape, !cursor.isAtNewline, !cursor.isAtEnd { cursor.offset += 1 }
        }
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
