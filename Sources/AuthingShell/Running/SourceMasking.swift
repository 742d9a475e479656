import AuthingScript

/// Takes secrets out of what is shown of a source text: of its lines under a diagnostic, and of the message itself.
///
/// A text that parses says where its secrets stand. In one that does not, everything behind the name of a command that
/// takes a secret counts as one, up to the end of the line.
struct SourceMasking {
    let catalogue: CommandCatalogue

    /// The file with every secret overwritten by `*`, byte for byte, so that carets stay in their place; and the texts
    /// that were overwritten.
    func masked(_ file: SourceFile) -> (file: SourceFile, secrets: [String]) {
        let ranges = SecretSpans.find(in: file, commands: catalogue.table) ?? guess(file)
        guard !ranges.isEmpty else { return (file, []) }
        var bytes = file.bytes
        var secrets: [String] = []
        for range in ranges {
            for word in file.text(in: range).split(whereSeparator: { $0 == " " || $0 == "\t" }) where word.count > 2 {
                secrets.append(String(word))
            }
            for offset in range where bytes[offset] != UInt8(ascii: " ") { bytes[offset] = UInt8(ascii: "*") }
        }
        // The longest first: a secret may contain another one.
        secrets.sort { $0.utf8.count > $1.utf8.count }
        return (SourceFile(id: file.id, name: file.name, bytes: bytes), secrets)
    }

    /// The ranges behind names of commands that take secrets.
    private func guess(_ file: SourceFile) -> [Range<Int>] {
        (1...file.lineCount).compactMap { line in
            let range = file.range(ofLine: line)
            let text = Array(file.bytes[range])
            let ends = secretNames.compactMap { name in Self.end(of: name, in: text) }
            guard let start = ends.min() else { return nil }
            return range.lowerBound + start..<range.upperBound
        }
    }

    private var secretNames: [[UInt8]] {
        catalogue.commands.filter { $0.parameters.contains(where: \.isSecret) }
            .flatMap { [$0.name] + $0.aliases }
            .map { Array($0.utf8) }
    }

    /// Where the first occurrence of a name as a whole word ends.
    private static func end(of name: [UInt8], in text: [UInt8]) -> Int? {
        guard text.count > name.count else { return nil }
        for start in 0..<(text.count - name.count) where text[start..<start + name.count].elementsEqual(name) {
            let isWordStart = start == 0 || " \t(;{=".utf8.contains(text[start - 1])
            let isWordEnd = " \t".utf8.contains(text[start + name.count])
            if isWordStart, isWordEnd { return start + name.count }
        }
        return nil
    }
}
