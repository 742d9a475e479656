import AuthingScript

/// What may come next in a line: the parameters of its command that are not given yet.
struct UsageHint {
    /// Options that are named; more are told by `…`.
    static let shownOptions = 3

    let command: Command
    /// The finished words behind the command's name.
    let given: [String]
    /// The word that is being typed, empty between words.
    let current: String

    /// The text, such as `EMAIL PASSWORD [--captcha-code TEXT]…`; empty where nothing is missing.
    var text: String {
        let options = command.parameters.filter { $0.placement == .option || $0.placement == .flag }
        let words = given + (current.isEmpty ? [] : [current])
        if current.isEmpty, let option = awaited(given) { return Self.placeholder(option.kind) }
        let positionals = command.parameters.filter { $0.placement != .option && $0.placement != .flag }
        let left = positionals.dropFirst(positionalCount(words)).filter { !isNamed($0, in: words) }
        var pieces = left.map { parameter -> String in
            let name = parameter.name.uppercased()
            return switch parameter.placement {
            case .optional: "[\(name)]"
            case .rest: "\(name)…"
            default: name
            }
        }
        if pieces.isEmpty, let last = positionals.last, last.placement == .rest {
            pieces = [last.name.uppercased() + "…"]
        }
        let open = options.filter { !isNamed($0, in: words) }
        pieces += open.prefix(Self.shownOptions).map { option in
            option.placement == .flag ? "[--\(option.name)]" : "[--\(option.name) \(Self.placeholder(option.kind))]"
        }
        return pieces.joined(separator: " ") + (open.count > Self.shownOptions ? "…" : "")
    }

    /// The option whose value comes next.
    private func awaited(_ words: [String]) -> CommandSignature.Parameter? {
        words.last.flatMap { word in
            command.parameters.first { $0.placement != .flag && word == "--" + $0.name }
        }
    }

    private func isNamed(_ parameter: CommandSignature.Parameter, in words: [String]) -> Bool {
        words.contains { word in
            ([parameter.name] + parameter.aliases).contains { word == "--" + $0 || word.hasPrefix("--\($0)=") }
        }
    }

    private func positionalCount(_ words: [String]) -> Int {
        var count = 0
        var skipsNext = false
        for word in words {
            if skipsNext {
                skipsNext = false
            } else if word.hasPrefix("--") {
                skipsNext =
                    !word.contains("=")
                    && command.parameters.contains { "--" + $0.name == word && $0.placement != .flag }
            } else {
                count += 1
            }
        }
        return count
    }

    /// What stands for a value of a kind.
    static func placeholder(_ kind: CommandSignature.Kind) -> String {
        switch kind {
        case .text, .any, .display: "TEXT"
        case .choice(let words): words.count <= 5 ? words.joined(separator: "|") : "WORD"
        case .integer: "N"
        case .boolean: "true|false"
        case .duration: "DURATION"
        case .time: "TIME"
        case .record: "RECORD"
        case .list: "LIST"
        case .function: "FN"
        case .file: "FILE"
        }
    }
}
