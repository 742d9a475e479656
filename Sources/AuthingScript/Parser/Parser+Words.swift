/// The words of a command.
extension Parser {
    // word = piece { piece }     piece = BARE | STRING | var
    mutating func parseWord() throws(Diagnostic) -> ValueSyntax {
        let start = cursor.offset
        var pieces = PieceBuilder()
        var isQuoted = false
        while let byte = cursor.byte, !isAtWordEnd {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                isQuoted = true
                pieces.append(try parseString().pieces)
            case UInt8(ascii: "$"):
                pieces.append(try parseInterpolation(in: .word))
            default:
                let end = cursor.endOfBareWord(at: cursor.offset)
                guard end > cursor.offset else { throw characterMustBeQuoted(wordStart: start) }
                pieces.append(cursor.text(cursor.offset, end))
                cursor.offset = end
            }
        }
        guard cursor.offset > start else { throw characterMustBeQuoted(wordStart: start) }
        let all = pieces.finish()
        if !isQuoted, all.count == 1 {
            switch all[0] {
            case .text("?"): return .ask
            case .text(let text): return .bare(text)
            case .value(let expression): return .expression(expression)
            }
        }
        return .text(StringSyntax(pieces: all, span: cursor.span(from: start)))
    }
}
