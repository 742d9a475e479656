/// A parsed text.
///
/// The tree is plain data: nothing is resolved in it. Where a fault was found the tree holds what could be read, so
/// run it only when `ParseResult.diagnostics` has no error.
package struct Program: Sendable {
    /// The statements of the top level, in their order.
    package let statements: [StatementSyntax]
    /// The comments with their `#`, in their order, wherever they stand.
    ///
    /// A formatter finds a comment's place by
    /// comparing spans, and blank lines through `SourceFile.line(at:)`.
    package let comments: [Span]
    /// Where each `${ … }` stands, by the span of what is in it.
    ///
    /// The tree has only that. Of several around the same the outermost is told.
    package let braces: [Span: Span]
    /// The whole text.
    package let span: Span
}

/// A name with its place.
package struct NameSyntax: Sendable {
    /// The name without `$` or `--`.
    package let text: String
    /// Where it stands, without `$` or `--`.
    package let span: Span
}

/// `{ statements }`.
package struct BlockSyntax: Sendable {
    /// The statements in their order.
    package let statements: [StatementSyntax]
    /// From `{` to `}`.
    package let span: Span
}
