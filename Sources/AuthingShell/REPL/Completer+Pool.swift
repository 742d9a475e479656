import AuthingAPI
import AuthingScript

/// Candidates that come from the pool, from the disk and from the API's tables.
extension Completer {
    /// The codes of the API, and where a person asks for help those of the shell.
    func codes(_ typed: String) -> [CompletionResult.Candidate] {
        AuthingError.Code.allCases.filter { String($0.rawValue).hasPrefix(typed) }.sorted { $0.rawValue < $1.rawValue }
            .map { CompletionResult.Candidate(String($0.rawValue), summary: $0.meaning.english) }
    }

    /// What a parameter may be given, beside the words of its declaration.
    ///
    /// - Parameters:
    ///   - parameter: The parameter.
    ///   - command: The name of its command.
    ///   - words: The words of the statement, of which one may name a namespace.
    ///   - typed: The word so far.
    /// - Returns: Candidates; none where it names nothing of the pool.
    func named(
        by parameter: CommandSignature.Parameter,
        of command: String,
        words: [String],
        typed: String
    ) -> [CompletionResult.Candidate] {
        if parameter.kind == .file || parameter.name == "file" {
            return files.paths(typed).map { path in
                CompletionResult.Candidate(
                    Quoting.argument(path),
                    summary: path.hasSuffix("/") ? "folder" : "",
                    suffix: path.hasSuffix("/") ? "" : " "
                )
            }
        }
        guard !parameter.isSecret, let subject = CompletionSubject(parameter, of: command) else { return [] }
        var namespace = Namespace.defaultCode
        if let place = words.lastIndex(of: "--namespace"), place + 1 < words.count { namespace = words[place + 1] }
        var seen: Set<String> = []
        let bare = typed.hasPrefix("\"") || typed.hasPrefix("'") ? String(typed.dropFirst()) : typed
        return live.names(subject, namespace: namespace).filter { name in
            name.text.lowercased().hasPrefix(bare.lowercased()) && (!name.isSecondary || !bare.isEmpty)
                && seen.insert(name.text).inserted
        }.map { CompletionResult.Candidate(Quoting.argument($0.text), summary: $0.summary) }
    }

    /// The values of a setting of the pool.
    func values(ofSetting name: String, typed: String) -> [CompletionResult.Candidate] {
        guard let setting = PoolSetting.named(name) else { return [] }
        guard !setting.isRecord, let field = setting.fields.first else {
            return typed.isEmpty ? [CompletionResult.Candidate("{", summary: setting.summary.english, suffix: "")] : []
        }
        return Self.values(of: field, typed: typed, lead: "")
    }

    /// The keys of a record that is being typed, or the values of the key in front of the cursor.
    ///
    /// - Parameters:
    ///   - words: The words of the statement around the record.
    ///   - context: What stands inside the record.
    /// - Returns: Candidates; none where the record is of another kind.
    func members(of words: [String], _ context: CursorContext) -> [CompletionResult.Candidate] {
        let typed = context.current
        if let key = context.words.last, key.hasSuffix(":") {
            guard words.count >= 3, words[..<2] == ["pool", "set"], let setting = PoolSetting.named(words[2]),
                let field = setting.fields.first(where: { $0.name + ":" == key })
            else { return [] }
            return Self.values(of: field, typed: typed, lead: "")
        }
        let keys: [(String, String)]
        if words.count >= 3, words[..<2] == ["pool", "set"], let setting = PoolSetting.named(words[2]) {
            keys = setting.fields.map { ($0.name, $0.summary.english) }
        } else if words.last == "--profile" || words.starts(with: ["profile", "update"]) {
            keys = ProfileField.allCases.map { ($0.rawValue, UserShape.summary(of: $0.rawValue)) }
        } else if words.last == "--custom-data" || words.starts(with: ["udf", "set"]) {
            keys = live.names(.customFields).map { ($0.text, $0.summary) }
        } else {
            return []
        }
        return keys.filter { key, _ in key.hasPrefix(typed) && !context.words.contains(key + ":") }
            .map { CompletionResult.Candidate($0 + ":", summary: $1) }
    }

    private static func values(of field: SettingField, typed: String, lead: String) -> [CompletionResult.Candidate] {
        let words: [String] =
            switch field.kind {
            case .boolean: ["true", "false"]
            case .choice(let words): words
            default: []
            }
        return words.filter { $0.hasPrefix(typed) }.map { CompletionResult.Candidate($0, summary: "") }
    }

    /// The files that an `include` may name, in quotes.
    func includes(_ typed: String) -> [CompletionResult.Candidate] {
        files.paths(String(typed.dropFirst()), ending: ".authing").map { path in
            CompletionResult.Candidate(
                "\"" + path + (path.hasSuffix("/") ? "" : "\""),
                summary: path.hasSuffix("/") ? "folder" : "",
                suffix: ""
            )
        }
    }

    /// What may come next, shown behind the cursor; empty where nothing is known.
    ///
    /// - Parameter text: The text before the cursor.
    /// - Returns: A text with a blank in front of it where one is to be typed first.
    func hint(_ text: String) -> String {
        let context = CursorContext(text)
        guard context.mode == .command, text.contains(where: { !$0.isWhitespace }) else { return "" }
        let words = context.words + (context.current.isEmpty ? [] : [context.current])
        guard let (index, count) = catalogue.table.longestMatch(words) else { return "" }
        // A name that goes on is not finished: `login phone` may become `login phone-code` still.
        guard count <= context.words.count || words.count == count else { return "" }
        let given = Array(context.words.dropFirst(count))
        let current = count > context.words.count ? "" : context.current
        let hint = UsageHint(command: catalogue.commands[index], given: given, current: current).text
        guard !hint.isEmpty else { return "" }
        return context.current.isEmpty ? hint : " " + hint
    }
}
