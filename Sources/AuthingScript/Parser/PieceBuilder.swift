/// Collects the pieces of a string and joins texts that follow each other.
struct PieceBuilder {
    private var pieces: [StringSyntax.Piece] = []
    /// The text behind the last piece; kept apart, so that joining does not copy what is there.
    private var text = ""

    mutating func append(_ more: String) { text += more }

    mutating func append(_ value: ExpressionSyntax) {
        flush()
        pieces.append(.value(value))
    }

    mutating func append(_ more: [StringSyntax.Piece]) {
        for piece in more {
            switch piece {
            case .text(let text): append(text)
            case .value(let value): append(value)
            }
        }
    }

    /// The pieces so far.
    mutating func finish() -> [StringSyntax.Piece] {
        flush()
        return pieces
    }

    private mutating func flush() {
        guard !text.isEmpty else { return }
        pieces.append(.text(text))
        text = ""
    }
}
