import AuthingAPI
import AuthingScript

/// Says what may stand at the cursor: commands, options, values of closed lists, variables and the fields of what they
/// hold, functions.
struct Completer {
    private typealias Candidate = CompletionResult.Candidate

    let catalogue: CommandCatalogue
    /// The variables in scope with their values.
    let variables: [(name: String, value: Value)]
    /// The functions that the session has defined.
    let functions: [String]
    /// What is in the pool.
    var live = LiveNames.none
    /// What is on the disk.
    var files = FileNames(folder: ".")

    /// What may stand at the end of a text.
    ///
    /// - Returns: where the word to replace begins, and the candidates.
    func complete(_ text: String) -> CompletionResult {
        let context = CursorContext(text)
        if context.current.hasPrefix("\""), context.words.first == "include" {
            return CompletionResult(start: context.start, candidates: includes(context.current))
        }
        guard context.mode != .text else { return .none }
        if let variable = afterDollar(context.current) {
            let lead = context.current.count - variable.count
            return CompletionResult(start: context.start + lead, candidates: variables(variable))
        }
        if context.followsError, context.current.allSatisfy(\.isNumber) {
            return CompletionResult(start: context.start, candidates: codes(context.current))
        }
        if let words = context.aroundRecord {
            let members = members(of: words, context)
            if !members.isEmpty { return CompletionResult(start: context.start, candidates: members) }
        }
        let found: [Candidate] =
            switch context.mode {
            case .command: words(context)
            case .expression: functionNames(context.current)
            case .text: []
            }
        return CompletionResult(start: context.start, candidates: found)
    }

    /// The part of a word from its last `$` on, when a variable is being typed there.
    private func afterDollar(_ word: String) -> Substring? {
        guard let dollar = word.lastIndex(of: "$") else { return nil }
        let variable = word[dollar...]
        let isVariable = variable.dropFirst().allSatisfy {
            $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "{"
        }
        return isVariable ? variable : nil
    }

    /// Variables, or the fields of the record that a path of names leads to.
    private func variables(_ typed: Substring) -> [Candidate] {
        let opening = typed.hasPrefix("${") ? "${" : "$"
        let path = typed.dropFirst(opening.count).split(separator: ".", omittingEmptySubsequences: false).map(
            String.init
        )
        guard let last = path.last else { return [] }
        guard path.count > 1 else {
            return variables.filter { $0.name.hasPrefix(last) }.map { variable in
                Candidate(
                    opening + variable.name,
                    summary: variable.value.kind.rawValue,
                    suffix: variable.value.kind == .record ? "" : " "
                )
            }
        }
        guard var value = variables.first(where: { $0.name == path[0] })?.value else { return [] }
        for name in path.dropFirst().dropLast() {
            guard case .record(let record) = value, let field = record[name] else { return [] }
            value = field
        }
        guard case .record(let record) = value else { return [] }
        let lead = opening + path.dropLast().joined(separator: ".") + "."
        return record.filter { $0.0.hasPrefix(last) && $0.0.isVariableName }.map { key, field in
            Candidate(lead + key, summary: field.kind.rawValue, suffix: field.kind == .record ? "" : " ")
        }
    }

    private func words(_ context: CursorContext) -> [Candidate] {
        let words = context.words
        if let (index, count) = catalogue.table.longestMatch(words) {
            let command = catalogue.commands[index]
            let longer = nextWords(after: words, typed: context.current)
            return longer + arguments(of: command, given: Array(words.dropFirst(count)), typed: context.current)
        }
        let next = nextWords(after: words, typed: context.current)
        guard words.isEmpty else { return next }
        return next + (context.mayBeExpression ? functionNames(context.current) : starts(context.current))
    }

