import AuthingScript
import Testing

@Suite("Texts, lines and places")
struct SourceFileTests {
    private func file(_ text: String) -> SourceFile { SourceFile(text: text) }

    @Test(
        "line and column count as a person does",
        arguments: [
            ("", 0, 1, 1), ("ab\ncd", 0, 1, 1), ("ab\ncd", 2, 1, 3), ("ab\ncd", 3, 2, 1), ("ab\ncd", 5, 2, 3),
            ("ab\r\ncd", 4, 2, 1), ("ab\r\ncd", 3, 1, 3), ("学校x", 6, 1, 3), ("e\u{301}x", 3, 1, 2), ("a\n\nb", 2, 2, 1),
            ("a\n", 2, 2, 1), ("ab", 99, 1, 3),
        ]
    )
    func position(text: String, offset: Int, line: Int, column: Int) {
        #expect(file(text).position(at: offset) == (line, column))
    }

    @Test("lines without their ends")
    func lines() {
        let text = file("ab\r\n\ncd")
        #expect((1...4).map { text.text(in: text.range(ofLine: $0)) } == ["ab", "", "cd", ""])
        #expect(text.lineCount == 3)
    }

    @Test("a byte order mark is no part of the text")
    func byteOrderMark() {
        let text = SourceFile(id: SourceFile.ID(3), name: "x", bytes: [0xEF, 0xBB, 0xBF, 0x61])
        #expect(text.text(of: text.span) == "a")
        #expect(text.span.file.number == 3)
    }

    @Test(
        "where the text stops being UTF-8",
        arguments: [
            ([0x61, 0xC3, 0x28], 1), ([0xC0, 0x80], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
            ([0x61, 0xF5, 0x80], 1),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE5, 0xAD], 0), ([0x80], 0),
        ]
    )
    func invalid(bytes: [UInt8], offset: Int) {
        let text = SourceFile(id: SourceFile.ID(0), name: "x", bytes: bytes)
        #expect(text.invalidOffset == offset)
        #expect(String(validating: text.bytes, as: UTF8.self) != nil)
    }

    @Test("well-formed text of all lengths is left alone")
    func valid() {
        let text = file("aé学😀\u{10FFFF}\u{FFFD}")
        #expect(text.invalidOffset == nil)
        #expect(text.text(of: text.span) == "aé学😀\u{10FFFF}\u{FFFD}")
    }

    @Test("spans")
    func spans() {
        let text = file("abcdef")
        let span = Span(file: text.id, from: 2, to: 4)
        #expect(text.text(of: span) == "cd")
        #expect(text.text(of: span.joined(with: Span(file: text.id, from: 0, to: 1))) == "abcd")
        #expect(span.after.range == 4..<4)
        #expect(Span(file: text.id, from: 5, to: 3).range == 5..<5)
        #expect(text.text(of: Span(file: text.id, from: 4, to: 99)) == "ef")
    }

    @Test("a map gives each text its identifier")
    func map() {
        var sources = SourceMap()
        let first = sources.add(name: "a", text: "x")
        let second = sources.add(name: "b", text: "yz")
        #expect(sources[first.id]?.name == "a")
        #expect(sources.text(of: second.span) == "yz")
        #expect(sources[SourceFile.ID(7)] == nil)
    }
}
