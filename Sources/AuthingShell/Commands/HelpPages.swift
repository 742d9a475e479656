import AuthingAPI
import AuthingScript

/// The texts of `help`, made from the declarations.
struct HelpPages {
    let catalogue: CommandCatalogue
    let width: Int
    let language: Language

    /// The page for a topic.
    ///
    /// - Parameter topic: a command, the first words of several, an error code such as `2000`, a message code such as
    ///   `A1104`, a setting, a function, a ``HelpTopic``; empty for the overview.
    /// - Returns: the text, `nil` when there is no such topic.
    func page(_ topic: String) -> String? {
        if topic.isEmpty { return overview() }
        if let command = catalogue[name: topic] { return page(of: command) }
        if let topic = HelpTopic(rawValue: topic) { return page(of: topic) }
        let code = topic.hasPrefix("error ") ? String(topic.dropFirst("error ".count)) : topic
        if let number = Int(code), let known = AuthingError.Code(rawValue: number) { return page(of: known) }
        if let diagnostic = DiagnosticCode.find(code) ?? ShellCodes.find(code) { return page(of: diagnostic) }
        if let function = ScriptFunction.find(topic) { return page(of: function) }
        if let setting = PoolSetting.named(topic) { return page(of: setting) }
        if Keyword(rawValue: topic) != nil { return Self.languageSummary }
        let family = catalogue.commands.filter { $0.name.hasPrefix(topic + " ") }
        return family.isEmpty ? nil : list(family)
    }

    /// What may be asked for, for near matches and completion.
    var topics: [String] {
        catalogue.table.allNames + catalogue.commands.map { String($0.name.prefix { $0 != " " }) }
            + PoolSetting.all.map(\.name) + HelpTopic.allCases.map(\.rawValue)
    }

    private func overview() -> String {
        var text = wrapped(
            "A statement is a command, such as `login email a@b.com ?`, or one of let, if, for, while, retry, try, fn, "
                + "test, assert, expect, include.",
            first: "",
            indent: 0
        )
        for group in Command.Group.allCases {
            let commands = catalogue.commands.filter { $0.group == group }
            guard !commands.isEmpty else { continue }
            text += "\n\(group.title)\n" + list(commands)
        }
        text += wrapped(
            "`help COMMAND` explains one, `help error 2000` a code of the API, `help A1104` a message of the shell, "
                + "`help pool` the settings; `help topics` lists the rest.",
            first: "\n",
            indent: 0
        )
        return text
    }

    func list(_ commands: [Command]) -> String {
        let nameWidth = min(24, commands.map(\.name.count).max() ?? 0)
        return commands.map { command in
            wrapped(command.summary, first: "  " + command.name.padded(to: nameWidth) + "  ", indent: nameWidth + 4)
        }.joined()
    }

    private func page(of command: Command) -> String {
        var text = wrapped(usageWords(of: command), first: "", indent: 4)
        text += wrapped(command.summary + ".", first: "  ", indent: 2)
        let discussion = command.discussion()
        if !discussion.isEmpty { text += wrapped(discussion, first: "  ", indent: 2) }
        if !command.aliases.isEmpty {
            text += wrapped("Also: " + command.aliases.joined(separator: ", "), first: "  ", indent: 4)
        }
        if !command.parameters.isEmpty {
            text += "\nParameters\n"
            let labels = command.parameters.map(label)
            let labelWidth = min(26, labels.map(\.count).max() ?? 0)
            for (parameter, label) in zip(command.parameters, labels) {
                let secrecy = parameter.isSecret ? " (secret: `?` asks for it)" : ""
                text += wrapped(
                    parameter.summary + secrecy,
                    first: "  " + label.padded(to: labelWidth) + "  ",
                    indent: labelWidth + 4
                )
            }
        }
        text += wrapped("Result: " + command.result.summary, first: "\n", indent: 2)
        if !command.result.fields.isEmpty, command.result.fields.count <= 16 {
            let nameWidth = command.result.fields.map(\.name.count).max() ?? 0
            for field in command.result.fields {
                text += wrapped(
                    field.summary,
                    first: "  " + field.name.padded(to: nameWidth) + "  ",
                    indent: nameWidth + 4
                )
            }
        } else if !command.result.fields.isEmpty {
            text += wrapped(command.result.fields.map(\.name).joined(separator: " "), first: "  ", indent: 2)
        }
        if !command.errors.isEmpty {
            text += "\nErrors\n"
            for code in command.errors {
                let meaning = AuthingError.Code(rawValue: code).map { $0.meaning.text(in: language) } ?? ""
                text += wrapped(meaning, first: "  \(code)  ", indent: 8)
            }
        }
        if !command.examples.isEmpty {
            text += "\nExamples\n"
            for example in command.examples {
                for line in example.given + [example.input] { text += "  " + line + "\n" }
                if let output = example.output {
                    for line in output.split(separator: "\n") { text += "    " + line + "\n" }
                }
            }
        }
        return text
    }

