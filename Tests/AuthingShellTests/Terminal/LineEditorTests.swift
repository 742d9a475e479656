import AuthingShell
import Foundation
import TestSupport
import Testing

/// One after another: the terminal to be restored after a death belongs to the process.
@Suite(.serialized)
struct LineEditorTests {
    @Test(
        "keys edit the line as a person expects",
        arguments: [
            (["你好 world", ""], [], "你好 world"),
            (["ab你", "c"], [TerminalKey.left, .backspace], "ac你"),
            (["ac", "b"], [.left], "abc"),
            (["bc", "a"], [.home], "abc"),
            (["xbc", "a"], [.home, .delete], "abc"),
            (["bc", "a"], [.control("a")], "abc"),
            (["a c", "b"], [.wordLeft, .left], "ab c"),
            (["one two", "x"], [.alt("b")], "one xtwo"),
            (["one two", "x"], [.wordLeft, .wordLeft, .wordRight], "onex two"),
            (["one two", "x"], [.control("w")], "one x"),
            (["one two", "x"], [.home, .alt("d")], "x two"),
            (["one two", "x"], [.control("u")], "x"),
            (["one two", "x"], [.wordLeft, .control("k")], "one x"),
            (["one two", ""], [.control("u"), .control("y")], "one two"),
            (["abd", "c"], [.home, .end, .left], "abcd"),
            (["ab", "c"], [.alt("\r")], "ab\nc"),
            (["a", "b"], [.escape], "ab"),
            (["aé张🎉b", ""], [.left, .backspace], "aé张b"),
        ] as [([String], [TerminalKey], String)]
    )
    func keys(typed: [String], keys: [TerminalKey], expected: String) throws {
        let outcome = try EditingSession.readLine { terminal in
            try terminal.send(typed[0])
            for key in keys {
                try terminal.press(key)
                // Alone ESC is a key only if nothing follows it at once.
                if case .escape = key { terminal.pause(milliseconds: 300) }
            }
            try terminal.send(typed[1])
            try terminal.press(.enter)
        }
        #expect(outcome == .line(expected))
    }

    @Test(
        "sequences that mean nothing leave no trace",
        arguments: [
            "\u{1b}[15~", "\u{1b}[1;2P", "\u{1b}OP", "\u{1b}[[A", "\u{1b}[200", "\u{1b}[99999999999999999999;1z",
            "\u{1b}\u{1b}[15~",
        ]
    )
    func unknownSequences(sequence: String) throws {
        let outcome = try EditingSession.readLine { terminal in
            try terminal.send("a" + sequence + (sequence.hasSuffix("200") ? "x" : "") + "b")
            try terminal.press(.enter)
        }
        #expect(outcome == .line("ab"))
    }

    @Test("a paste of several lines with tabs is one entry, and completes nothing")
    func paste() throws {
        let outcome = try EditingSession.readLine(
            completer: { _ in
                CompletionResult(start: 0, candidates: [.init("completed")])
            },
            type: { terminal in
                try terminal.press(.paste("let a = {\n\tx: \"中文\"\n}\n"))
                try terminal.wait(forCursorLine: "}")
                #expect(terminal.screen.lines == ["> let a = {", "        x: \"中文\"", "}"])
                try terminal.press(.enter)
            }
        )
        #expect(outcome == .line("let a = {\n\tx: \"中文\"\n}"))
    }

    @Test("controls in a paste are dropped")
    func pasteWithControls() throws {
        let outcome = try EditingSession.readLine { terminal in
            try terminal.send("\u{1b}[200~a\u{1b}[31mb\u{1b}[20\u{7}c\r\nd\u{9b}e\u{1b}\u{1b}[201~")
            try terminal.press(.enter)
        }
        #expect(outcome == .line("a[31mb[20c\nde"))
    }

