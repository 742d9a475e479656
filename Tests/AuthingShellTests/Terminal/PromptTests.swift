import Foundation
import TestSupport
import Testing

/// The prompt as a person meets it: the built `authing` on a terminal.
struct PromptTests {
    /// A home of its own for each test, so that no history is shared.
    private final class Home {
        let path = FileManager.default.temporaryDirectory.path + "/prompt-\(UUID().uuidString)"
        var historyPath: String { path + "/state/authing/history" }
        var history: String { (try? String(contentsOfFile: historyPath, encoding: .utf8)) ?? "" }  // none yet: empty

        init() { mkdir(path, 0o700) }
        deinit { _ = try? FileManager.default.removeItem(atPath: path) }  // nothing to do about a folder that stays

        /// Starts the prompt and waits for it.
        func start(columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
            let terminal = try PseudoTerminal(columns: columns, rows: rows)
            try terminal.launch(
                BuiltProduct.path("authing"),
                environment: [
                    "PATH": "/usr/bin:/bin", "HOME": path, "XDG_STATE_HOME": path + "/state",
                    // On a terminal Swift's backtracer would ask what to do.
                    "SWIFT_BACKTRACE": "enable=no",
                ]
            )
            try terminal.wait(forCursorLine: "authing>")
            return terminal
        }
    }

    /// Types a line, presses Enter, and waits for the next prompt below it.
    private func enter(_ line: String, on terminal: PseudoTerminal) throws {
        try terminal.send(line)
        try terminal.wait(for: "echo of “\(line)”") { $0.cursorLine.hasSuffix(line) }
        try terminal.press(.enter)
        try waitForPrompt(on: terminal)
    }

    /// Waits for a prompt that nothing was typed at, whoever is logged in.
    private func waitForPrompt(on terminal: PseudoTerminal) throws {
        try terminal.wait(for: "prompt") {
            $0.cursorLine.hasSuffix("authing>") && $0.column == $0.cursorLine.count + 1
        }
    }

    private func end(_ terminal: PseudoTerminal) throws {
        // Keys that come while a statement runs meet the system's own line editing.
        try waitForPrompt(on: terminal)
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(terminal.isCooked)
        #expect(!terminal.screen.modes.contains(2004))
    }

    @Test("statements run, Chinese text is edited, Ctrl-D ends")
    func session() throws {
        let home = Home()
        let terminal = try home.start()
        try terminal.send("print \"你们好\"")
        try terminal.press(.left, .left, .backspace, .enter)
        try terminal.wait(forLine: "你好")
        try waitForPrompt(on: terminal)
        try enter("let x = 20 + 1", on: terminal)
        try enter("$x * 2", on: terminal)
        #expect(terminal.screen.lines.contains("42"))
        try end(terminal)
    }

    @Test("a statement that is not finished goes on in the next line, and comes back whole")
    func continuation() throws {
        let home = Home()
        let terminal = try home.start()
        try terminal.send("for i in 1..2 {\r")
        try terminal.wait(for: "continuation") { $0.cursorLine.hasSuffix("...>") }
        try terminal.send("print \"round $i\"\r")
        try enter("}", on: terminal)
        #expect(terminal.screen.lines.contains("round 2"))
        try terminal.press(.up)
        try terminal.wait(forCursorLine: "}")
        try terminal.press(.enter)
        try terminal.wait(for: "second run") { $0.lines.count { $0 == "round 2" } == 2 }
        try end(terminal)
        #expect(home.history.split(separator: "\n").count == 1)
    }

    @Test("a paste of several lines with tabs is one entry")
    func paste() throws {
        let home = Home()
        let terminal = try home.start()
        try terminal.press(.paste("if true {\n\tprint \"a\tb\"\n} else {\n\tprint \"never\"\n}\n"))
        try terminal.wait(forCursorLine: "}")
        try terminal.press(.enter)
        try terminal.wait(for: "result") { $0.lines.contains { $0.hasPrefix("a") } && $0.cursorLine == "authing>" }
        try end(terminal)
        #expect(home.history.split(separator: "\n").count == 1)
    }

