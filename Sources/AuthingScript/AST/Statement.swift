/// One statement.
package struct StatementSyntax: Sendable {
    /// What it is.
    package let kind: Kind
    /// From its first to its last character.
    package let span: Span

    /// The kinds of statements.
    ///
    /// Those with several parts have a structure of their own.
    package indirect enum Kind: Sendable {
        /// `let NAME = rhs`.
        case `let`(LetSyntax)
        /// `$NAME.field[index] = rhs`.
        case assign(AssignSyntax)
        /// `if … else if … else …`.
        case `if`(IfSyntax)
        /// `for NAME, NAME in expr { }`.
        case `for`(ForSyntax)
        /// `while expr limit expr { }`.
        case `while`(WhileSyntax)
        /// `retry 3 every 1s within 1m unless error 2000 { }`.
        case retry(RetrySyntax)
        /// `try { } catch 2000 as e { } finally { }`.
        case `try`(TrySyntax)
        /// `test "name" tags [ ] { }`; only at top level.
        case test(TestSyntax)
        /// `fn NAME(parameters) { }`; only at top level.
        case fn(FunctionSyntax)
        /// `include "path" as NAME`; only at top level.
        case include(IncludeSyntax)
        /// `assert condition, message`.
        case assert(condition: ExpressionSyntax, message: ExpressionSyntax?)
        /// `expect error codes command`. Without codes any refusal will do.
        case expect(codes: [ErrorCodesSyntax], command: CommandSyntax)
        /// `return rhs`; only in a `fn`.
        case `return`(RHSSyntax?)
        /// `break`; only in a loop.
        case `break`
        /// `continue`; only in a loop.
        case `continue`
        /// A command that stands alone.
        case command(CommandSyntax)
        /// An expression that stands alone; only where `ParseOptions.allowsBareExpressions`.
        case expression(ExpressionSyntax)
    }
}

/// What stands behind `=`, behind `return` and inside `( )`: `[ "try" ] ( command | expr )`.
package struct RHSSyntax: Sendable {
    /// Where the word `try` stands: the result is then a record `{ok, value, error}`.
    package let tryKeyword: Span?
    /// The command or the expression.
    package let source: Source
    /// The whole, `try` included.
    package let span: Span

    /// Where the value comes from.
    package indirect enum Source: Sendable {
        /// The result of a command.
        case command(CommandSyntax)
        /// An expression.
        case expression(ExpressionSyntax)
    }

    /// Whether errors become a record.
    package var isTry: Bool { tryKeyword != nil }
}

/// `"let" NAME "=" rhs`.
package struct LetSyntax: Sendable {
    /// The variable.
    package let name: NameSyntax
    /// Its value.
    package let value: RHSSyntax
}

/// `"$" NAME { "." NAME | "[" expr "]" } "=" rhs`.
package struct AssignSyntax: Sendable {
    /// The variable.
    package let name: NameSyntax
    /// The way into the variable's value, empty to replace it; no suffix is optional (`?`).
    package let path: [SuffixSyntax]
    /// From `$` to the end of the path.
    package let target: Span
    /// The new value.
    package let value: RHSSyntax
}

/// `"if" expr ( block | stmt ) [ nl "else" ( if | block | stmt ) ]`, with all its `else if` in one list, so that a
/// long chain is not deep.
package struct IfSyntax: Sendable {
    /// The conditions with what they run, at least one.
    package let branches: [Branch]
    /// What runs when no condition holds.
    package let otherwise: Body?

    /// One condition.
    package struct Branch: Sendable {
        /// The condition.
        package let condition: ExpressionSyntax
        /// What runs when it holds.
        package let body: Body
    }

    /// A block, or the statement of the one-line form.
    package indirect enum Body: Sendable {
        /// `{ … }`.
        case block(BlockSyntax)
        /// One statement on the line of its `if` or `else`.
        case statement(StatementSyntax)

        /// The statements, however they were written.
        package var statements: [StatementSyntax] {
            switch self {
            case .block(let block): block.statements
            case .statement(let statement): [statement]
            }
        }

        /// Where it stands.
        package var span: Span {
            switch self {
            case .block(let block): block.span
            case .statement(let statement): statement.span
            }
        }
    }
}

