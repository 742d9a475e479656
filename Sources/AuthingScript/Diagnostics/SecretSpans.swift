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
        var names = CommandNames(commands)
        guard !names.secret.isEmpty, mayNameSecretCommand(file.bytes, &names) else { return [] }
        var found: Set<WrittenSecret> = []
        for gluesBrackets in [false, true] {
            RoughWords.read(file, gluesBrackets: gluesBrackets) { statement in
                guard let first = statement.first, let last = statement.last else { return }
                let span = Span(file: file.id, from: first.range.lowerBound, to: last.range.upperBound)
                for start in statement.indices {
                    guard let ranges = secrets(in: statement[start...], commands, &names, isFirst: start == 0) else {
                        continue
                    }
                    let isLong = statement.count > longest
                    for range in isLong ? statement[start...].filter(\.isLiteral).map(\.range) : ranges {
                        let secret = Span(file: file.id, from: range.lowerBound, to: range.upperBound)
                        found.insert(WrittenSecret(span: secret, statement: span))
                    }
                    if isLong { break }
                }
            }
        }
        return found.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    /// Whether a large text may hold the name of a secret command, or one like it: a text of a million brackets repeats a
    /// few words, and to look at each of those once takes a tenth of the time.
    ///
    /// Between blanks, each part from a bracket, `=` or the beginning to another one or the end is what `RoughWords` may take
    /// for a word. Where there are many different ones or many parts, the answer is that it may.
    private static func mayNameSecretCommand(_ bytes: [UInt8], _ names: inout CommandNames) -> Bool {
        guard bytes.count > smallText else { return true }
        var seen: Set<ArraySlice<UInt8>> = []
        // Most are one of the last few, which is known without hashing; any of them may make room for the next.
        var latest = [ArraySlice<UInt8>](repeating: [], count: 4)
        var start = 0
        for end in 0...bytes.count {
            if end < bytes.count {
                switch bytes[end] {
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"): break
                default: continue
                }
            }
            let word = bytes[start..<end]
            start = end + 1
            guard word.count <= 100 else { return true }
            if word.isEmpty || latest.contains(word) { continue }
            latest[end & 3] = word
            guard seen.insert(word).inserted else { continue }
            guard seen.count <= 1000, !mayBeSecretCommand(word, &names) else { return true }
        }
        return false
    }

    private static func mayBeSecretCommand(_ word: ArraySlice<UInt8>, _ names: inout CommandNames) -> Bool {
        let ends = word.indices.filter { "()[]{}=".utf8.contains(word[$0]) }
        guard ends.count <= 8 else { return true }
        for start in [word.startIndex] + ends.map({ $0 + 1 }) {
            for end in ends + [word.endIndex] where end > start {
                let name = String(decoding: word[start..<end], as: UTF8.self)
                let role = names.role(of: name)
                if role.isSecret || !role.isKeyword && names.near(name) != nil { return true }
            }
        }
        return false
    }

    private static let smallText = 1 << 16

    /// A statement with more words is nobody's; behind the first secret command in it all of them are covered, for each
    /// word of it may begin such a command, and to read on from each of them takes too long.
    private static let longest = 1000

    /// What the first word of a statement may be.
    private struct CommandNames {
        /// What a word is.
        struct Role {
            /// Whether a command begins with it.
            let beginsCommand: Bool
            /// Whether a secret command begins with it.
            let isSecret: Bool
            /// Whether it is a word of the language.
            let isKeyword: Bool
        }

        /// The words that secret commands begin with.
        let secret: Set<String>
        /// Those of them that are whole names.
        let whole: Set<String>
        /// The words that any command begins with.
        private let all: Set<String>
        private let sorted: [String]
        /// What was looked for already: a text repeats its words.
        private var roles: [String: Role] = [:]
        /// A text may hold a million different words.
        private static let mostKnown = 10_000
        private var nearest: [String: String?] = [:]

        init(_ commands: CommandTable) {
            let signatures = commands.signatures.filter { $0.parameters.contains(where: \.isSecret) }
            secret = Set(signatures.flatMap { $0.words.prefix(1) + $0.aliases })
            whole = Set(signatures.flatMap { ($0.words.count == 1 ? $0.words : []) + $0.aliases })
            all = Set(commands.signatures.flatMap { $0.words.prefix(1) + $0.aliases })
            sorted = secret.sorted()
        }

        /// What a word is.
        mutating func role(of word: String) -> Role {
            if let known = roles[word] { return known }
            let role = Role(
                beginsCommand: all.contains(word),
                isSecret: secret.contains(word),
                isKeyword: Keyword(rawValue: word) != nil
            )
            if roles.count < Self.mostKnown { roles[word] = role }
            return role
        }

        /// The first word of a secret command that a word is like.
        mutating func near(_ word: String) -> String? {
            if let known = nearest[word] { return known }
            let found = NearMatch.find(word, among: sorted)
            nearest[word] = .some(found)
            return found
        }
    }

    /// The secrets of the command that may begin with the first of these words, `nil` where no secret command does.
    private static func secrets(
        in items: ArraySlice<RoughWords.Item>,
        _ commands: CommandTable,
        _ names: inout CommandNames,
        isFirst: Bool
    ) -> [Range<Int>]? {
        guard var word = items.first?.bareText else { return nil }
        // `let u=login email …` without blanks.
        let equals = word.utf8.firstIndex(of: UInt8(ascii: "="))
        if let equals { word = String(word[equals...].dropFirst()) }
        guard !word.isEmpty else { return nil }
        let role = names.role(of: word)
        let mayBeMisspelled = isFirst && !role.isKeyword || equals != nil
        guard role.beginsCommand || role.isSecret || mayBeMisspelled else { return nil }
        if role.beginsCommand {
            let words = [word] + items.dropFirst().prefix(commands.longestName - 1).map(\.bareText)
            if let match = commands.longestMatch(words) {
                let signature = commands.signatures[match.index]
                guard signature.parameters.contains(where: \.isSecret) else { return nil }
                return secrets(in: items.dropFirst(match.words), of: signature)
            }
        }
        // `let user = …` and `for user in …` name a variable.
        if let next = items.dropFirst().first?.bareText, next == "=" || next == "in" { return nil }
        let near = mayBeMisspelled ? names.near(word) : nil
        guard let name = role.isSecret ? word : near else { return nil }
        return items.dropFirst(names.whole.contains(name) ? 1 : 2).filter(\.isLiteral).map(\.range)
    }

    private static func secrets(
        in arguments: ArraySlice<RoughWords.Item>,
        of signature: CommandSignature
    ) -> [Range<Int>] {
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
