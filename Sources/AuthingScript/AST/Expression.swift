/// One expression.
///
/// What is left-associative is one node however long it is (`a + b - c`), so that the tree's depth is the nesting of
/// the text. Depth is at most `Parser.maximumDepth`, a chain has at most `Parser.maximumChain` terms.
package struct ExpressionSyntax: Sendable {
    /// What it is.
    package let kind: Kind
    /// From its first to its last character.
    package let span: Span

    /// The kinds of expressions.
    package indirect enum Kind: Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case boolean(Bool)
        /// A whole number, a `-` before it included.
        case integer(Int)
        /// A number with a fraction or an exponent, a `-` before it included; finite.
        case double(Double)
        /// `1h30m`.
        case duration(Duration)
        /// A string of any quoting.
        case string(StringSyntax)
        /// `$name`, and in `${ }` a bare name. The text has no `$`.
        case variable(String)
        /// `base.field[index]?…`, at least one suffix; the base is not a path itself.
        case path(ExpressionSyntax, [SuffixSyntax])
        /// `[ … ]`.
        case list([ExpressionSyntax])
        /// `{ … }`; the parser refuses a key written twice.
        case record([PairSyntax])
        /// `name( … )`, a function of the language or of the script; `name.fn( … )` one of an include.
        case call(NameSyntax, [ExpressionSyntax])
        /// `( rhs )`: a command's result, or an expression in parentheses.
        case group(RHSSyntax)
        /// `error` or `error 2000, 2004..2006`; without codes any error.
        case error([ErrorCodesSyntax])
        /// `- x`.
        case negate(ExpressionSyntax)
        /// `not x`.
        case not(ExpressionSyntax)
        /// `a + b - c`, or `a * b / c`: the operators of one precedence, from left to right.
        case arithmetic(ExpressionSyntax, [Term])
        /// `a and b and c`, two or more.
        case and([ExpressionSyntax])
        /// `a or b or c`, two or more.
        case or([ExpressionSyntax])
        /// `a == b`.
        case comparison(ExpressionSyntax, ComparisonOperator, Span, ExpressionSyntax)
        /// `a ?? b ?? c`, two or more: the first that is not null.
        case coalesce([ExpressionSyntax])
        /// `a..b`.
        case range(ExpressionSyntax, ExpressionSyntax)
    }

    /// An operator and what stands behind it.
    package struct Term: Sendable {
        /// The operator.
        package let operation: ArithmeticOperator
        /// Where the operator stands.
        package let operatorSpan: Span
        /// The right operand.
        package let operand: ExpressionSyntax
    }
}

/// `+ - * / %`.
package enum ArithmeticOperator: String, Sendable, CaseIterable {
    /// Sum, or joined text or lists.
    case add = "+"
    /// Difference.
    case subtract = "-"
    /// Product.
    case multiply = "*"
    /// Quotient.
    case divide = "/"
    /// Remainder.
    case remainder = "%"
}

/// The operators that give a boolean.
package enum ComparisonOperator: String, Sendable, CaseIterable {
    /// Equal.
    case equal = "=="
    /// Not equal.
    case notEqual = "!="
    /// Less.
    case less = "<"
    /// Less or equal.
    case lessOrEqual = "<="
    /// Greater.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="
    /// An element of a list, a key of a record, a part of a text.
    case isIn = "in"
    /// `in` the other way round.
    case contains = "contains"
    /// A regular expression finds something.
    case matches = "matches"

    /// Whether one side is looked for in the other.
    package var isDirected: Bool { self == .isIn || self == .contains || self == .matches }
}

/// `( "." NAME | "[" expr "]" ) [ "?" ]`.
package struct SuffixSyntax: Sendable {
    /// What it is.
    package let kind: Kind
    /// Whether `?` follows: null instead of an error when it is missing, on null too.
    package let isOptional: Bool
    /// From `.` or `[` to the last character.
    package let span: Span

    /// The kinds of suffixes.
    package indirect enum Kind: Sendable {
        /// `.name`.
        case field(NameSyntax)
        /// `[expr]`.
        case index(ExpressionSyntax)
    }
}

/// `( NAME | STRING ) ":" expr`.
package struct PairSyntax: Sendable {
    /// The key; its span includes the quotes.
    package let key: NameSyntax
    /// The value.
    package let value: ExpressionSyntax
}
