import TestSupport
import Testing

@testable import AuthingShell

/// The dim text behind the cursor, on a real terminal.
@Suite("Hints while a line is typed")
struct HintTests {
    private func read(columns: Int = 40, type: (PseudoTerminal) throws -> Void) throws -> LineEditor.Outcome {
        try EditingSession.run(columns: columns, rows: 10) { editor in
            editor.hinter = { $0.hasPrefix("go") ? ($0.hasSuffix(" ") ? "NORTH SOUTH" : " NORTH SOUTH") : "" }
            editor.showsHints = true
            return try editor.readLine(prompt: "> ")
        } type: { terminal in
            try terminal.wait(for: "prompt") { $0.lines.first?.hasPrefix(">") == true }
            try type(terminal)
        }
    }

    @Test("stands behind the cursor, which stays where it is, and is no part of the line")
    func shown() throws {
        let outcome = try read { terminal in
            try terminal.send("go ")
            try terminal.wait(for: "hint") { $0.lines[0] == "> go NORTH SOUTH" && $0.column == 5 }
            try terminal.send("x")
            try terminal.wait(for: "hint behind the word") { $0.lines[0] == "> go x NORTH SOUTH" && $0.column == 6 }
            try terminal.press(.enter)
            try terminal.wait(for: "line without the hint") { $0.lines[0] == "> go x" && $0.row == 1 }
        }
        #expect(outcome == .line("go x"))
    }

    @Test("is gone where the cursor is not at the end")
    func hidden() throws {
        let outcome = try read { terminal in
            try terminal.send("go a")
            try terminal.wait(for: "hint") { $0.lines[0] == "> go a NORTH SOUTH" }
            try terminal.press(.left)
            try terminal.wait(for: "no hint") { $0.lines[0] == "> go a" && $0.column == 5 }
            try terminal.press(.end)
            try terminal.wait(for: "hint again") { $0.lines[0] == "> go a NORTH SOUTH" && $0.column == 6 }
            try terminal.press(.enter)
        }
        #expect(outcome == .line("go a"))
    }

    @Test("is cut at the edge of the screen and never begins a row of its own")
    func cut() throws {
        let outcome = try read(columns: 16) { terminal in
            try terminal.send("go 王")
            try terminal.wait(for: "cut hint") { $0.lines[0] == "> go 王 NORTH …" && $0.column == 7 }
            try terminal.send("12345678")
            try terminal.wait(for: "full row") { $0.lines[0].hasPrefix("> go 王12345678") }
            try terminal.press(.enter)
            try terminal.wait(for: "clean rows") { $0.lines[0] == "> go 王12345678" && $0.row == 1 }
        }
        #expect(outcome == .line("go 王12345678"))
    }
}
