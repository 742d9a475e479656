/// How a text is to be read.
package struct ParseOptions: Sendable {
    /// Whether an expression may stand alone as a statement: at the prompt, with `-c` and from standard input.
    package var allowsBareExpressions: Bool
    /// The most diagnostics that are reported, from 1.
    package var maximumDiagnostics: Int

    /// Creates options.
    package init(allowsBareExpressions: Bool = false, maximumDiagnostics: Int = 20) {
        self.allowsBareExpressions = allowsBareExpressions
        self.maximumDiagnostics = maximumDiagnostics
    }

    /// For a file.
    package static let file = ParseOptions()
    /// For the prompt, `-c` and standard input.
    package static let prompt = ParseOptions(allowsBareExpressions: true)
}

/// What the parser makes of a text.
package struct ParseResult: Sendable {
    /// The tree; with diagnostics it holds what could be read.
    package let program: Program
    /// What is wrong, in the order of the text; all are errors.
    package let diagnostics: [Diagnostic]
    /// Whether more input behind the present one could mend all that is wrong: the prompt then asks for another line.
    package let needsMoreInput: Bool
}
