/// The texts that trials begin with.
package struct FuzzCorpus: Sendable {
    /// Scripts of the repository, or pieces of them.
    package let scripts: [[UInt8]]

    /// Creates a corpus.
    ///
    /// - Parameter scripts: Whole scripts; short ones are tried as often as long ones.
    package init(scripts: [[UInt8]]) { self.scripts = scripts.filter { !$0.isEmpty } }

    /// What mutations put into a text: what means something to a reader of it.
    private static let fragments: [String] = [
        "(", ")", "[", "]", "{", "}", "\"", "'", "\"\"\"", "$", "${", "\\", "\n", "\r", "\r\n", ";", "#", " ", "\t",
        "--",
        "=", "==", "??", "?", "..", ".", ",", ":", "|", "`", "<", "if ", "else ", "catch ", "let x = ", "try ", "fn f(",
        "error 20", "0", "9e9", "99999999999999999999", "1h", "\u{3000}", "\u{200D}", "\u{FEFF}", "\u{0}", "学",
        "\u{301}",
        "👨‍👩‍👧", "not ", "and ", "in ", " \\\n", " \\ ;", " # c\n", "\\u{", "\\ud800", "null", "true", "-", "1e400", "-0",
    ]

    /// A piece of a script.
    package func piece(_ random: inout FuzzRandom, atMost count: Int) -> [UInt8] {
        guard !scripts.isEmpty else { return [] }
        let script = scripts[random.below(scripts.count)]
        guard script.count > count else { return script }
        // From the start of a line, so that most of it parses.
        var start = random.below(script.count - count)
        while start > 0, script[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return Array(script[start..<min(script.count, start + count)])
    }

    /// A text with a few changes.
    package static func mutated(_ text: [UInt8], _ random: inout FuzzRandom) -> [UInt8] {
        var bytes = text
        for _ in 0...random.below(4) {
            let place = random.below(bytes.count + 1)
            switch random.below(7) {
            case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1 where place < bytes.count:
                bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(8)))
            case 2: bytes.removeSubrange(place...)
            case 3:
                let from = random.below(bytes.count + 1)
                bytes.insert(contentsOf: Array(bytes[from..<min(bytes.count, from + 20)]), at: place)
            default: bytes.insert(contentsOf: random.one(of: fragments).utf8, at: place)
            }
        }
        return bytes
    }

    /// Bytes of any kind, most of them printable.
    package static func noise(_ random: inout FuzzRandom, atMost count: Int) -> [UInt8] {
        (0..<random.below(count)).map { _ in
            let byte = UInt8(truncatingIfNeeded: random.next())
            return random.happens(oneIn: 4) ? byte : 0x20 + byte % 0x5F
        }
    }

    /// The text of a trial for whatever reads scripts: half of them mutated, the rest generated, or noise.
    package func script(_ random: inout FuzzRandom) -> [UInt8] {
        switch random.below(10) {
        case 0: Self.noise(&random, atMost: 64)
        case 1, 2, 3: Array(ProgramGenerator.program(&random, size: 6).utf8)
        case 4, 5: Self.mutated(Array(ProgramGenerator.program(&random, size: 6).utf8), &random)
        case 6: piece(&random, atMost: 160)
        default: Self.mutated(piece(&random, atMost: 120), &random)
        }
    }
}
