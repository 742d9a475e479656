/// Writes the tree of a text without faults.
///
/// Tokens go to `write`, which first writes the blank or line end that was asked for before. A comment is written when the
/// first token behind it is, at the end of a line if it stood at one.
struct ProgramPrinter {
    /// What comes before the next token.
    enum Separator {
        case nothing
        case blank
        case line
        case emptyLine
    }

    let file: SourceFile
    let program: Program
    private(set) var output: [UInt8] = []
    var separator = Separator.nothing
    /// How many levels the next line is indented by.
    var indentation = 0
    /// How many brackets are open; inside them a line may end anywhere.
    var openBrackets = 0
    /// The first comment that is not written.
    private var nextComment = 0
    private var endsWithComment = false
    /// Whether nothing stands yet in the block, or the file.
    var isAtStartOfBlock = true

    init(_ file: SourceFile, _ program: Program) {
        self.file = file
        self.program = program
        output.reserveCapacity(file.bytes.count + file.bytes.count / 8)
    }

    /// Writes the whole.
    mutating func print() -> [UInt8] {
        statements(program.statements, upTo: file.bytes.count)
        if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
        return output
    }

    // MARK: Tokens

    /// Asks for a blank before the next token.
    mutating func blank() {
        if case .nothing = separator { separator = .blank }
    }

    /// Writes a token.
    mutating func write(_ text: StaticString) {
        writeSeparator()
        text.withUTF8Buffer { output.append(contentsOf: $0) }
    }

    /// Writes a token.
    mutating func write(_ text: some StringProtocol) {
        writeSeparator()
        output.append(contentsOf: text.utf8)
    }

    /// Writes a part of the source as it is, with the comments in it.
    mutating func copy(_ span: Span) {
        writeComments(before: Int(span.start))
        writeSeparator()
        let bytes = file.bytes[span.range]
        if bytes.contains(UInt8(ascii: "\r")) {
            for offset in bytes.indices where !isCarriageReturnOfLineEnd(offset) { output.append(bytes[offset]) }
        } else {
            output.append(contentsOf: bytes)
        }
        skipComments(before: Int(span.end))
    }

    private func isCarriageReturnOfLineEnd(_ offset: Int) -> Bool {
        file.bytes[offset] == UInt8(ascii: "\r") && offset + 1 < file.bytes.count
            && file.bytes[offset + 1] == UInt8(ascii: "\n")
    }

    private mutating func writeSeparator() {
        switch separator {
        case .nothing: break
        case .blank: output.append(UInt8(ascii: " "))
        case .line: beginLine(isBehindEmptyLine: false)
        case .emptyLine: beginLine(isBehindEmptyLine: true)
        }
        separator = .nothing
        endsWithComment = false
    }

    private mutating func beginLine(isBehindEmptyLine: Bool) {
        guard !output.isEmpty else { return }
        output.append(UInt8(ascii: "\n"))
        if isBehindEmptyLine { output.append(UInt8(ascii: "\n")) }
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indentation))
    }

    /// Whether the last word written is a `\` that stands alone: at the end of a line it would continue the line.
    var endsWithBackslash: Bool { output.suffix(2).elementsEqual(" \\".utf8) }

    // MARK: Comments and lines of the source

    /// Writes the comments that begin before an offset; the next token then begins a line.
    ///
    /// - Returns: Whether there were any.
    @discardableResult
    mutating func writeComments(before offset: Int, keepsEmptyLines: Bool = false) -> Bool {
        var found = false
        while nextComment < program.comments.count, Int(program.comments[nextComment].start) < offset {
            let comment = program.comments[nextComment]
            nextComment += 1
            found = true
            if standsBehindSomething(Int(comment.start)), !endsWithComment {
                if !output.isEmpty { output.append(UInt8(ascii: " ")) }
            } else {
                let isSetOff = keepsEmptyLines && !isAtStartOfBlock && isBelowEmptyLine(Int(comment.start))
                beginLine(isBehindEmptyLine: isSetOff)
            }
            output.append(contentsOf: file.bytes[comment.range].trimmingBlanks)
            endsWithComment = true
            isAtStartOfBlock = false
            separator = .line
        }
        return found
    }

    private mutating func skipComments(before offset: Int) {
        while nextComment < program.comments.count, Int(program.comments[nextComment].start) < offset {
            nextComment += 1
        }
    }

    /// Whether a comment is not yet written and begins before an offset.
    func hasComment(before offset: Int) -> Bool {
        nextComment < program.comments.count && Int(program.comments[nextComment].start) < offset
    }

    private func standsBehindSomething(_ offset: Int) -> Bool {
        let start = file.range(ofLine: file.line(at: offset)).lowerBound
        return !file.bytes[start..<offset].allSatisfy(CharacterClass.isBlank)
    }

    /// Whether nothing stands on the line above that of an offset.
    func isBelowEmptyLine(_ offset: Int) -> Bool {
        let line = file.line(at: offset)
        return line > 1 && file.bytes[file.range(ofLine: line - 1)].allSatisfy(CharacterClass.isBlank)
    }

    /// Whether a line ends between two offsets.
    func hasLineEnd(_ start: Int, _ end: Int) -> Bool {
        start < end && file.bytes[start..<end].contains(UInt8(ascii: "\n"))
    }

    /// Where an expression stands with the `${ }` around it and before its first part.
    func range(of expression: ExpressionSyntax) -> Range<Int> {
        if let braces = program.braces[expression.span] { return braces.range }
        guard let first = expression.firstOperand else { return expression.span.range }
        let start = range(of: first).lowerBound
        return start..<max(start, Int(expression.span.end))
    }
}

extension ExpressionSyntax {
    /// The part that it begins with, where it begins with no token of its own.
    fileprivate var firstOperand: ExpressionSyntax? {
        switch kind {
        case .path(let base, _): base
        case .arithmetic(let first, _), .comparison(let first, _, _, _), .range(let first, _): first
        case .and(let operands), .or(let operands), .coalesce(let operands): operands.first
        default: nil
        }
    }
}
