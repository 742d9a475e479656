/// A key as xterm sends it.
package enum TerminalKey: Sendable {
    case enter, tab, escape, backspace, delete, up, down, left, right, home, end, pageUp, pageDown
    /// With the control key: `.control("c")`.
    case control(Character)
    /// With the alt key: `.alt("b")`.
    case alt(Character)
    case wordLeft, wordRight
    /// Text that is pasted while the program asked for bracketed paste.
    case paste(String)

    /// The bytes, as text.
    package var text: String {
        switch self {
        case .enter: "\r"
        case .tab: "\t"
        case .escape: "\u{1b}"
        case .backspace: "\u{7f}"
        case .delete: "\u{1b}[3~"
        case .up: "\u{1b}[A"
        case .down: "\u{1b}[B"
        case .right: "\u{1b}[C"
        case .left: "\u{1b}[D"
        case .home: "\u{1b}[H"
        case .end: "\u{1b}[F"
        case .pageUp: "\u{1b}[5~"
        case .pageDown: "\u{1b}[6~"
        case .wordLeft: "\u{1b}[1;5D"
        case .wordRight: "\u{1b}[1;5C"
        case .control(let letter):
            letter.asciiValue.map { String(UnicodeScalar($0 & 0x1F)) } ?? ""
        case .alt(let character): "\u{1b}\(character)"
        // A terminal sends line ends as Enter does.
        case .paste(let text): "\u{1b}[200~\(text.replacing("\n", with: "\r"))\u{1b}[201~"
        }
    }
}
