/// A stretch of one source file, as UTF-8 offsets.
///
/// Line and column are computed when they are shown.
package struct Span: Sendable, Hashable {
    /// The file.
    package let file: SourceFile.ID
    /// The offset of the first byte.
    package let start: UInt32
    /// The offset behind the last byte; equal to `start` for a place between two characters.
    package let end: UInt32

    /// Creates a span.
    package init(file: SourceFile.ID, start: UInt32, end: UInt32) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }

    /// Creates a span from offsets of a file's bytes; a text whose offsets do not fit is refused by the parser.
    package init(file: SourceFile.ID, from start: Int, to end: Int) {
        self.init(file: file, start: UInt32(clamping: start), end: UInt32(clamping: end))
    }

    /// The offsets as a range of the file's bytes.
    package var range: Range<Int> { Int(start)..<Int(end) }

    /// The span from the beginning of this one to the end of another one of the same file.
    package func joined(with other: Span) -> Span {
        Span(file: file, start: min(start, other.start), end: max(end, other.end))
    }

    /// The empty span at this one's end, to say where something is missing.
    package var after: Span { Span(file: file, start: end, end: end) }
}
