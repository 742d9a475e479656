/// The words for what cannot stand where it stands.
extension Parser {
    /// What stands here, for a message.
    func describeNext() -> String {
        if cursor.isAtEnd { return "the end of the text" }
        if cursor.isAtNewline { return "the end of the line" }
        let end = endOfNextWord()
        let text = cursor.text(cursor.offset, end)
        return "`\(TerminalText.visible(text.count > 30 ? text.prefix(30) + "…" : text[...]))`"
    }

    /// The span of what `describeNext` names.
    var nextWordSpan: Span { cursor.span(cursor.offset, endOfNextWord()) }

    private func endOfNextWord() -> Int {
        if cursor.isAtNewline { return cursor.offset }
        if let end = cursor.endOfName(at: cursor.offset) { return end }
        let end = cursor.endOfBareWord(at: cursor.offset)
        return max(end, cursor.offset + (cursor.scalar?.length ?? 0))
    }

    /// Something else was expected here.
    func expected(_ what: String, label: String? = nil, hint: String? = nil) -> Diagnostic {
        if let diagnostic = quoteBrokenOff() ?? invisibleCharacter() { return diagnostic }
        return Diagnostic(
            .unexpected,
            "expected \(what), but found \(describeNext())",
            at: nextWordSpan,
            label: label,
            hint: hint,
            needsMoreInput: cursor.isAtEnd && context.newlines == .skip
        )
    }

    /// The message about a quote whose line ends here, `nil` where none does.
    func quoteBrokenOff() -> Diagnostic? {
        guard let quote = context.quote, cursor.isAtEnd || cursor.isAtNewline else { return nil }
        return unclosedQuote(at: quote)
    }

    /// The message about a character here that does not show.
    ///
    /// - Parameter isInWord: whether words stand here, so that the quoted form is what was meant.
    /// - Returns: `nil` for any other character.
    func invisibleCharacter(isInWord: Bool = false) -> Diagnostic? {
        guard let (scalar, length) = cursor.scalar, !CharacterClass.isBare(scalar), !cursor.isAtNewline else {
            return nil
        }
        guard !scalar.isASCII || scalar.value < 0x20 || scalar.value == 0x7F, scalar != "\t" else { return nil }
        let number = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        let name = scalar.properties.name.map { " " + $0 } ?? ""
        return Diagnostic(
            .invisibleCharacter,
            "\(code)\(name) must be quoted",
            at: cursor.span(cursor.offset, cursor.offset + length),
            label: isInWord ? "write \(Quoting.quoted(cursor.text(gluedRun(around: cursor.offset))))" : nil,
            hint: "only blank and tab separate words"
        )
    }

    /// The stretch around an offset up to the next blanks, brackets of code and quotes, whatever it holds.
    func gluedRun(around offset: Int) -> Range<Int> {
        var start = offset
        while start > 0, isRunByte(cursor.bytes[start - 1]) { start -= 1 }
        var end = offset
        while end < cursor.bytes.count, isRunByte(cursor.bytes[end]) { end += 1 }
        return start..<max(end, offset)
    }

    private func isRunByte(_ byte: UInt8) -> Bool {
        if byte >= 0x80 || CharacterClass.isBareASCII(byte) { return true }
        return byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
    }

    /// What stands where a statement should begin or end, and cannot.
    func unexpectedAtStatementStart() -> Diagnostic {
        switch cursor.byte {
        case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
            Diagnostic(.strayWord, "\(describeNext()) closes nothing", at: cursor.nextSpan)
        default: expected("a statement")
        }
    }
}

extension Cursor {
    /// The text of a range of offsets.
    func text(_ range: Range<Int>) -> String { file.text(in: range) }
}
