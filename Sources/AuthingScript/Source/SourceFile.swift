/// The text of one script, or of one entry at the prompt, with its lines.
///
/// A byte order mark at the start is not part of the text. Lines end with LF or CRLF.
package final class SourceFile: Sendable {
    /// Says which file a span belongs to.
    package struct ID: Sendable, Hashable {
        /// The number; each `SourceMap` counts from 0.
        package let number: UInt32

        /// Creates an identifier.
        package init(_ number: UInt32) { self.number = number }
    }

    /// What spans of this file carry.
    package let id: ID
    /// The name as people should read it: a path as given on the command line, or such as `<input>`.
    package let name: String
    /// The text as UTF-8, always valid: where the input was not, U+FFFD stands and `invalidOffset` tells.
    package let bytes: [UInt8]
    /// Where the first malformed UTF-8 of the input stands, `nil` for well-formed input.
    package let invalidOffset: Int?
    /// Where each line begins.
    private let lineStarts: [Int]

    /// The largest text that is accepted: 16 MiB.
    package static let maximumSize = 16 << 20

    /// Creates a file from bytes as they were read.
    package init(id: ID, name: String, bytes input: [UInt8]) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = input.starts(with: byteOrderMark) ? Array(input.dropFirst(byteOrderMark.count)) : input
        self.id = id
        self.name = name
        if let offset = UTF8Text.firstInvalidOffset(in: text) {
            invalidOffset = offset
            bytes = Array(String(decoding: text, as: UTF8.self).utf8)
        } else {
            invalidOffset = nil
            bytes = text
        }
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// Creates a file from text.
    package convenience init(id: ID = ID(0), name: String = "<input>", text: String) {
        self.init(id: id, name: name, bytes: Array(text.utf8))
    }

    /// How many lines there are; an empty text has one.
    package var lineCount: Int { lineStarts.count }

    /// The number of the line, from 1, in which an offset lies.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The numbers of the lines, from 1, that a span touches.
    package func lines(of span: Span) -> ClosedRange<Int> { line(at: Int(span.start))...line(at: Int(span.end)) }

    /// The offsets of a line, counted from 1, without its line end.
    ///
    /// - Returns: an empty range at the end of the text for a line that is not there.
    package func range(ofLine line: Int) -> Range<Int> {
        guard lineStarts.indices.contains(line - 1) else { return bytes.count..<bytes.count }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// Line and column, both from 1, of an offset; the column counts characters as a person does.
    package func position(at offset: Int) -> (line: Int, column: Int) {
        let line = line(at: offset)
        let range = range(ofLine: line)
        let before = range.lowerBound..<min(max(offset, range.lowerBound), range.upperBound)
        return (line, text(in: before).count + 1)
    }

    /// The text between two offsets; offsets outside are clamped.
    package func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The text of a span of this file.
    package func text(of span: Span) -> String { text(in: span.range) }

    /// The span of the whole text.
    package var span: Span { Span(file: id, from: 0, to: bytes.count) }
}
