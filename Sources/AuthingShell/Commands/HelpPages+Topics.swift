import AuthingAPI
import AuthingJSON
import AuthingScript

/// The pages that are lists.
extension HelpPages {
    /// The page of a topic.
    func page(of topic: HelpTopic) -> String {
        switch topic {
        case .topics: topicList()
        case .errors: errorList()
        case .messages: messageList()
        case .pool: list(catalogue.commands.filter { $0.name.hasPrefix("pool ") }) + "\n" + settingList()
        case .settings: settingList()
        case .functions: functions()
        case .language: Self.languageSummary
        case .exitCodes: exitCodeList()
        case .reports: Self.reports
        }
    }

    /// Lines of a name and what it is.
    func rows(_ rows: [(name: String, summary: String)], indent: Int = 2) -> String {
        let nameWidth = rows.map { TerminalText.width($0.name) }.max() ?? 0
        let lead = String(repeating: " ", count: indent)
        return rows.map { row in
            wrapped(
                row.summary,
                first: lead + TerminalText.pad(row.name, width: nameWidth) + "  ",
                indent: indent + nameWidth + 2
            )
        }.joined()
    }

    private func topicList() -> String {
        "Topics\n" + rows(HelpTopic.allCases.map { ($0.rawValue, $0.summary) })
            + "\nBy name\n"
            + rows([
                ("COMMAND", "a command, such as `help login email`, or by a spelling of an SDK: `help loginByEmail`"),
                ("WORD", "all commands that begin with a word: `help login`, `help user`"),
                ("error CODE", "a code of the API: what raises it, and a script that does"),
                ("A1104", "a message of the shell"),
                ("SETTING", "a setting of the pool, such as `help loginFailCheck`"),
                ("FUNCTION", "a function, such as `help split`"),
            ])
            + wrapped(
                "`help --json TOPIC` answers with a record, `help --json` with everything.",
                first: "\n",
                indent: 0
            )
    }

    private func errorList() -> String {
        let codes = AuthingError.Code.allCases.map { code in
            (name: "\(code.rawValue)", summary: code.meaning.text(in: language))
        }
        return "Codes of the API\n" + rows(codes)
            + wrapped(
                "`help error CODE` explains one: what raises it, and a script that does, which `repro error CODE` runs.",
                first: "\n",
                indent: 0
            )
    }

    private func messageList() -> String {
        let codes = DiagnosticCode.all + ShellCodes.all
        return "Messages of the shell\n" + rows(codes.sorted { $0.id < $1.id }.map { ($0.id, $0.title) })
    }

    private func exitCodeList() -> String {
        "Exit codes\n" + rows(ExitCode.all.map { ("\($0.code)", $0.meaning) })
    }

    private func settingList() -> String {
        "Settings, each changed with `pool set SETTING VALUE`\n" + PoolSetting.all.map { lines(of: $0) }.joined()
    }

    /// A setting: what it does, and for each value its type, range and default.
    private func lines(of setting: PoolSetting) -> String {
        let heading = wrapped(setting.summary.text(in: language), first: "  \(setting.name)  ", indent: 6)
        guard setting.isRecord else {
            return heading
                + wrapped(setting.fields.first.map { range(of: $0, setting) } ?? "", first: "      ", indent: 8)
        }
        return heading + rows(setting.fields.map { ($0.name, range(of: $0, setting)) }, indent: 6)
    }

    /// What a value may be, and its default: "whole seconds, 1 to 86400; default 300".
    func range(of field: SettingField, _ setting: PoolSetting) -> String {
        let (memory, file) = defaults(of: field, setting)
        let word = language == .english ? "default" : "默认"
        let standard = memory == file ? memory.text() : "\(memory.text()) in memory, \(file.text()) in a file"
        return "\(field.kind.expectation.text(in: language).trimmed); \(word) \(standard)"
    }

    /// The default of a value, for a pool in memory and for one in a file.
    func defaults(of field: SettingField, _ setting: PoolSetting) -> (memory: JSON, file: JSON) {
        func standard(_ hashing: PoolSettings.PasswordHashing) -> JSON {
            let value = PoolSettings(passwordHashing: hashing).value(of: setting)
            return setting.isRecord ? value.objectValue?[field.name] ?? .null : value
        }
        return (standard(.cheap), standard(.owasp))
    }

    /// The page of a setting.
    func page(of setting: PoolSetting) -> String {
        var text = wrapped(setting.summary.text(in: language), first: "\(setting.name): ", indent: 2)
        if setting.isRecord {
            for field in setting.fields {
                text += wrapped(field.summary.text(in: language), first: "  \(field.name)  ", indent: 6)
                text += wrapped(range(of: field, setting), first: "      ", indent: 8)
            }
        } else if let field = setting.fields.first {
            text += wrapped(range(of: field, setting), first: "  ", indent: 4)
        }
        let rules = DecisionRule.allCases.filter { $0.setting == setting.name }
        if !rules.isEmpty {
            let words = rules.map { "\($0.rawValue) (\($0.codes.map { "\($0.rawValue)" }.joined(separator: ", ")))" }
            text += wrapped("Governs the rule " + words.joined(separator: ", "), first: "  ", indent: 4)
        }
        let usage = setting.isRecord ? "{\(setting.fields.first?.name ?? ""): …}" : "VALUE"
        return text + "  Change it with `pool set \(setting.name) \(usage)`.\n"
    }
}

extension String {
    /// Without blanks at its start.
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
