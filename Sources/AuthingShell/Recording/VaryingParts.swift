/// Masks what differs from run to run where neither seed nor clock is fixed: ids, times, tokens and codes.
enum VaryingParts {
    /// The line with a name in place of each such part.
    static func masked(_ line: String) -> String {
        let bytes = Array(line.utf8)
        var text: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            let isStart = offset == 0 || !isWord(bytes[offset - 1])
            if isStart, let (length, name) = part(of: bytes, at: offset) {
                text += Array(name.utf8)
                offset += length
            } else {
                text.append(bytes[offset])
                offset += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func part(of bytes: [UInt8], at start: Int) -> (length: Int, name: String)? {
        if bytes[start] == UInt8(ascii: "<") {
            guard bytes[start...].starts(with: Array("<token ".utf8)),
                let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
            else { return nil }
            return (end + 1 - start, "<token>")
        }
        if let length = timeLength(bytes, start) { return (length, "<time>") }
        var end = start
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        let word = bytes[start..<end]
        if word.count == 24, word.allSatisfy(isHexadecimal) { return (24, "<id>") }
        if word.count >= 32, word.contains(where: isDigit) { return (word.count, "<token>") }
        if (4...8).contains(word.count), word.allSatisfy(isDigit), isCode(bytes[..<start]) {
            return (word.count, "<code>")
        }
        return nil
    }

    /// `2026-01-01T00:00:00`, with what follows of fraction and offset.
    private static func timeLength(_ bytes: [UInt8], _ start: Int) -> Int? {
        let pattern = Array("0000-00-00T00:00:00".utf8)
        guard start + pattern.count <= bytes.count else { return nil }
        for (index, wanted) in pattern.enumerated() {
            let byte = bytes[start + index]
            guard wanted == UInt8(ascii: "0") ? isDigit(byte) : byte == wanted else { return nil }
        }
        var end = start + pattern.count
        while end < bytes.count, isDigit(bytes[end]) || ".+:-Z".utf8.contains(bytes[end]) { end += 1 }
        return end - start
    }

    /// Whether what stands before says that a code follows.
    private static func isCode(_ before: ArraySlice<UInt8>) -> Bool {
        ["code is ", "\"code\":\"", "code: "].contains { before.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    /// Of an id, or of a token in base64url.
    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }
}
