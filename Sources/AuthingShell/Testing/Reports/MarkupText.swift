import AuthingScript

/// Text within XML and HTML.
enum MarkupText {
    /// A text in which nothing is markup.
    ///
    /// What XML forbids, and what would be invisible or turn the direction of writing, shows as `\u{1b}`.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in TerminalText.escape(text, allowsLineBreaks: true) {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A text as the value of an attribute, in which line ends and tabs stay what they are.
    static func attribute(_ text: String) -> String {
        escape(text).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
    }
}
