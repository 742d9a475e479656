/// Writes a text anew in the one layout that all scripts share.
///
/// A statement has a line, a block is indented by two blanks, operators stand between blanks. What a person decided stays:
/// blank lines (one at a time), line breaks behind operators, between arguments and in brackets, a block on one line,
/// every quoted text and every `${ … }` as it was written, and all comments. No line is broken that was none.
package enum SourceFormatter {
    /// Why a text cannot be written anew.
    package enum Fault: Error {
        /// It does not parse.
        case faulty([Diagnostic])
        /// What was written would not mean the same: a fault of ours, and nothing of it is used.
        case unfaithful
    }

    /// The text in its layout.
    ///
    /// It is parsed once more and compared with what it came from, so that a fault in here changes no script. Call it on a
    /// `ScriptThread`.
    ///
    /// - Parameter file: The text.
    /// - Returns: The new text; with LF at the ends of lines, and without a byte order mark.
    /// - Throws: `Fault`.
    package static func format(_ file: SourceFile) throws(Fault) -> [UInt8] {
        let parsed = Parser.parse(file)
        guard parsed.diagnostics.isEmpty else { throw .faulty(parsed.diagnostics) }
        var printer = ProgramPrinter(file, parsed.program)
        let text = printer.print()
        let written = SourceFile(id: file.id, name: file.name, bytes: text)
        guard isFaithful(parsed.program, file, Parser.parse(written), written) else { throw .unfaithful }
        return text
    }

    private static func isFaithful(
        _ program: Program,
        _ file: SourceFile,
        _ result: ParseResult,
        _ written: SourceFile
    ) -> Bool {
        result.diagnostics.isEmpty && comments(program, file) == comments(result.program, written)
            && TreeShape.bytes(of: program.statements) == TreeShape.bytes(of: result.program.statements)
    }

    /// The comments without the blanks at their ends.
    private static func comments(_ program: Program, _ file: SourceFile) -> [ArraySlice<UInt8>] {
        program.comments.map { file.bytes[$0.range].trimmingBlanks }
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks at the end.
    var trimmingBlanks: ArraySlice<UInt8> {
        var slice = self
        while let last = slice.last, CharacterClass.isBlank(last) || last == UInt8(ascii: "\r") { slice.removeLast() }
        return slice
    }
}
