import AuthingAPI
import AuthingScript
import Foundation

/// The text in front of an entry: who is logged in, the clock where it stands still, and what is spoken to.
///
/// `ada@example.org [2026-01-01T00:00:00Z] authing> `
struct PromptLine: Equatable {
    /// Columns that are left for the entry, as far as the screen has them.
    static let roomForEntry = 32
    private static let shortestUser = 8

    /// Who is logged in, `nil` for nobody.
    let user: String?
    /// Where the clock stands, `nil` where it runs.
    let clock: Date?
    /// What the commands act on.
    let target: String

    /// Reads a session.
    ///
    /// - Parameters:
    ///   - services: What the session acts on.
    ///   - poolFile: The file of the pool, `nil` for one in memory.
    init(_ services: Services, poolFile: String?) {
        let session = services.client.session
        let name = session.user.map { user in
            user.email ?? user.username ?? user.phone ?? user.id.rawValue
        }
        self.init(
            // Who has registered is known, and not logged in.
            user: session.token == nil ? nil : name ?? "(token)",
            clock: services.laboratory.isFrozen ? services.laboratory.now() : nil,
            target: poolFile.map { "authing:\(URL(filePath: $0).lastPathComponent)" } ?? "authing"
        )
    }

    /// Creates a line.
    init(user: String?, clock: Date?, target: String) {
        self.user = user.map { TerminalText.escape($0) }
        self.clock = clock
        self.target = TerminalText.escape(target)
    }

    /// The line, cut so that room for an entry is left: the user first, then the target, then the clock.
    ///
    /// - Parameters:
    ///   - columns: The screen's.
    ///   - colours: Whether it may be coloured.
    /// - Returns: The line, with a blank at its end.
    func text(columns: Int, colours: Bool) -> String {
        let room = max(columns - Self.roomForEntry, 12)
        var pieces = [user ?? "", clock.map { "[\(TimeText.write($0))]" } ?? "", target]
        func excess() -> Int {
            pieces.reduce(2) { $0 + (($1.isEmpty || $1 == pieces[2]) ? 0 : 1) + TerminalText.width($1) } - room
        }
        func shorten(_ index: Int, to shortest: Int) {
            let width = TerminalText.width(pieces[index])
            guard excess() > 0, width > shortest else { return }
            pieces[index] = TerminalText.truncate(pieces[index], width: max(shortest, width - excess()))
        }
        shorten(0, to: Self.shortestUser)
        shorten(2, to: "authing".count)
        if excess() > 0 { pieces[1] = "" }
        if excess() > 0 { pieces[0] = "" }
        let styles = ["36", "33", "1;32"]
        let shown = zip(pieces, styles).compactMap { piece, style -> String? in
            guard !piece.isEmpty else { return nil }
            let text = style == styles[2] ? piece + ">" : piece
            return colours ? "\u{1b}[\(style)m\(text)\u{1b}[0m" : text
        }
        return shown.joined(separator: " ") + " "
    }
}
