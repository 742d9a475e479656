/// What the language must know of a command to parse, check and bind a call of it.
///
/// The shell declares each command once; this is the part of that declaration which the language reads.
package struct CommandSignature: Sendable {
    /// The name, such as `login email`: words with one space between them.
    package let name: String
    /// Other names of the same command, each one word, such as `login_by_email` and `loginByEmail`.
    package let aliases: [String]
    /// Positional parameters in their order, then options; at most one `.rest` parameter, the last positional one.
    package let parameters: [Parameter]

    /// Creates a signature.
    package init(_ name: String, aliases: [String] = [], parameters: [Parameter] = []) {
        self.name = name
        self.aliases = aliases
        self.parameters = parameters
    }

    /// The words of the name, such as `["login", "email"]`.
    package var words: [String] { name.split(separator: " ").map(String.init) }

    /// One parameter of a command.
    package struct Parameter: Sendable {
        /// The name in kebab case without leading dashes: `captcha-code` is what `--captcha-code` gives.
        package let name: String
        /// Other spellings of the option, also without dashes, such as `type` for `resource-type`.
        package let aliases: [String]
        /// Where an argument for it may stand.
        package let placement: Placement
        /// What a word or a value becomes.
        package let kind: Kind
        /// Whether what is given for it must never be shown: `?` asks for it hidden.
        package let isSecret: Bool
        /// One line for people.
        package let summary: String
        /// Words that completion offers although others are accepted too.
        package let suggestions: [String]

        /// Creates a parameter.
        package init(
            _ name: String,
            aliases: [String] = [],
            placement: Placement,
            kind: Kind = .text,
            isSecret: Bool = false,
            summary: String = "",
            suggestions: [String] = []
        ) {
            self.name = name
            self.aliases = aliases
            self.placement = placement
            self.kind = kind
            self.isSecret = isSecret
            self.summary = summary
            self.suggestions = suggestions
        }
    }

    /// Where an argument may stand.
    package enum Placement: Sendable, Equatable {
        /// A positional argument that must be given, in its place or by name (`--name value`).
        case required
        /// A positional argument that may be left out; it may also be given by name.
        case optional
        /// All remaining positional arguments, none included, as a list.
        case rest
        /// Given by name only: `--name value` or `--name=value`.
        case option
        /// Given by name only, without a value: `--name`. Its argument is `true`; `--name=false` says the opposite.
        case flag
    }

    /// What a word becomes, and which values are accepted.
    package enum Kind: Sendable, Equatable {
        /// Text. An integer value becomes its digits; other kinds are refused.
        case text
        /// One of a closed list of words, letter case as given.
        case choice([String])
        /// A 64-bit integer within the range.
        case integer(ClosedRange<Int>)
        /// `true` or `false`.
        case boolean
        /// A length of time such as `301s` or `1h30m`.
        case duration
        /// A point in time, ISO 8601 with an offset or `Z`.
        case time
        /// A record.
        case record
        /// A list.
        case list
        /// Any value. A bare word that is a number, `true`, `false` or `null` is that value, any other and a quoted
        /// word is text.
        case any
        /// Any value as it is: a word is always text. For `print`.
        case display
        /// The name of a `fn` of the script, checked before the run.
        case function
        /// The name of a file.
        case file
    }
}

/// All commands, found by name.
package struct CommandTable: Sendable {
    /// The commands in the order of declaration; a call refers to one by its index here.
    package let signatures: [CommandSignature]
    /// Index by each full name (`login email`) and each alias.
    private let indexByName: [String: Int]
    /// Every proper prefix of a name of several words (`login`, `password reset`), to tell an incomplete command.
    private let prefixes: Set<String>
    /// The number of words of the longest name.
    package let longestName: Int

    /// Creates a table.
    ///
    /// - Precondition: no two commands share a name or an alias; that is a fault of the declarations.
    package init(_ signatures: [CommandSignature]) {
        var index: [String: Int] = [:]
        var prefixes: Set<String> = []
        var longest = 1
        for (position, signature) in signatures.enumerated() {
            for name in CollectionOfOne(signature.name) + signature.aliases {
                precondition(index.updateValue(position, forKey: name) == nil, "command \(name) is declared twice")
            }
            let name = signature.name.utf8
            var words = 1
            for space in name.indices where name[space] == UInt8(ascii: " ") {
                prefixes.insert(String(signature.name[..<space]))
                words += 1
            }
            longest = max(longest, words)
        }
        self.signatures = signatures
        indexByName = index
        self.prefixes = prefixes
        longestName = longest
    }

    /// The command that has exactly this name or alias.
    package func index(named name: String) -> Int? { indexByName[name] }

    /// Whether commands exist whose names begin with these words and go on.
    package func isPrefix(_ words: String) -> Bool { prefixes.contains(words) }

    /// The longest command name at the start of `words`.
    ///
    /// - Returns: the command's index and how many words its name takes, or `nil`.
    package func longestMatch(_ words: some Collection<String>) -> (index: Int, words: Int)? {
        var best: (index: Int, words: Int)?
        var name = ""
        for (count, word) in words.prefix(longestName).enumerated() {
            name += count == 0 ? word : " " + word
            if let index = indexByName[name] { best = (index, count + 1) }
        }
        return best
    }

    /// All full names and aliases, for near matches and completion, in order of declaration.
    package var allNames: [String] {
        signatures.flatMap { [$0.name] + $0.aliases }
    }
}
