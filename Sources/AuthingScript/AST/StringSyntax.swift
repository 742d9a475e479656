/// A string, or a word made of several pieces, with what is interpolated in it.
package struct StringSyntax: Sendable {
    /// The pieces in their order, none for `""`; two texts never follow each other.
    package let pieces: [Piece]
    /// With the quotes.
    package let span: Span

    /// One piece.
    package indirect enum Piece: Sendable {
        /// Text with its escapes resolved.
        case text(String)
        /// `$name`, `$name.field`, `$name[0]`: an expression of kind `.variable` or `.path`; or what stands in `${ }`.
        case value(ExpressionSyntax)
    }

    /// The text when nothing is interpolated, else `nil`.
    package var constant: String? {
        switch pieces.count {
        case 0: return ""
        case 1: if case .text(let text) = pieces[0] { return text } else { return nil }
        default: return nil
        }
    }
}
