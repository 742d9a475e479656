/// Writes text the way the language reads it.
package enum Quoting {
    /// The text as a string of the language: `"…"`, or `'…'` where that needs no escapes.
    package static func quoted(_ text: some StringProtocol) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { TerminalText.isPrintable($0) }
        guard isPlain, text.contains(where: { $0 == "\"" || $0 == "\\" || $0 == "$" }), !text.contains("'") else {
            return "\"" + text.unicodeScalars.reduce(into: "") { $0 += escaped($1) } + "\""
        }
        return "'" + text + "'"
    }

    /// The text as one argument: bare where it can be, else quoted.
    package static func argument(_ text: some StringProtocol) -> String {
        let isBare = !text.isEmpty && text != "?" && text != "\\" && !text.hasPrefix("--") && !text.hasPrefix("#")
        return isBare && text.unicodeScalars.allSatisfy(CharacterClass.isBare) ? String(text) : quoted(text)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "$": "\\$"
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        case "\0": "\\0"
        default: TerminalText.isPrintable(scalar) ? String(scalar) : TerminalText.escape(scalar)
        }
    }
}
