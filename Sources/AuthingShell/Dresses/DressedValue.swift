import AuthingScript

/// A value of a call as source text of another language can say it: a secret is the name of an environment variable.
indirect enum DressedValue: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([DressedValue])
    case record([(key: String, value: DressedValue)])
    case secret(variable: String)

    /// Dresses a value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - name: What it is called, in kebab or camel case: a secret's variable is named after it.
    ///   - cover: Covers what the session knows as secret in a text.
    init(_ value: Value, named name: String, cover: (String) -> String) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .number(String(number))
        case .double: self = .number(value.printed)
        case .list(let elements): self = .list(elements.map { DressedValue($0, named: name, cover: cover) })
        case .record(let record):
            self = .record(record.map { ($0, DressedValue($1, named: "\(name)-\($0)", cover: cover)) })
        case .secret: self = .secret(variable: Self.variable(name))
        case .string(let text): self = .text(cover(text))
        case .duration, .time: self = .text(value.printed)
        }
    }

    /// `old-password` as `AUTHING_OLD_PASSWORD`.
    static func variable(_ name: String) -> String {
        var text = "AUTHING_"
        for scalar in name.unicodeScalars {
            let isWord = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            text += isWord ? String(scalar).uppercased() : "_"
        }
        return text
    }

    // MARK: The languages

    /// As Python writes it.
    var python: String {
        switch self {
        case .null: "None"
        case .boolean(let flag): flag ? "True" : "False"
        case .number(let text): text
        case .text(let text): Self.quoted(text) { "\\U" + Self.hex($0, digits: 8) }
        case .list(let elements): "[" + elements.map(\.python).joined(separator: ", ") + "]"
        case .record(let pairs):
            "{" + pairs.map { "\(DressedValue.text($0).python): \($1.python)" }.joined(separator: ", ") + "}"
        case .secret(let variable): "os.environ[\"\(variable)\"]"
        }
    }

    /// As PHP writes it.
    var php: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .text(let text): Self.quoted(text, also: "$") { "\\u{\(Self.hex($0, digits: 1))}" }
        case .list(let elements): "[" + elements.map(\.php).joined(separator: ", ") + "]"
        case .record(let pairs):
            "[" + pairs.map { "\(DressedValue.text($0).php) => \($1.php)" }.joined(separator: ", ") + "]"
        case .secret(let variable): "getenv(\"\(variable)\")"
        }
    }

    /// As Swift writes it, where a text or JSON is wanted.
    var swift: String {
        switch self {
        case .null: ".null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .text(let text): Self.quoted(text) { "\\u{\(Self.hex($0, digits: 1))}" }
        case .list(let elements): "[" + elements.map(\.swift).joined(separator: ", ") + "]"
        case .record(let pairs) where pairs.isEmpty: "[:]"
        case .record(let pairs):
            "[" + pairs.map { "\(DressedValue.text($0).swift): \($1.swift)" }.joined(separator: ", ") + "]"
        case .secret(let variable): "environment[\"\(variable)\"] ?? \"\""
        }
    }

    /// As JSON in a here-document of the shell, where a secret is filled in by `json`.
    var hereJSON: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .text(let text): Self.here(Self.jsonText(text))
        case .list(let elements): "[" + elements.map(\.hereJSON).joined(separator: ",") + "]"
        case .record(let pairs):
            "{" + pairs.map { "\(DressedValue.text($0).hereJSON):\($1.hereJSON)" }.joined(separator: ",") + "}"
        case .secret(let variable): "$(json \"$\(variable)\")"
        }
    }

    /// As JSON, for text that holds JSON; a secret is the name of its variable.
    var json: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .text(let text): Self.jsonText(text)
        case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .record(let pairs):
            "{" + pairs.map { "\(DressedValue.text($0).json):\($1.json)" }.joined(separator: ",") + "}"
        case .secret(let variable): "\"$\(variable)\""
        }
    }

    /// Text in which a here-document of the shell replaces nothing.
    static func here(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("$", with: "\\$").replacing("`", with: "\\`")
    }

    private static func jsonText(_ text: String) -> String {
        quoted(text) { scalar in
            scalar.utf16.map { "\\u" + hex(UInt32($0), digits: 4) }.joined()
        }
    }

    private static func quoted(
        _ text: String,
        also special: Unicode.Scalar? = nil,
        escape: (Unicode.Scalar) -> String
    ) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" || scalar == special {
                result += "\\" + String(scalar)
            } else if scalar == "\n" {
                result += "\\n"
            } else if TerminalText.isPrintable(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += escape(scalar)
            }
        }
        return result + "\""
    }

    private static func hex(_ scalar: Unicode.Scalar, digits: Int) -> String { hex(scalar.value, digits: digits) }

    private static func hex(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