    @Test("Tab completes commands and shows what else there is")
    func completion() throws {
        let home = Home()
        let terminal = try home.start()
        try terminal.send("whoa")
        try terminal.press(.tab)
        try terminal.wait(for: "completed command") { $0.cursorLine == "authing> whoami" && $0.column == 16 }
        try terminal.press(.control("u"))
        try terminal.send("login ")
        try terminal.press(.tab)
        try terminal.wait(for: "candidates") {
            let lines = $0.lines
            return ["email", "phone", "username"].allSatisfy { name in lines.contains { $0.contains(name) } }
                && $0.cursorLine == "authing> login"
        }
        try terminal.press(.control("c"))
        try terminal.wait(forCursorLine: "authing>")
        try end(terminal)
    }

    @Test("Ctrl-C drops a line, an entry, and stops a loop")
    func interrupt() throws {
        let home = Home()
        let terminal = try home.start()
        try terminal.send("half a line")
        try terminal.wait(forCursorLine: "authing> half a line")
        try terminal.press(.control("c"))
        try terminal.wait(forCursorLine: "authing>")
        try terminal.send("while true limit 1000000000 {\r")
        try terminal.wait(for: "continuation") { $0.cursorLine.hasSuffix("...>") }
        try terminal.press(.control("c"))
        try terminal.wait(forCursorLine: "authing>")
        try terminal.send("print \"begun\"; while true limit 1000000000 { let x = 1 }\r")
        try terminal.wait(forLine: "begun")
        try terminal.press(.control("c"))
        try terminal.wait(forCursorLine: "authing>")
        try enter("print \"still there\"", on: terminal)
        #expect(terminal.screen.lines.contains("still there"))
        try end(terminal)
    }

    @Test("hidden input is neither shown nor kept, and the history outlives the shell")
    func secrets() throws {
        let home = Home()
        let secret = "Unique-S3cret-\(UUID().uuidString)"
        let terminal = try home.start(columns: 120)
        try enter("register email a@b.com \(secret)", on: terminal)
        let shown = terminal.output.count
        try terminal.send("login email a@b.com ?\r")
        try terminal.wait(for: "question") { $0.cursorLine.hasSuffix(":") }
        try terminal.send(secret + "\r")
        try terminal.wait(forCursorLine: "a@b.com authing>")
        #expect(!String(decoding: terminal.output[shown...], as: UTF8.self).contains(secret))
        try enter("whoami", on: terminal)
        #expect(terminal.screen.lines.contains { $0.contains("a@b.com") })
        try end(terminal)
        #expect(!home.history.contains(secret))

        let second = try home.start()
        try second.press(.up, .up, .up)
        try second.wait(forCursorLine: "authing> register email a@b.com ?")
        try second.press(.control("c"))
        try second.wait(forCursorLine: "authing>")
        try second.press(.control("r"))
        try second.send("login")
        try second.wait(for: "found entry") { $0.cursorLine.hasSuffix(": login email a@b.com ?") }
        try second.press(.control("c"))
        try second.wait(forCursorLine: "authing>")
        try end(second)
        var status = stat()
        #expect(stat(home.historyPath, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("the line is drawn anew when the window changes, and after Ctrl-Z")
    func redrawn() throws {
        let home = Home()
        let terminal = try home.start()
        try terminal.send("print \"a line that is folded\"")
        try terminal.wait(forText: "folded")
        terminal.resize(columns: 20, rows: 10)
        try terminal.wait(for: "folded line") { $0.lines.contains("authing> print \"a li") }
        terminal.resize(columns: 60, rows: 10)
        try terminal.wait(forCursorLine: "authing> print \"a line that is folded\"")
        // Nobody could continue the leader of a session: it is not stopped, but finds its modes changed.
        try terminal.press(.control("z"))
        try terminal.wait(for: "second line") { $0.lines.joined().count { $0 == ">" } == 2 }
        try terminal.press(.enter)
        try terminal.wait(forLine: "a line that is folded")
        try terminal.wait(forCursorLine: "authing>")
        try end(terminal)
    }
}
