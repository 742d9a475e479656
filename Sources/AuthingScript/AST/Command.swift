/// A command with its arguments: `CMDNAME { argument }`.
///
/// The parser does not know the commands: it keeps all words in their order, those of the name included, and does not
/// pair an option with the value behind it. The checker binds them. It asks `CommandTable.longestMatch(leadingWords)`
/// (or looks up a `fn`, always one word) how many words are the name: the first is `head`, `n - 1` further ones are the
/// first `n - 1` of `arguments`, all `.value(.bare)`. The rest are arguments in which `.option(name, nil)` of an
/// option that takes a value is followed by that value, and `.endOfOptions` has done its work: behind it the parser
/// produces no options.
package struct CommandSyntax: Sendable {
    /// The first word: `NAME { ( "." | "-" ) NAME }`, never reserved.
    package let head: NameSyntax
    /// All further words.
    package let arguments: [ArgumentSyntax]
    /// From the first to the last word.
    package let span: Span

    /// The words that may be the command's name: the first one and the bare ones that follow it without a break.
    ///
    /// - Parameter limit: the most that are wanted, such as `CommandTable.longestName`.
    /// - Returns: at least one word.
    package func leadingWords(limit: Int) -> [String] {
        var words = [head.text]
        for argument in arguments {
            guard words.count < limit, case .value(.bare(let word)) = argument.kind else { break }
            words.append(word)
        }
        return words
    }

    /// The span of the first words of the command, such as those of its name.
    package func span(ofWords count: Int) -> Span {
        guard count > 1, arguments.count >= count - 1 else { return head.span }
        return head.span.joined(with: arguments[count - 2].span)
    }
}

/// One word behind a command's first: `OPTION [ "=" value ] | value`.
package struct ArgumentSyntax: Sendable {
    /// What it is.
    package let kind: Kind
    /// The whole word, an option's `=value` included.
    package let span: Span

    /// The kinds of arguments.
    package indirect enum Kind: Sendable {
        /// A value; whether it is positional or belongs to the option before it is for the checker to say.
        case value(ValueSyntax)
        /// `--name` or `--name=value`. The name's text has no dashes, its span has.
        case option(NameSyntax, ArgumentValueSyntax?)
        /// `--` alone.
        case endOfOptions
    }
}

/// The value glued to an option: `--name=value`.
package struct ArgumentValueSyntax: Sendable {
    /// The value.
    package let value: ValueSyntax
    /// Where it stands.
    package let span: Span
}

/// A value among a command's arguments.
package indirect enum ValueSyntax: Sendable {
    /// `?` alone: ask the person.
    case ask
    /// A word of bare characters alone, without a quote or a variable. The parameter's kind says what it becomes.
    case bare(String)
    /// A word with a quoted part, or one of several parts: always text.
    case text(StringSyntax)
    /// One `$var` or `${ }` alone, a list, a record, or `( rhs )` with its suffixes: that value.
    case expression(ExpressionSyntax)
}
