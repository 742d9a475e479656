import AuthingScript

/// Turns offsets of a text into lines and columns of another counting, and back.
struct TextPositions {
    /// What a column counts, both from 0.
    enum Unit: String {
        case utf8 = "utf-8"
        case utf16 = "utf-16"
    }

    let file: SourceFile
    let unit: Unit

    /// Line and column, both from 0, of an offset; one inside a character counts as the character's start.
    func position(of offset: Int) -> (line: Int, column: Int) {
        let number = file.line(at: offset)
        let line = file.range(ofLine: number)
        let end = min(max(offset, line.lowerBound), line.upperBound)
        var column = 0
        for byte in file.bytes[line.lowerBound..<end] { column += width(byte) }
        return (number - 1, column)
    }

    /// The offset of a line and column, both from 0; one outside of the text is moved into it.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 0 else { return 0 }
        guard line < file.lineCount else { return file.bytes.count }
        let range = file.range(ofLine: line + 1)
        var left = column
        var offset = range.lowerBound
        while offset < range.upperBound, left > 0 {
            left -= width(file.bytes[offset])
            offset += 1
        }
        // Never between the bytes of a character.
        while offset < range.upperBound, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    /// What a byte adds to a column: in UTF-16 the first of a character does, and that of four bytes adds two.
    private func width(_ byte: UInt8) -> Int {
        switch unit {
        case .utf8: 1
        case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
        }
    }
}
