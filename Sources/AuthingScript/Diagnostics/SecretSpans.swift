/// A secret that is written out in a text.
package struct WrittenSecret: Sendable, Hashable {
    /// Where it stands.
    package let span: Span
    /// What looks like the statement it stands in.
    package let statement: Span

    /// Creates a secret.
    package init(span: Span, statement: Span) {
        self.span = span
        self.statement = statement
    }
}

/// Finds the secrets that are written out in a text, so that they can be covered where the text is shown.
///
/// Works on faulty texts too, where nothing is known for sure; it then covers too much rather than too little.
package enum SecretSpans {
    /// The secrets of a text.
    ///
    /// Covered are the words in a secret position of a command, with a surplus or a missing argument too, the values of
    /// secret options, and the arguments of what looks like a misspelled name of such a command.
    ///
    /// - Parameters:
    ///   - file: any text.
    ///   - commands: the commands; a parameter says itself whether it is secret.
    /// - Returns: the secrets in the order of the text; they may overlap, and one may be found in several statements.
    package static func find(in file: SourceFile, commands: CommandTable) -> [WrittenSecret] {
        let names = firstWords(ofSecretCommands: commands)
        guard !names.words.isEmpty else { return [] }
        var found: Set<WrittenSecret> = []
        for gluesBrackets in [false, true] {
            for statement in RoughWords(file, gluesBrackets: gluesBrackets).statements {
                guard let first = statement.first, let last = statement.last else { continue }
                let span = Span(file: file.id, from: first.range.lowerBound, to: last.range.upperBound)
                for start in statement.indices {
                    for range in secrets(in: statement[start...], commands, names, isFirst: start == 0) {
                        let secret = Span(file: file.id, from: range.lowerBound, to: range.upperBound)
                        found.insert(WrittenSecret(span: secret, statement: span))
                    }
                }
            }
        }
        return found.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    /// The words that such commands begin with, and those of them that are whole names.
    private static func firstWords(ofSecretCommands commands: CommandTable) -> (
        words: Set<String>, whole: Set<String>, sorted: [String]
    ) {
        let secret = commands.signatures.filter { $0.parameters.contains(where: \.isSecret) }
        let words = Set(secret.flatMap { [$0.name.first ?? ""] + $0.aliases })
        let whole = Set(secret.flatMap { ($0.name.count == 1 ? $0.name : []) + $0.aliases })
        return (words, whole, words.sorted())
    }

    /// The secrets of the command that may begin with the first of these words.
    private static func secrets(
        in items: ArraySlice<RoughWords.Item>,
        _ commands: CommandTable,
        _ names: (words: Set<String>, whole: Set<String>, sorted: [String]),
        isFirst: Bool
    ) -> [Range<Int>] {
        var words = items.prefix(commands.longestName).map(\.bareText)
        // `let u=login email …` without blanks.
        let equals = words.first?.firstIndex(of: "=")
        if let equals, let word = words.first { words[0] = String(word[word.index(after: equals)...]) }
        if let match = commands.longestMatch(words) {
            return secrets(in: items.dropFirst(match.words), of: commands.signatures[match.index])
        }
        guard let word = words.first, !word.isEmpty else { return [] }
        // `let user = …` and `for user in …` name a variable.
        if let next = items.dropFirst().first?.bareText, next == "=" || next == "in" { return [] }
        let mayBeMisspelled = isFirst && Keyword(rawValue: word) == nil || equals != nil
        let near = mayBeMisspelled ? NearMatch.find(word, among: names.sorted) : nil
        guard let name = names.words.contains(word) ? word : near else { return [] }
        return items.dropFirst(names.whole.contains(name) ? 1 : 2).filter(\.isLiteral).map(\.range)
    }

    private static func secrets(
        in arguments: ArraySlice<RoughWords.Item>,
        of signature: CommandSignature
    ) -> [Range<Int>] {
        guard signature.parameters.contains(where: \.isSecret) else { return [] }
        var secrets: [Range<Int>] = []
        var positional: [RoughWords.Item] = []
        // Whether the option before awaits its value, and the value is secret.
        var awaited: Bool?
        for argument in arguments {
            if let isSecret = awaited {
                awaited = nil
                if isSecret, argument.isLiteral { secrets.append(argument.range) }
            } else if argument.text.hasPrefix("--"), argument.text != "--" {
                let option = argument.text.dropFirst(2).split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                let parameter = signature.parameter(named: option[0])
                // What belongs to an unknown option may be the secret, and a word unlike any option may be it itself.
                if parameter == nil, !signature.hasParameter(like: String(option[0])), !isOptionName(option[0]) {
                    secrets.append(argument.range)
                } else if option.count > 1 {
                    let value = argument.range.upperBound - option[1].utf8.count
                    if parameter?.isSecret ?? true { secrets.append(value..<argument.range.upperBound) }
                } else if parameter?.placement != .flag {
                    awaited = parameter?.isSecret ?? true
                }
            } else if argument.text != "--" {
                positional.append(argument)
            }
        }
        return secrets + positionalSecrets(positional, of: signature)
    }

    /// Whether a word is made as the names of options are: small letters, with dashes between them.
    private static func isOptionName(_ word: Substring) -> Bool {
        word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private static func positionalSecrets(
        _ arguments: [RoughWords.Item],
        of signature: CommandSignature
    ) -> [Range<Int>] {
        let parameters = signature.parameters.filter { $0.placement != .option && $0.placement != .flag }
        // Behind the last one stands a surplus argument, unless that one takes all the rest.
        let isRestSecret = parameters.last.map { $0.placement != .rest || $0.isSecret } ?? true
        var isSecret = arguments.indices.map { $0 < parameters.count ? parameters[$0].isSecret : isRestSecret }
        // A surplus one may stand before the secret, which is then further behind than its place.
        let surplus = parameters.last?.placement == .rest ? 0 : max(0, arguments.count - parameters.count)
        for place in isSecret.indices where parameters.prefix(place + 1).suffix(surplus + 1).contains(where: \.isSecret)
        {
            isSecret[place] = true
        }
        // One argument was forgotten, so the last one may be the secret.
        if arguments.count < parameters.count(where: { $0.placement == .required }), !isSecret.isEmpty {
            isSecret[isSecret.count - 1] = true
        }
        return zip(arguments, isSecret).filter { $0.isLiteral && $1 }.map(\.0.range)
    }
}

extension WrittenSecret {
    fileprivate var order: [UInt32] { [span.start, span.end, statement.start, statement.end] }
}

extension CommandSignature {
    /// The parameter with a name or another spelling of it.
    fileprivate func parameter(named name: Substring) -> Parameter? {
        parameters.first { $0.name == name || $0.aliases.contains(String(name)) }
    }

    /// Whether a name is like that of a parameter.
    fileprivate func hasParameter(like name: String) -> Bool {
        NearMatch.find(name, among: parameters.map(\.name)) != nil
    }
}