    @Test("a paste of 2 000 lines is taken in a moment")
    func longPaste() throws {
        let text = (1...2_000).map { "print \"line \($0) 中文 and some more\"" }.joined(separator: "\n")
        let outcome = try EditingSession.readLine { terminal in
            try terminal.press(.paste(text))
            try terminal.wait(forText: "line 2000")
            try terminal.press(.enter)
        }
        #expect(outcome == .line(text))
    }

    @Test("an entry taller than the screen shows the rows around the cursor")
    func tall() throws {
        let lines = (1...30).map { "\tprint \($0) 中" }
        let outcome = try EditingSession.readLine(rows: 10) { terminal in
            try terminal.press(.paste(lines.joined(separator: "\n")))
            try terminal.wait(forCursorLine: "        print 30 中")
            #expect(terminal.screen.row == 9)
            for _ in 0..<5 { try terminal.press(.up) }
            try terminal.send("x")
            try terminal.wait(forCursorLine: "        print 25 中x")
            #expect(terminal.screen.row == 4)
            for _ in 0..<29 { try terminal.press(.up) }
            try terminal.press(.home, .wordRight)
            try terminal.send("er")
            try terminal.wait(forCursorLine: ">       printer 1 中")
            #expect(terminal.screen.row == 0 && terminal.screen.lines.count == 10)
            try terminal.press(.down)
            try terminal.send("y")
            try terminal.wait(forText: "print 2y 中")
            try terminal.press(.enter)
            try terminal.wait(for: "end") { $0.lines.last == "        print 30 中" && $0.row == 9 }
        }
        var expected = lines
        expected[24] += "x"
        expected[0] = "\tprinter 1 中"
        expected[1] = "\tprint 2y 中"
        #expect(outcome == .line(expected.joined(separator: "\n")))
    }

    @Test("an entry that was taller than the screen is drawn as any other once it fits")
    func tallNoMore() throws {
        let outcome = try EditingSession.readLine(rows: 6, recalling: ["one\ntwo\nthree\nfour\nfive\nsix\nseven"]) {
            terminal in
            try terminal.press(.up, .up, .up)
            try terminal.wait(forCursorLine: "five")
            try terminal.press(.control("k"))
            try terminal.press(.control("u"))
            try terminal.send("short")
            try terminal.wait(forCursorLine: "> short")
            #expect(terminal.screen.lines == ["> short"])
            try terminal.press(.enter)
        }
        #expect(outcome == .line("short"))
    }

    @Test("the terminal is as it was after a line, and bracketed paste is off")
    func restored() throws {
        let terminalState = try EditingSession.run { editor in
            try editor.readLine(prompt: "\u{1b}[1;32mauthing\u{1b}[0m> ")
        } type: { terminal in
            try terminal.wait(forCursorLine: "authing>")
            #expect(!terminal.isCooked)
            #expect(terminal.screen.modes.contains(2004))
            #expect(terminal.screen.column == 9)
            try terminal.press(.enter)
            try terminal.wait(for: "end of bracketed paste") { !$0.modes.contains(2004) }
            try terminal.wait(for: "empty line") { $0.row == 1 && $0.column == 0 }
            #expect(terminal.isCooked)
        }
        #expect(terminalState == .line(""))
    }

    @Test("Ctrl-C drops the line, even in the middle of a search or a long line")
    func interrupt() throws {
        let outcome = try EditingSession.readLine(columns: 40, recalling: ["one"]) { terminal in
            try terminal.send(String(repeating: "long ", count: 12))
            try terminal.wait(for: "long line") { $0.row == 1 && $0.column == 22 }
            try terminal.press(.home)
            try terminal.wait(for: "cursor at the start") { $0.row == 0 && $0.column == 2 }
            kill(getpid(), SIGINT)
            try terminal.wait(for: "mark") { $0.lines.last?.hasSuffix("^C") == true && $0.row == 2 && $0.column == 0 }
        }
        #expect(outcome == .interrupted)
        let searching = try EditingSession.readLine(recalling: ["one"]) { terminal in
            try terminal.press(.control("r"))
            try terminal.send("on")
            try terminal.wait(forCursorLine: "(search) 'on': one")
            kill(getpid(), SIGINT)
        }
        #expect(searching == .interrupted)
        #expect(EditingSession.interruptFlag.pointee == 0)
    }

