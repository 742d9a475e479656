/// Reads a text into a tree.
///
/// One pass over the bytes, by recursive descent: each function reads one rule of the grammar and quotes it. Which
/// characters make a token depends on where they stand (in a command words are text, in an expression they are not), so
/// there is no lexer of its own before it.
///
/// A fault is thrown to the statement it is in; the parser notes it, skips to the next statement and goes on.
///
/// - SeeAlso: `language.md`, sections 1 and 2.
package struct Parser {
    /// How deep brackets and blocks may be nested.
    package static let maximumDepth = 256
    /// How many terms one chain of operators, suffixes or `else if` may have.
    package static let maximumChain = 10_000

    /// What surrounds the place that is read.
    struct Context {
        /// What a line end means.
        enum Newlines {
            /// It ends the statement.
            case end
            /// It is a blank, inside brackets.
            case skip
            /// It cannot stand here: inside quotes of one line.
            case refuse
        }

        /// What a line end means.
        var newlines = Newlines.end
        /// What closes the innermost bracket or block.
        var closer: UInt8?
        /// What closes each open bracket of expressions, the outermost first.
        var brackets: [UInt8] = []
        /// Whether these stand in a block.
        var isInBlock = false
        /// Where the quote of one line begins that is open.
        var quote: Int?
        /// Whether a bare name is a variable and parentheses only group: inside `${ }`.
        var namesAreVariables = false
        /// Whether this is inside the body of a `fn`.
        var isInFunction = false
        /// Whether this is inside the body of a loop.
        var isInLoop = false
        /// Whether this is the top level of the text.
        var isTopLevel = true
    }

    var cursor: Cursor
    var context = Context()
    var depth = 0
    let options: ParseOptions
    private(set) var diagnostics: [Diagnostic] = []
    var comments: [Span] = []
    /// The `${ … }` around expressions, by the expression's span.
    var braces: [Span: Span] = [:]
    var hasSeenTest = false
    /// The blanks that were read last.
    var lastBlanks = 0..<0
    /// Set when reading on makes no sense; the cursor then stands at the end.
    private(set) var hasGivenUp = false
    /// Whether it was said that the text ends too early; what follows from that is not said again.
    private var hasReportedEnd = false

    init(_ file: SourceFile, options: ParseOptions) {
        cursor = Cursor(file)
        self.options = options
    }

    /// Reads a text.
    ///
    /// Recursion is limited by `maximumDepth`, which takes up to 8 MiB of stack in a debug build and 2 MiB in a release
    /// build: call it on a thread that has that much, such as the script thread.
    package static func parse(_ file: SourceFile, options: ParseOptions = .file) -> ParseResult {
        var parser = Parser(file, options: options)
        let statements = parser.parseText()
        let diagnostics = parser.diagnostics
        return ParseResult(
            program: Program(
                statements: statements,
                comments: parser.comments,
                braces: parser.braces,
                span: file.span
            ),
            diagnostics: diagnostics,
            needsMoreInput: !diagnostics.isEmpty && diagnostics.allSatisfy(\.needsMoreInput)
        )
    }

    // script = [ "#!" rest-of-line ] stmts
    private mutating func parseText() -> [StatementSyntax] {
        guard refuseUnreadableText() else { return [] }
        return parseStatements()
    }

    private mutating func refuseUnreadableText() -> Bool {
        let file = cursor.file
        if file.bytes.count > SourceFile.maximumSize {
            let limit = SourceFile.maximumSize >> 20
            report(
                Diagnostic(
                    .textTooLarge,
                    "the text has \(file.bytes.count) bytes, and the limit is \(limit) MiB",
                    at: cursor.span(0, 0),
                    hint: "split it with `include`"
                )
            )
            return false
        }
        if let offset = file.invalidOffset {
            report(
                Diagnostic(
                    .malformedUTF8,
                    "the text is not UTF-8",
                    at: cursor.span(offset, offset + 1),
                    hint: "save the file as UTF-8"
                )
            )
            return false
        }
        return true
    }

    // MARK: Faults

    /// Notes a fault, and gives up after as many as are wanted.
    mutating func report(_ diagnostic: Diagnostic) {
        guard !hasGivenUp, !hasReportedEnd else { return }
        hasReportedEnd = diagnostic.needsMoreInput
        diagnostics.append(diagnostic)
        if diagnostics.count >= options.maximumDiagnostics || diagnostic.code == DiagnosticCode.nestedTooDeeply.id {
            hasGivenUp = true
            cursor.offset = cursor.bytes.count
        }
    }

    /// Goes one level deeper.
    mutating func enter() throws(Diagnostic) {
        depth += 1
        guard depth > Self.maximumDepth else { return }
        throw Diagnostic(
            .nestedTooDeeply,
            "nested more than \(Self.maximumDepth) levels deep",
            at: cursor.nextSpan,
            hint: "give parts of it a name with `let`"
        )
    }

    /// Comes back from a level.
    mutating func leave() { depth -= 1 }

    /// Refuses a chain with too many parts.
    func checkChain(_ count: Int) throws(Diagnostic) {
        guard count >= Self.maximumChain else { return }
        throw Diagnostic(
            .nestedTooDeeply,
            "more than \(Self.maximumChain) parts in one chain",
            at: cursor.nextSpan,
            hint: "give parts of it a name with `let`"
        )
    }
}
