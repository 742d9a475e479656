import AuthingScript
import Foundation
import Testing

@testable import AuthingShell

@Suite("The line in front of an entry")
struct PromptLineTests {
    private static let instant = TimeText.read("2026-01-01T00:00:00Z")

    private func text(_ user: String?, frozen: Bool, target: String = "authing", columns: Int = 80) -> String {
        PromptLine(user: user, clock: frozen ? Self.instant : nil, target: target)
            .text(columns: columns, colours: false)
    }

    @Test("shows the user, the clock that stands still, and the target")
    func pieces() {
        #expect(text(nil, frozen: false) == "authing> ")
        #expect(text("ada@example.org", frozen: false) == "ada@example.org authing> ")
        #expect(text("ada@example.org", frozen: true) == "ada@example.org [2026-01-01T00:00:00Z] authing> ")
        #expect(text("王小明", frozen: false, target: "authing:case.db") == "王小明 authing:case.db> ")
    }

    @Test("leaves room for the entry, whatever it has to show", arguments: [24, 40, 60, 80, 160])
    func fits(columns: Int) {
        let users = ["a", String(repeating: "long", count: 20), String(repeating: "王", count: 40)]
        for user in users {
            let target = "authing:" + String(repeating: "p", count: 90)
            let line = text(user, frozen: true, target: target, columns: columns)
            #expect(TerminalText.width(line) <= max(columns - PromptLine.roomForEntry, 12))
            #expect(line.hasSuffix("> "))
        }
    }

    @Test("data cannot steer the terminal")
    func harmless() {
        #expect(!text("a\u{1b}[2Jb\n", frozen: false).unicodeScalars.contains { $0.value < 0x20 })
    }
}
