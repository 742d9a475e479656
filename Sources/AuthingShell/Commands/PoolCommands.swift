import AuthingAPI
import AuthingJSON
import AuthingScript

/// The pool and its settings.
extension Command {
    static let pool: [Command] = [poolShow, poolSet, poolReset]

    private static let settingNames = PoolSetting.all.map(\.name)

    private static let settings = ResultShape(
        "all settings",
        fields: PoolSetting.all.map { .init($0.name, $0.summary.english) }
    )

    /// A setting in a line: its name and keys, what it does, its default.
    static func describe(_ setting: PoolSetting) -> String {
        let keys = setting.isRecord ? " {" + setting.fields.map(\.name).joined(separator: ", ") + "}" : ""
        return "\(setting.name)\(keys): \(setting.summary.english); default \(standard(setting))"
    }

    /// The default of a setting, for both kinds of pool where they differ.
    private static func standard(_ setting: PoolSetting) -> String {
        let inMemory = PoolSettings(passwordHashing: .cheap).value(of: setting).text()
        let inFile = PoolSettings(passwordHashing: .owasp).value(of: setting).text()
        return inMemory == inFile ? inMemory : "\(inMemory) in memory, \(inFile) in a file"
    }

    static let poolShow = Command(
        "pool show",
        group: .console,
        summary: "Shows the pool: its ids, its file and all settings",
        result: ResultShape(
            "the pool",
            fields: [
                .init("id", "24 hexadecimal digits"),
                .init("appId", "the application that calls name"),
                .init("file", "where it is kept, null in memory"),
                .init("users", "how many there are"),
            ] + settings.fields
        ),
        examples: [Example("print (pool show).verifyCodeLength", prints: "4")],
        body: .service { _, services in
            Value(try await services.administration.describePool().json)
        }
    )

    static let poolSet = Command(
        "pool set",
        group: .console,
        summary: "Changes a setting; a record changes the keys it names",
        discussion: PoolSetting.all.map(describe).joined(separator: "\n"),
        parameters: [
            .required("setting", "the setting", kind: .choice(settingNames)),
            .required("value", "its value, a number, true, false, a text or a record", kind: .any),
        ],
        result: settings.shown { arguments, value in
            guard case .record(let record) = value, let changed = record[arguments.text("setting")] else { return nil }
            return "\(arguments.text("setting")) is \(changed.printed)"
        },
        errors: [400],
        examples: [
            Example("pool set registerDisabled true", prints: "registerDisabled is true"),
            Example(
                "pool set loginFailCheck {enabled: true, limit: 3}",
                prints: "loginFailCheck is {\"enabled\":true,\"timeInterval\":300,\"limit\":3}"
            ),
        ],
        body: .service { arguments, services in
            let value = arguments.json("value") ?? .null
            return Value(try await services.administration.changeSetting(arguments.text("setting"), to: value).json)
        }
    )

    static let poolReset = Command(
        "pool reset",
        group: .console,
        summary: "Puts a setting, or all of them, back to the default",
        parameters: [.optional("setting", "the setting, all by default", kind: .choice(settingNames))],
        result: settings.shown { arguments, value in
            guard let name = arguments.optionalText("setting") else { return "all settings have their defaults" }
            guard case .record(let record) = value, let changed = record[name] else { return nil }
            return "\(name) is \(changed.printed)"
        },
        examples: [
            Example(
                given: ["pool set verifyCodeLength 6"],
                "pool reset verifyCodeLength",
                prints: "verifyCodeLength is 4"
            )
        ],
        body: .service { arguments, services in
            Value(try await services.administration.resetSettings(arguments.optionalText("setting")).json)
        }
    )
}