    @Test("Ctrl-D ends the input on an empty line and deletes elsewhere")
    func endOfFile() throws {
        #expect(try EditingSession.readLine { try $0.press(.control("d")) } == .endOfFile)
        let outcome = try EditingSession.readLine { terminal in
            try terminal.send("abc")
            try terminal.press(.home, .control("d"), .end, .control("d"), .enter)
        }
        #expect(outcome == .line("bc"))
    }

    @Test("text that stands there at first can be edited, tabs too")
    func initialText() throws {
        let outcome = try EditingSession.readLine(initialText: "a\tb") { terminal in
            try terminal.send("c")
            try terminal.press(.enter)
        }
        #expect(outcome == .line("a\tbc"))
    }

    // MARK: History

    @Test(
        "arrow keys go through the entries and come back to the line",
        arguments: [
            ([TerminalKey.up], "three"),
            ([.up, .up], "first\n\tsecond"),
            ([.up, .up, .up, .up], "one"),
            ([.up, .up, .up, .up, .up, .up], "one"),
            ([.up, .down], "typed"),
            ([.up, .up, .up, .down, .down], "three"),
            ([.alt("<")], "one"),
            ([.alt("<"), .alt(">")], "typed"),
        ]
    )
    func history(keys: [TerminalKey], expected: String) throws {
        let entries = ["one", "first\n\tsecond", "three", "three"]
        let outcome = try EditingSession.readLine(recalling: entries) { terminal in
            try terminal.send("typed")
            for key in keys { try terminal.press(key) }
            try terminal.press(.enter)
        }
        #expect(outcome == .line(expected))
    }

    @Test("Page Up finds the entry that begins like the line")
    func prefix() throws {
        let entries = ["login email a", "logout", "login phone b", "whoami"]
        let outcome = try EditingSession.readLine(recalling: entries) { terminal in
            try terminal.send("login")
            try terminal.press(.pageUp, .pageUp, .pageDown, .pageUp, .enter)
        }
        #expect(outcome == .line("login email a"))
    }

    @Test(
        "Ctrl-R finds entries that contain what is typed, Chinese too",
        arguments: [
            ("学", [TerminalKey](), "let s = \"学校\""),
            ("学", [.control("r")], "print 学"),
            ("学", [.control("r"), .control("r")], "print 学"),
            ("let (", [], "let (x)"),
            ("学x", [.backspace], "let s = \"学校\""),
            ("学", [.control("g")], "typed"),
            ("no such", [], "print 学"),
            ("x)", [.left], "let (x)"),
        ]
    )
    func search(pattern: String, keys: [TerminalKey], expected: String) throws {
        let entries = ["print 学", "let (x)", "let s = \"学校\"", "whoami"]
        let outcome = try EditingSession.readLine(recalling: entries) { terminal in
            try terminal.send("typed")
            try terminal.press(.control("r"))
            try terminal.send(pattern)
            for key in keys { try terminal.press(key) }
            try terminal.press(.enter)
        }
        #expect(outcome == .line(expected))
    }

    @Test("a question has no history")
    func question() throws {
        let outcome = try EditingSession.run { editor in
            editor.recall(["secret business"])
            return try editor.readLine(prompt: "Name? ", recallsHistory: false)
        } type: { terminal in
            try terminal.wait(forCursorLine: "Name?")
            try terminal.press(.up, .control("r"))
            try terminal.send("Ada")
            try terminal.press(.enter)
        }
        #expect(outcome == .line("Ada"))
    }

    // MARK: Hidden input