/// `"for" NAME [ "," NAME ] "in" expr block`.
package struct ForSyntax: Sendable {
    /// The name before the comma: index or key; `nil` with one name.
    package let key: NameSyntax?
    /// The name of the element.
    package let element: NameSyntax
    /// What is gone through.
    package let sequence: ExpressionSyntax
    /// What is repeated.
    package let body: BlockSyntax
}

/// `"while" expr [ "limit" expr ] block`.
package struct WhileSyntax: Sendable {
    /// The condition.
    package let condition: ExpressionSyntax
    /// The most rounds; `nil` for the default.
    package let limit: ExpressionSyntax?
    /// What is repeated.
    package let body: BlockSyntax
}

/// `"retry" [ primary ] { "every" primary | "within" primary | "unless" "error" codes } block`.
package struct RetrySyntax: Sendable {
    /// The number of tries in all.
    package let tries: ExpressionSyntax?
    /// The time between two tries.
    package let interval: ExpressionSyntax?
    /// The time after which no further try begins.
    package let within: ExpressionSyntax?
    /// The errors that are not tried again.
    package let unless: [ErrorCodesSyntax]
    /// What is tried.
    package let body: BlockSyntax
    /// The word `retry`.
    package let keyword: Span
}

/// `"try" block { nl "catch" [ codes ] [ "as" NAME ] block } [ nl "finally" block ]`.
package struct TrySyntax: Sendable {
    /// What is tried.
    package let body: BlockSyntax
    /// The handlers in their order.
    package let handlers: [Handler]
    /// What runs in any case.
    package let finally: BlockSyntax?

    /// One `catch`.
    package struct Handler: Sendable {
        /// The codes it takes; empty for a bare `catch`, which takes every error.
        package let codes: [ErrorCodesSyntax]
        /// The variable that holds the error.
        package let name: NameSyntax?
        /// What runs.
        package let body: BlockSyntax
        /// The word `catch`.
        package let keyword: Span
    }
}

/// `"test" STRING [ "tags" list ] block`.
package struct TestSyntax: Sendable {
    /// The name, its escapes resolved; the span includes the quotes.
    package let name: NameSyntax
    /// The list behind `tags`, an expression of kind `.list`.
    package let tags: ExpressionSyntax?
    /// The statements.
    package let body: BlockSyntax
}

/// `"fn" NAME "(" [ param { "," param } ] ")" block`.
package struct FunctionSyntax: Sendable {
    /// The name.
    package let name: NameSyntax
    /// The parameters in their order.
    package let parameters: [Parameter]
    /// The statements.
    package let body: BlockSyntax

    /// One parameter: `[ "--" ] NAME [ "=" expr ]`.
    package struct Parameter: Sendable {
        /// The name of the variable, without `--`.
        package let name: NameSyntax
        /// Whether it was written with `--`: as a command's argument it is given by name, without a default a flag.
        package let isOption: Bool
        /// The default value.
        package let defaultValue: ExpressionSyntax?
    }
}

/// `"include" STRING [ "as" NAME ]`.
package struct IncludeSyntax: Sendable {
    /// The path, its escapes resolved; the span includes the quotes.
    package let path: NameSyntax
    /// The name before the `.` of the included functions.
    package let alias: NameSyntax?
}

/// A code or a range of codes: `INT [ ".." INT ]`.
package struct ErrorCodesSyntax: Sendable {
    /// The codes; a single one is a range of one.
    ///
    /// A range that runs backwards is refused by the parser.
    package let codes: ClosedRange<Int>
    /// Where it stands.
    package let span: Span
}
