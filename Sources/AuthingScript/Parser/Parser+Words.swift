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
            try checkChain(pieces.pieces.count)
        }
        guard cursor.offset > start else { throw characterMustBeQuoted(wordStart: start) }
        let all = pieces.pieces
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

/// Collects the pieces of a string and joins texts that follow each other.
struct PieceBuilder {
    private(set) var pieces: [StringSyntax.Piece] = []
    private var text = ""

    mutating func append(_ more: String) {
        guard !more.isEmpty else { return }
        if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + more)
        } else {
            pieces.append(.text(more))
        }
    }

    mutating func append(_ expression: ExpressionSyntax) { pieces.append(.value(expression)) }

    mutating func append(_ more: [StringSyntax.Piece]) {
        for piece in more {
            switch piece {
            case .text(let text): append(text)
            case .value: pieces.append(piece)
            }
        }
    }
}
