/// How libedit wants a prompt: escape sequences between bytes 0x01, so that it does not count them as columns.
enum PromptText {
    /// Marks the SGR sequences of a prompt.
    ///
    /// libedit hangs a sequence onto the character behind it, so one at the end goes before the last character.
    static func delimited(_ prompt: String) -> String {
        var pieces = pieces(of: prompt)
        let isEscape = { (piece: Substring) in piece.first == "\u{1b}" }
        var tail: [Substring] = []
        while let last = pieces.last, isEscape(last) { tail.insert(pieces.removeLast(), at: 0) }
        if !tail.isEmpty {
            guard let text = pieces.popLast() else { return "" }
            pieces += [text.dropLast()] + tail + [text.suffix(1)]
        }
        return pieces.map { isEscape($0) ? "\u{1}\($0)\u{1}" : String($0) }.joined()
            .replacing("\u{1}\u{1}", with: "")
    }

    /// Sequences `ESC [ … m`, and the text between them.
    private static func pieces(of prompt: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = prompt[...]
        while let start = rest.firstIndex(of: "\u{1b}") {
            if start > rest.startIndex { pieces.append(rest[..<start]) }
            let end = rest[start...].firstIndex(of: "m").map(rest.index(after:)) ?? rest.endIndex
            pieces.append(rest[start..<end])
            rest = rest[end...]
        }
        if !rest.isEmpty { pieces.append(rest) }
        return pieces
    }
}
