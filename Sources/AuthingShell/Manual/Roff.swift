/// Writes text as the source of a man page.
///
/// Everything that troff would read as a request or an escape is made plain text.
enum Roff {
    /// A line of text.
    static func line(_ text: String) -> String {
        let plain = escaped(text)
        return (plain.first == "." || plain.first == "'" ? "\\&" : "") + plain + "\n"
    }

    /// Lines that are shown as they are, none joined or filled.
    static func verbatim(_ lines: [String]) -> String {
        ".nf\n.RS 4\n" + lines.map { line($0) }.joined() + ".RE\n.fi\n"
    }

    /// A paragraph; empty text is none.
    static func paragraph(_ text: String) -> String { text.isEmpty ? "" : ".PP\n" + line(text) }

    /// An entry of a list: a term in bold, and what it means.
    static func entry(_ term: String, _ meaning: String) -> String {
        ".TP\n.B " + argument(term) + "\n" + line(meaning)
    }

    /// The heading of a section.
    static func section(_ title: String) -> String { ".SH " + argument(title) + "\n" }

    /// The heading of a part of a section.
    static func subsection(_ title: String) -> String { ".SS " + argument(title) + "\n" }

    /// A text as one argument of a request.
    static func argument(_ text: String) -> String {
        "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
    }

    private static func escaped(_ text: String) -> String {
        var plain = ""
        for character in text {
            switch character {
            case "\\": plain += "\\e"
            // A hyphen that stays one when it is copied, and an accent that stays a quote.
            case "-": plain += "\\-"
            case "`": plain += "\\(ga"
            case "'": plain += "\\(aq"
            case "^": plain += "\\(ha"
            case "~": plain += "\\(ti"
            case "\n": plain += " "
            default: plain.append(character)
            }
        }
        return plain
    }
}
