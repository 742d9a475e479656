import AuthingAPI
import AuthingJSON
import AuthingScript

/// The help as records, for programs: the same topics, and everything at once.
struct HelpRecords {
    let pages: HelpPages

    /// The record of a topic.
    ///
    /// - Parameter topic: As for ``HelpPages/page(_:)``; empty for everything.
    /// - Returns: The record, `nil` when there is no such topic.
    func record(_ topic: String) -> JSON? {
        if topic.isEmpty { return everything }
        if let command = pages.catalogue[name: topic] { return json(command) }
        if let topic = HelpTopic(rawValue: topic) { return json(topic) }
        let code = topic.hasPrefix("error ") ? String(topic.dropFirst("error ".count)) : topic
        if let number = Int(code), let known = AuthingError.Code(rawValue: number) { return json(known) }
        if let diagnostic = DiagnosticCode.find(code) ?? ShellCodes.find(code) { return json(diagnostic) }
        if let function = ScriptFunction.find(topic) { return json(function) }
        if let setting = PoolSetting.named(topic) { return json(setting) }
        if Keyword(rawValue: topic) != nil { return json(HelpTopic.language) }
        let family = pages.catalogue.commands.filter { $0.name.hasPrefix(topic + " ") }
        return family.isEmpty ? nil : ["kind": "family", "commands": .array(family.map(json))]
    }

    private var everything: JSON {
        [
            "kind": "everything",
            "commands": .array(pages.catalogue.commands.map(json)),
            "errors": .array(AuthingError.Code.allCases.map(json)),
            "messages": .array(messages.map(json)),
            "settings": .array(PoolSetting.all.map(json)),
            "functions": .array(ScriptFunction.all.map(json)),
            "language": .string(HelpPages.languageSummary),
            "exitCodes": exitCodes,
            "topics": topics,
        ]
    }

    private func json(_ topic: HelpTopic) -> JSON {
        let content: (String, JSON) =
            switch topic {
            case .topics: ("topics", topics)
            case .errors: ("errors", .array(AuthingError.Code.allCases.map(json)))
            case .messages: ("messages", .array(messages.map(json)))
            case .pool, .settings: ("settings", .array(PoolSetting.all.map(json)))
            case .functions: ("functions", .array(ScriptFunction.all.map(json)))
            case .language: ("text", .string(HelpPages.languageSummary))
            case .exitCodes: ("exitCodes", exitCodes)
            case .reports: ("text", .string(HelpPages.reports))
            }
        var record: JSONObject = ["kind": "topic", "name": .string(topic.rawValue), "summary": .string(topic.summary)]
        if topic == .pool {
            let commands = pages.catalogue.commands.filter { $0.name.hasPrefix("pool ") }
            record["commands"] = .array(commands.map(json))
        }
        record[content.0] = content.1
        return .object(record)
    }

    private var messages: [DiagnosticCode] { (DiagnosticCode.all + ShellCodes.all).sorted { $0.id < $1.id } }

    private var topics: JSON {
        .array(HelpTopic.allCases.map { ["name": .string($0.rawValue), "summary": .string($0.summary)] })
    }

    private var exitCodes: JSON {
        .array(ExitCode.all.map { ["code": .integer(Int($0.code)), "meaning": .string($0.meaning)] })
    }

    private func json(_ command: Command) -> JSON {
        [
            "kind": "command",
            "name": .string(command.name),
            "aliases": strings(command.aliases),
            "group": .string(command.group.rawValue),
            "summary": .string(command.summary),
            "discussion": .string(command.discussion()),
            "usage": .string(pages.usageWords(of: command).joined(separator: " ")),
            "parameters": .array(command.parameters.map(json)),
            "result": [
                "summary": .string(command.result.summary),
                "fields": .array(
                    command.result.fields.map { field in
                        [
                            "name": .string(field.name), "summary": .string(field.summary),
                            "secret": .bool(field.secrecy != nil),
                        ]
                    }
                ),
            ],
            "errors": .array(
                command.errors.map { code in
                    ["code": .integer(code), "meaning": AuthingError.Code(rawValue: code).map(meaning(of:)) ?? .null]
                }
            ),
            "examples": .array(
                command.examples.map { example in
                    [
                        "given": strings(example.given), "input": .string(example.input),
                        "output": .orNull(example.output),
                    ]
                }
            ),
        ]
    }

    private func json(_ parameter: CommandSignature.Parameter) -> JSON {
        let placement =
            switch parameter.placement {
            case .required: "required"
            case .optional: "optional"
            case .rest: "rest"
            case .option: "option"
            case .flag: "flag"
            }
        return [
            "name": .string(parameter.name),
            "placement": .string(placement),
            "value": parameter.placement == .flag ? .null : .string(pages.placeholder(parameter.kind)),
            "secret": .bool(parameter.isSecret),
            "summary": .string(parameter.summary),
        ]
    }

    private func json(_ code: AuthingError.Code) -> JSON {
        let reproduction = Reproduction.of(code)
        var reason: LocalizedText?
        if case .none(let why) = reproduction { reason = why }
        return [
            "kind": "error",
            "code": .integer(code.rawValue),
            "meaning": meaning(of: code),
            "rules": .array(
                DecisionRule.raising(code).map { rule in
                    [
                        "rule": .string(rule.rawValue),
                        "question": .string(rule.question.text(in: pages.language)),
                        "setting": .orNull(rule.setting),
                        "remedies": strings(rule.remedies(for: code).map { $0.text(in: pages.language) }),
                    ]
                }
            ),
            "commands": strings(pages.commands(endingWith: code).map(\.name)),
            "script": .orNull(reproduction.script),
            "reason": .orNull(reason?.text(in: pages.language)),
        ]
    }

    private func json(_ code: DiagnosticCode) -> JSON {
        [
            "kind": "message", "code": .string(code.id), "title": .string(code.title),
            "explanation": .string(code.explanation),
        ]
    }

    private func json(_ function: ScriptFunction) -> JSON {
        [
            "kind": "function",
            "name": .string(function.name),
            "synopsis": .string(function.synopsis),
            "summary": .string(function.summary),
            "example": ["source": .string(function.example.source), "result": .orNull(function.example.result)],
        ]
    }

    private func json(_ setting: PoolSetting) -> JSON {
        [
            "kind": "setting",
            "name": .string(setting.name),
            "summary": .string(setting.summary.text(in: pages.language)),
            "isRecord": .bool(setting.isRecord),
            "fields": .array(
                setting.fields.map { field in
                    let (memory, file) = pages.defaults(of: field, setting)
                    return [
                        "name": .string(field.name),
                        "summary": .string(field.summary.text(in: pages.language)),
                        "type": .string(field.kind.expectation.english),
                        "default": memory,
                        "defaultInFile": file,
                    ]
                }
            ),
        ]
    }

    private func meaning(of code: AuthingError.Code) -> JSON {
        ["zh-CN": .string(code.meaning.chinese), "en-US": .string(code.meaning.english)]
    }

    private func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
