import AuthingJSON
import AuthingScript

/// How a recording writes what a statement came to, one line each.
enum TranscriptLines {
    /// What begins a line in a script.
    static let mark = "#>"

    /// A result: null says nothing where it is a command's.
    static func result(_ value: Value, isCommand: Bool) -> [String] {
        if value.isNull, isCommand { return [] }
        return [JSON(value, secrets: .covered).text()]
    }

    /// What a command printed.
    static func printed(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.escape(String($0)) }
    }

    /// An error.
    static func error(_ diagnostic: Diagnostic) -> [String] {
        let code = diagnostic.code.map { "[\($0)]" } ?? ""
        return printed("\(diagnostic.severity.rawValue)\(code): \(diagnostic.message)")
    }

    /// How a test ended.
    static func test(_ result: TestResult) -> [String] {
        printed((result.failure == nil ? "ok      " : "FAILED  ") + result.name)
            + (result.failure.map(error) ?? [])
    }

    /// A line as a comment.
    static func comment(_ line: String) -> String { line.isEmpty ? mark : "\(mark) \(line)" }

    /// The line in a comment; nil for any other comment.
    static func line(in comment: String) -> String? {
        guard comment.hasPrefix(mark) else { return nil }
        let line = comment.dropFirst(mark.count)
        return String(line.first == " " ? line.dropFirst() : line)
    }
}
