import AuthingScript

/// What the history keeps of an entry: its text with `?` in place of every secret.
struct HistoryEntries {
    let commands: CommandTable

    /// The text to keep of an entry.
    func text(of entry: String) -> String {
        let file = SourceFile(text: entry)
        var kept = ""
        var offset = 0
        for secret in SecretSpans.find(in: file, commands: commands).map(\.span.range)
        where secret.upperBound > offset {
            // Spans may overlap: one that begins inside the last one only lengthens it.
            if secret.lowerBound >= offset { kept += file.text(in: offset..<secret.lowerBound) + "?" }
            offset = secret.upperBound
        }
        return kept + file.text(in: offset..<file.bytes.count)
    }
}