    /// The next word of the commands whose names begin with these words; an SDK's spelling when it is begun.
    private func nextWords(after words: [String], typed: String) -> [Candidate] {
        var seen: Set<String> = []
        var found: [Candidate] = []
        for command in catalogue.commands {
            let name = command.name.split(separator: " ").map(String.init)
            if name.count > words.count, name.starts(with: words) {
                let word = name[words.count]
                if word.hasPrefix(typed), seen.insert(word).inserted {
                    let family = catalogue.commands.filter { other in
                        other.name == (words + [word]).joined(separator: " ")
                            || other.name.hasPrefix((words + [word, ""]).joined(separator: " "))
                    }
                    found.append(
                        Candidate(
                            word,
                            summary: family.count == 1 ? command.summary : Self.members(family, after: words + [word])
                        )
                    )
                }
            }
        }
        guard found.isEmpty, words.isEmpty, !typed.isEmpty else { return found }
        return catalogue.commands.flatMap { command in
            command.aliases.filter { $0.hasPrefix(typed) }.map { Candidate($0, summary: command.summary) }
        }
    }

    /// What the commands of a family add to the words they share: `email, username`.
    private static func members(_ family: [Command], after words: [String]) -> String {
        family.map { $0.name.split(separator: " ").dropFirst(words.count).joined(separator: " ") }.joined(
            separator: ", "
        )
    }

    /// Keywords and own functions, which may begin a statement too.
    private func starts(_ typed: String) -> [Candidate] {
        guard !typed.isEmpty else { return [] }
        return (functions + Keyword.allCases.map(\.rawValue)).filter { $0.hasPrefix(typed) }.map { Candidate($0) }
    }

    /// Options, or the words that the parameter in this place accepts.
    private func arguments(of command: Command, given: [String], typed: String) -> [Candidate] {
        let options = command.parameters.filter { $0.placement != .required && $0.placement != .rest }
        if let option = given.last.flatMap({ word in options.first { "--" + $0.name == word && $0.placement != .flag } }
        ) {
            return values(of: option, of: command, given: given, typed: typed)
        }
        if typed.hasPrefix("--") {
            return options.filter { !given.contains("--" + $0.name) }.compactMap { option in
                let text = "--" + option.name
                return text.hasPrefix(typed) ? Candidate(text, summary: option.summary) : nil
            }
        }
        var positionals = 0
        var skipsNext = false
        for word in given {
            if skipsNext {
                skipsNext = false
            } else if word.hasPrefix("--") {
                skipsNext = options.contains { "--" + $0.name == word && $0.placement != .flag }
            } else {
                positionals += 1
            }
        }
        let places = command.parameters.filter { $0.placement != .option && $0.placement != .flag }
        var found: [Candidate] = []
        if let place = positionals < places.count
            ? places[positionals] : places.last.flatMap({ $0.placement == .rest ? $0 : nil })
        {
            found =
                place.name == "topic"
                ? topics(given, typed: typed) : values(of: place, of: command, given: given, typed: typed)
        }
        return found
    }

    private func values(
        of parameter: CommandSignature.Parameter,
        of command: Command,
        given: [String],
        typed: String
    ) -> [Candidate] {
        if command.name == "pool set", parameter.name == "value" {
            return values(ofSetting: given.first ?? "", typed: typed)
        }
        let named = named(by: parameter, of: command.name, words: given, typed: typed)
        guard named.isEmpty else { return named }
        let words: [String] =
            switch parameter.kind {
            case .choice(let words): words
            case .boolean: ["true", "false"]
            case .function: functions
            default: parameter.suggestions
            }
        return words.filter { $0.hasPrefix(typed) }.map { word in
            let setting = parameter.name == "setting" ? PoolSetting.named(word)?.summary.english : nil
            return Candidate(word, summary: setting ?? "")
        }
    }

    /// Words that continue a topic of the help.
    private func topics(_ given: [String], typed: String) -> [Candidate] {
        nextWords(after: given, typed: typed)
            + (given.isEmpty ? (["error"] + HelpTopic.allCases.map(\.rawValue)).filter { $0.hasPrefix(typed) } : [])
            .map { Candidate($0) }
    }

    private func functionNames(_ typed: String) -> [Candidate] {
        guard !typed.isEmpty else { return [] }
        let words = ["error", "true", "false", "null", "not", "and", "or"].filter { $0.hasPrefix(typed) }
        let names = functions.map { ($0, "") } + ScriptFunction.all.map { ($0.name, $0.summary) }
        return words.map { Candidate($0) }
            + names.filter { $0.0.hasPrefix(typed) }.map { Candidate($0.0 + "(", summary: $0.1, suffix: "") }
    }
}
