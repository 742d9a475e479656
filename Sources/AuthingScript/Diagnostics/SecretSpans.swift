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
    /// - Returns: the spans in the order of the text; they may overlap.
    package static func find(in file: SourceFile, commands: CommandTable) -> [Span] {
        let names = firstWords(ofSecretCommands: commands)
        guard !names.isEmpty else { return [] }
        var ranges: Set<Range<Int>> = []
        for gluesBrackets in [false, true] {
            for statement in RoughWords(file, gluesBrackets: gluesBrackets).statements {
                for start in statement.indices {
                    ranges.formUnion(secrets(in: statement[start...], commands, names, isFirst: start == 0))
                }
            }
        }
        return ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
            .map { Span(file: file.id, from: $0.lowerBound, to: $0.upperBound) }
    }

    private static func firstWords(ofSecretCommands commands: CommandTable) -> Set<String> {
        let secret = commands.signatures.filter { $0.parameters.contains(where: \.isSecret) }
        return Set(secret.flatMap { [$0.name.first ?? ""] + $0.aliases })
    }

    /// The secrets of the command that may begin with the first of these words.
    private static func secrets(
        in items: ArraySlice<RoughWords.Item>,
        _ commands: CommandTable,
        _ names: Set<String>,
        isFirst: Bool
    ) -> [Range<Int>] {
        let words = items.prefix(commands.longestName).map(\.bareText)
        if let match = commands.longestMatch(words) {
            return secrets(in: items.dropFirst(match.words), of: commands.signatures[match.index])
        }
        guard let word = words.first, !word.isEmpty else { return [] }
        let isMisspelled = isFirst && NearMatch.find(word, among: names) != nil
        guard names.contains(word) || isMisspelled else { return [] }
        return items.dropFirst(2).filter(\.isLiteral).map(\.range)
    }

    private static func secrets(
        in arguments: ArraySlice<RoughWords.Item>,
        of signature: CommandSignature
    ) -> [Range<Int>] {
        guard signature.parameters.contains(where: \.isSecret) else { return [] }
        var secrets: [Range<Int>] = []
        var positional: [RoughWords.Item] = []
        var awaited: CommandSignature.Parameter?
        for argument in arguments {
            if let parameter = awaited {
                awaited = nil
                if parameter.isSecret, argument.isLiteral { secrets.append(argument.range) }
            } else if argument.bareText.hasPrefix("--"), argument.bareText != "--" {
                let option = argument.bareText.dropFirst(2).split(separator: "=", maxSplits: 1)
                let parameter = signature.parameter(named: option.first ?? "")
                if option.count > 1 {
                    if parameter?.isSecret == true { secrets.append(argument.range) }
                } else if parameter?.placement != .flag {
                    awaited = parameter
                }
            } else if argument.bareText != "--" {
                positional.append(argument)
            }
        }
        return secrets + positionalSecrets(positional, of: signature)
    }

    private static func positionalSecrets(
        _ arguments: [RoughWords.Item],
        of signature: CommandSignature
    ) -> [Range<Int>] {
        let parameters = signature.parameters.filter { $0.placement != .option && $0.placement != .flag }
        guard let last = parameters.last, parameters.contains(where: \.isSecret) else { return [] }
        var isSecret = arguments.indices.map { index in
            index < parameters.count ? parameters[index].isSecret : last.placement != .rest || last.isSecret
        }
        // One argument was forgotten, so the last one may be the secret.
        if arguments.count < parameters.count(where: { $0.placement == .required }), !isSecret.isEmpty {
            isSecret[isSecret.count - 1] = true
        }
        return zip(arguments, isSecret).filter { $0.isLiteral && $1 }.map(\.0.range)
    }
}

extension CommandSignature {
    /// The parameter with a name or another spelling of it.
    fileprivate func parameter(named name: Substring) -> Parameter? {
        parameters.first { $0.name == name || $0.aliases.contains(String(name)) }
    }
}