    @Test(
        "hidden input shows nothing and gives what was typed",
        arguments: [
            ([TerminalKey.paste("pass\twort\n"), .enter], LineEditor.Outcome.line("pass\twort")),
            ([.paste("密码x"), .backspace, .enter], .line("密码")),
            ([.paste("wrong"), .control("u"), .paste("right"), .up, .tab, .enter], .line("right")),
            ([.control("d")], .endOfFile),
            ([.paste("x"), .control("d"), .backspace, .control("d")], .endOfFile),
            ([.enter], .line("")),
        ]
    )
    func hidden(keys: [TerminalKey], expected: LineEditor.Outcome) throws {
        let outcome = try EditingSession.run { editor in
            try editor.readHidden(prompt: "Password: ")
        } type: { terminal in
            try terminal.wait(forCursorLine: "Password:")
            for key in keys { try terminal.press(key) }
            try terminal.wait(for: "new line") { $0.row == 1 }
            try terminal.wait(for: "end of bracketed paste") { !$0.modes.contains(2004) }
            #expect(terminal.screen.lines == ["Password:"])
            #expect(terminal.isCooked)
        }
        #expect(outcome == expected)
    }

    @Test("Ctrl-C cancels hidden input")
    func hiddenInterrupt() throws {
        let outcome = try EditingSession.run { editor in
            try editor.readHidden(prompt: "Password: ")
        } type: { terminal in
            try terminal.wait(forCursorLine: "Password:")
            try terminal.send("half")
            kill(getpid(), SIGINT)
            try terminal.wait(forLine: "Password: ^C")
        }
        #expect(outcome == .interrupted)
    }

    @Test("what is typed ahead reaches the next read")
    func typedAhead() throws {
        let outcomes = try EditingSession.run { editor in
            [try editor.readLine(prompt: "> "), try editor.readHidden(prompt: "? "), try editor.readLine(prompt: "> ")]
        } type: { terminal in
            try terminal.wait(forCursorLine: ">")
            try terminal.send("one\rtwo\rthree\r")
        }
        #expect(outcomes == [.line("one"), .line("two"), .line("three")])
    }

    // MARK: Completion

    private static let commands: @Sendable (CompletionRequest) -> CompletionResult = { request in
        let start = request.before.lastIndex(of: " ").map {
            request.before.distance(from: request.before.startIndex, to: $0) + 1
        }
        let typed = request.before.dropFirst(start ?? 0)
        let names = ["login", "logout", "let", "学校一", "学校二", "evil\u{1b}[31m"]
        return CompletionResult(
            start: start ?? 0,
            candidates: names.filter { $0.hasPrefix(typed) }.map { .init($0, summary: "about \u{9b}\($0.count)") }
        )
    }

    @Test(
        "Tab completes what the candidates share",
        arguments: [
            ("whoami; le", "whoami; let "),
            ("lo", "log"),
            ("logi", "login "),
            ("学", "学校"),
            ("nothing", "nothing"),
        ]
    )
    func completes(typed: String, expected: String) throws {
        let outcome = try EditingSession.readLine(completer: Self.commands) { terminal in
            try terminal.send(typed)
            try terminal.press(.tab, .enter)
        }
        #expect(outcome == .line(expected))
    }

    @Test("candidates are shown under the line, which stays as it was")
    func showsCandidates() throws {
        let outcome = try EditingSession.readLine(completer: Self.commands) { terminal in
            try terminal.send("print \(String(repeating: "x", count: 90)) log and more")
            for _ in 0..<9 { try terminal.press(.left) }
            try terminal.press(.tab)
            try terminal.wait(for: "candidates and line") { $0.lines.count == 6 && $0.cursorLine.hasSuffix("and more") }
            #expect(terminal.screen.lines[2...3] == ["login   about \\u{9b}5", "logout  about \\u{9b}6"])
            try terminal.send("in")
            try terminal.press(.enter)
        }
        #expect(outcome == .line("print \(String(repeating: "x", count: 90)) login and more"))
    }

    @Test("control sequences in candidates do not reach the terminal")
    func escapesCandidates() throws {
        _ = try EditingSession.readLine(completer: Self.commands) { terminal in
            try terminal.press(.tab)
            try terminal.wait(forText: "evil\\u{1b}[31m")
            #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1b}[31m"))
            try terminal.press(.enter)
        }
    }
}
