/// A pattern for the names of files: `*` and `?` within a name, `[a-z]` and `[!a-z]` for one character, `**` for any number
/// of folders.
package struct Glob: Sendable {
    fileprivate enum Token: Equatable {
        case character(Character)
        case one
        case many
        case set([ClosedRange<Character>], isNegated: Bool)
    }

    /// One component of the pattern.
    enum Component {
        /// `**`.
        case folders
        /// Anything else; what has none of the special characters is a plain name.
        case name(Glob.Name)
    }

    /// The pattern of one name.
    struct Name {
        fileprivate let tokens: [Token]
        /// The name itself, where it has nothing special.
        let plain: String?
        /// Whether it speaks of hidden files.
        let isHidden: Bool
    }

    /// The parts between slashes.
    let components: [Component]
    /// Whether it begins at the root.
    let isAbsolute: Bool

    /// Reads a pattern.
    package init(_ pattern: String) {
        isAbsolute = pattern.hasPrefix("/")
        components = pattern.split(separator: "/").map { part in
            part == "**" ? .folders : .name(Name(String(part)))
        }
    }

    /// Whether a text has something special in it.
    package static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

    /// Whether the pattern, which then has no slash, fits a name.
    package func matches(_ name: String) -> Bool {
        guard components.count == 1, case .name(let pattern) = components[0] else { return false }
        return pattern.matches(name)
    }
}

extension Glob.Name {
    /// Reads the pattern of a name; a `[` that nothing closes stands for itself.
    fileprivate init(_ pattern: String) {
        var tokens: [Glob.Token] = []
        var rest = Substring(pattern)
        while let character = rest.popFirst() {
            switch character {
            case "*": if tokens.last != .many { tokens.append(.many) }
            case "?": tokens.append(.one)
            case "[":
                if let (set, end) = Self.set(rest) {
                    tokens.append(set)
                    rest = end
                } else {
                    tokens.append(.character("["))
                }
            default: tokens.append(.character(character))
            }
        }
        self.tokens = tokens
        plain = Glob.isPattern(pattern) ? nil : pattern
        isHidden = pattern.hasPrefix(".")
    }

    /// What stands behind a `[`, up to its `]`.
    private static func set(_ text: Substring) -> (Glob.Token, rest: Substring)? {
        var rest = text
        let isNegated = rest.first == "!" || rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<Character>] = []
        while let character = rest.popFirst() {
            if character == "]", !ranges.isEmpty { return (.set(ranges, isNegated: isNegated), rest) }
            guard rest.first == "-", let end = rest.dropFirst().first, end != "]" else {
                ranges.append(character...character)
                continue
            }
            rest.removeFirst(2)
            ranges.append(min(character, end)...max(character, end))
        }
        return nil
    }

    /// Whether it fits a name; takes time with the product of the two lengths at most.
    func matches(_ name: String) -> Bool {
        let characters = Array(name)
        var (token, position) = (0, 0)
        var (star, retry) = (-1, 0)
        while position < characters.count {
            if token < tokens.count, tokens[token] == .many {
                (star, retry) = (token, position)
                token += 1
            } else if token < tokens.count, fits(tokens[token], characters[position]) {
                token += 1
                position += 1
            } else if star >= 0 {
                retry += 1
                (token, position) = (star + 1, retry)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .many }
    }

    private func fits(_ token: Glob.Token, _ character: Character) -> Bool {
        switch token {
        case .character(let own): own == character
        case .one, .many: true
        case .set(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
        }
    }
}
