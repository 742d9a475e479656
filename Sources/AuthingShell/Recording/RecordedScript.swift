import AuthingScript

/// A script with what its statements came to in `#>` comments.
struct RecordedScript {
    /// The text.
    let file: SourceFile
    /// The comments, in their order: where each begins, and its line.
    let expected: [(offset: Int, line: String)]
    /// Whether it is a recording, which shows all that there was to see; else what has no comment is not compared.
    let isRecording: Bool
    /// Whether seed and clock hold from the start, so that nothing has to be masked.
    let isExact: Bool

    /// Reads a script that parses.
    init(_ file: SourceFile) {
        self.file = file
        let program = Parser.parse(file, options: .prompt).program
        expected = program.comments.compactMap { comment in
            TranscriptLines.line(in: file.text(of: comment).trimmingEnd).map { (Int(comment.start), $0) }
        }
        isRecording = program.comments.contains { file.text(of: $0).hasPrefix(Recording.heading) }
        isExact = Self.isExact(program, file)
    }

    /// Whether seed and clock hold from the start of a script.
    static func isExact(_ text: String) -> Bool {
        // They stand at the start or nowhere.
        let file = SourceFile(
            text: text.split(separator: "\n", omittingEmptySubsequences: true).prefix(8).joined(separator: "\n")
        )
        return isExact(Parser.parse(file, options: .prompt).program, file)
    }

    private static func isExact(_ program: Program, _ file: SourceFile) -> Bool {
        var seen: Set<String> = []
        for statement in program.statements {
            guard case .command(let command) = statement.kind else { break }
            let words = command.leadingWords(limit: 3)
            if words.first == "seed", words.count == 2 {
                seen.insert("seed")
            } else if words.prefix(2) == ["clock", "freeze"], words.count == 3 {
                seen.insert("clock")
            } else {
                break
            }
        }
        return seen.count == 2
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self[...]
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text = text.dropLast() }
        return String(text)
    }
}
