/// What stands before the cursor: the words of the statement so far, and the word that is being typed.
///
/// Text under the cursor rarely parses, so this is a reading of its own: brackets, quotes, comments and statement ends,
/// nothing more.
struct CursorContext {
    /// What may stand where the cursor is.
    enum Mode {
        /// A command or a keyword begins here, or goes on.
        case command
        /// An expression.
        case expression
        /// Inside a comment or a raw string: nothing to complete.
        case text
    }

    /// The finished words of the innermost statement, keywords in front of its command left out.
    private(set) var words: [String] = []
    /// The word under the cursor, up to the cursor.
    private(set) var current = ""
    /// Where that word begins, in characters from the start of the text.
    private(set) var start = 0
    /// What may stand here.
    private(set) var mode = Mode.command
    /// Whether a command begins where an expression may stand, too: behind `let x =` and `(`.
    private(set) var mayBeExpression = false

    /// Whether the codes of errors stand here: behind `error`, `catch`, or a code and its comma.
    private(set) var followsError = false
    /// Where the cursor is inside the braces of a record: the words of the statement in front of them, else `nil`.
    private(set) var aroundRecord: [String]?

    private static let blockKeywords: Set = [
        "if", "else", "for", "while", "retry", "try", "catch", "finally", "test", "fn",
    ]

    /// Reads the text before the cursor.
    init(_ text: String) {
        var outer: [(words: [String], mode: Mode, mayBeExpression: Bool)] = []
        var openers: [Character] = []
        var quote: Character?
        var isEscaped = false
        var isComment = false
        var position = 0

        func endWord() {
            if !current.isEmpty { words.append(current) }
            current = ""
        }
        func begin(_ newMode: Mode, mayBeExpression isValue: Bool = false) {
            outer.append((words + (current.isEmpty ? [] : [current]), mode, mayBeExpression))
            mayBeExpression = isValue
            words = []
            current = ""
            mode = newMode
        }
        func end() {
            _ = openers.popLast()
            guard let last = outer.popLast() else { return }
            words = last.words
            mode = last.mode
            mayBeExpression = last.mayBeExpression
            current = ""
        }

        for character in text {
            defer { position += 1 }
            if isComment {
                isComment = character != "\n"
                if isComment { continue }
            }
            if let open = quote {
                current.append(character)
                if isEscaped {
                    isEscaped = false
                } else if character == "\\", open == "\"" {
                    isEscaped = true
                } else if character == open {
                    quote = nil
                }
                continue
            }
            switch character {
            case " ", "\t":
                endWord()
                start = position + 1
            case "\n", ";", "\r\n":
                words = []
                current = ""
                mayBeExpression = false
                start = position + 1
            case "{":
                let opensBlock = words.first.map { Self.blockKeywords.contains($0) } ?? true
                openers.append("{")
                begin(opensBlock && mode == .command && !current.hasSuffix("$") ? .command : .expression)
                start = position + 1
            case "(":
                openers.append("(")
                // Glued to a name it opens the arguments of a function.
                begin(current.isEmpty ? .command : .expression, mayBeExpression: true)
                start = position + 1
            case "[":
                openers.append("[")
                begin(.expression)
                start = position + 1
            case "}", ")", "]":
                end()
                start = position + 1
            case "=" where words.first == "let" && words.count + (current.isEmpty ? 0 : 1) == 2:
                words = []
                current = ""
                mayBeExpression = true
                start = position + 1
            case "#" where current.isEmpty:
                isComment = true
            case "\"", "'":
                if current.isEmpty { start = position }
                quote = character
                current.append(character)
            default:
                if current.isEmpty { start = position }
                current.append(character)
            }
        }
        if current.isEmpty { start = position }
        if isComment || quote == "'" { mode = .text }
        if mode == .expression, openers.last == "{", let words = outer.last?.words { aroundRecord = words }
        followsError = Self.endsWithError(words)
        dropKeywords()
    }

    private static func endsWithError(_ words: [String]) -> Bool {
        var rest = words[...]
        while let last = rest.last, last.hasSuffix(","), last.dropLast().allSatisfy({ $0.isNumber || $0 == "." }) {
            rest.removeLast()
        }
        return rest.last == "error" || rest.last == "catch"
    }

    /// Leaves out what may stand in front of a command: `try`, `return`, `else`, `if error 2000`, `expect error 2006`.
    private mutating func dropKeywords() {
        while let first = words.first {
            switch first {
            case "try", "return", "else":
                words.removeFirst()
            case "if" where words.dropFirst().first == "error", "expect" where words.dropFirst().first == "error":
                words.removeFirst(2)
                while let word = words.first, word.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." }) {
                    words.removeFirst()
                }
            case "let", "if", "while", "for", "assert", "retry", "catch", "fn", "test", "include":
                mode = .expression
                return
            default:
                if first.hasPrefix("$") { mode = .expression }
                return
            }
        }
    }
}