    /// How a command is written: its name, then a piece for each parameter.
    func usageWords(of command: Command) -> [String] {
        var words = [command.name]
        for parameter in command.parameters {
            let name = parameter.name.uppercased()
            switch parameter.placement {
            case .required: words.append(name)
            case .optional: words.append("[\(name)]")
            case .rest: words.append("\(name)…")
            case .flag: words.append("[--\(parameter.name)]")
            case .option: words.append("[--\(parameter.name) \(placeholder(parameter.kind))]")
            }
        }
        return words
    }

    private func label(_ parameter: CommandSignature.Parameter) -> String {
        switch parameter.placement {
        case .required, .optional, .rest: parameter.name.uppercased()
        case .flag: "--\(parameter.name)"
        case .option: "--\(parameter.name) \(placeholder(parameter.kind))"
        }
    }

    func placeholder(_ kind: CommandSignature.Kind) -> String {
        switch kind {
        case .text, .any, .display: "TEXT"
        case .choice(let words): words.joined(separator: "|")
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

    private func page(of code: DiagnosticCode) -> String {
        let paragraphs = code.explanation.split(separator: "\n\n", omittingEmptySubsequences: true)
        return "\(code.id): \(code.title)\n"
            + paragraphs.map { paragraph in
                // Examples keep their lines; a paragraph of text is set anew.
                let isExample = paragraph.hasPrefix("wrong:") || paragraph.hasPrefix("right:")
                let text = isExample ? String(paragraph) : String(paragraph.replacing("\n", with: " "))
                return isExample
                    ? text.split(separator: "\n").map { "  \($0)\n" }.joined() : wrapped(text, first: "  ", indent: 2)
            }.joined(separator: "\n")
    }

    private func page(of function: ScriptFunction) -> String {
        "\(function.synopsis)\n" + wrapped(function.summary, first: "  ", indent: 2)
            + "  \(function.example.source)" + (function.example.result.map { "  gives \($0)" } ?? "") + "\n"
    }

    func functions() -> String {
        let nameWidth = min(30, ScriptFunction.all.map(\.synopsis.count).max() ?? 0)
        return "Functions of expressions: after =, in conditions, inside ( ), [ ], { }, ${ }\n"
            + ScriptFunction.all.map { function in
                wrapped(
                    function.summary,
                    first: "  " + function.synopsis.padded(to: nameWidth) + "  ",
                    indent: nameWidth + 4
                )
            }.joined()
    }

    static let languageSummary = """
        Commands    login email a@b.com ?     words are text; $name and ${ } are values
                    `?` asks for a value, hidden when it is secret
        Variables   let u = login email a@b.com ?     let n = 1 + 2     $n = $n + 1
        Conditions  if $n > 2 { … } else { … }
                    if error 2000 print "captcha wanted"     asks about the line before
        Loops       for x in [1, 2] { … }     while $n < 9 { … }
                    retry 3 every 2s { … }
        Errors      try { … } catch 2000, 2004..2006 as e { … } finally { … }
                    let r = try login email a@b.com ?     r has ok, value and error
                    expect error 2006 login email a@b.com wrong
        Functions   fn lock(who, times = 3) { … }     then: lock a@b.com 5
        Tests       test "name" { assert $u.email == "a@b.com" }
        Quoting     'raw'     "cooked $name\\n"     \"""several lines\"""
        Results     (outbox last).code reaches into one; (len($list)) calls a function

        """

    /// Text within the width: later lines are indented.
    func wrapped(_ text: String, first: String, indent: Int) -> String {
        let lead = first.hasPrefix("\n") ? String(first.dropFirst()) : first
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, paragraph in
            let start = index == 0 ? lead : String(repeating: " ", count: indent)
            return wrapped(paragraph.split(separator: " ").map(String.init), first: start, indent: indent)
        }
        return (first.hasPrefix("\n") ? "\n" : "") + lines.joined()
    }

    /// Words within the width, none broken; later lines are indented.
    private func wrapped(_ words: [String], first: String, indent: Int) -> String {
        var lines: [String] = []
        var line = first
        for word in words {
            let isFirst = line.allSatisfy { $0 == " " } || line == first
            if !isFirst, TerminalText.width(line) + 1 + TerminalText.width(word) > width {
                lines.append(line)
                line = String(repeating: " ", count: indent) + word
            } else {
                line += (isFirst ? "" : " ") + word
            }
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }
}

extension String {
    /// With blanks behind, up to a number of characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
