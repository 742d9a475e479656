import Foundation
import TestSupport
import Testing

/// What belongs to the prompt alone, on a real terminal.
@Suite("The prompt's own commands")
struct PromptCommandTests {
    private static let editor = "#!/bin/sh\nprintf 'print \"edited %s\"\\n' \"$(cat \"$1\")\" > \"$1\"\n"

    @Test("the prompt follows the user and the clock")
    func line() throws {
        let shell = try PromptHome()
        try shell.waitForPrompt()
        try shell.enter("let r = register username bob pass-4711")
        #expect(shell.terminal.screen.cursorLine == "authing>")
        try shell.enter("let u = login username bob pass-4711")
        #expect(shell.terminal.screen.cursorLine == "bob authing>")
        try shell.enter("clock freeze 2026-01-01T00:00:00Z")
        #expect(shell.terminal.screen.cursorLine == "bob [2026-01-01T00:00:00Z] authing>")
        try shell.enter("session clear")
        #expect(shell.terminal.screen.cursorLine == "[2026-01-01T00:00:00Z] authing>")
        #expect(try shell.end() == .exited(0))
    }

    @Test("timing tells after each statement how long it took")
    func timing() throws {
        let shell = try PromptHome()
        try shell.waitForPrompt()
        try shell.enter("timing on")
        try shell.enter("clock freeze 2026-01-01T00:00:00Z")
        try shell.enter("clock advance 5m")
        let times = shell.terminal.screen.lines.filter { $0.hasPrefix("time ") }
        #expect(times.count == 3 && times.last?.hasSuffix("ms, clock +5m") == true, "\(times)")
        #expect(try shell.end() == .exited(0))
    }

    @Test("history numbers what was typed, without secrets, and rerun runs it again")
    func rerun() throws {
        let shell = try PromptHome()
        try shell.waitForPrompt()
        try shell.enter("let n = 1")
        try shell.enter("$n = $n + 1")
        try shell.enter("print \"n is $n\"")
        try shell.enter("let u = login username bob pass-4711 --auto-register")
        try shell.enter("rerun 2-3")
        #expect(shell.terminal.screen.lines.contains("n is 3"))
        try shell.enter("history")
        let lines = shell.terminal.screen.lines
        #expect(lines.contains("    4  let u = login username bob ? --auto-register"))
        #expect(lines.contains("    5  $n = $n + 1"))
        #expect(lines.contains("    6  print \"n is $n\""))
        try shell.enter("rerun 3-2")
        #expect(shell.terminal.screen.lines.contains { $0.contains("error[A2421]") })
        #expect(try shell.end() == .exited(0))
    }

    @Test("edit runs what an editor saves, and keeps it")
    func edit() throws {
        let shell = try PromptHome(environment: ["EDITOR": "HOME/editor.sh"], files: ["editor.sh": Self.editor])
        try shell.waitForPrompt()
        try shell.enter("let word = 1")
        try shell.enter("edit")
        #expect(shell.terminal.screen.lines.contains("edited let word = 1"))
        try shell.enter("edit --new")
        #expect(shell.terminal.screen.lines.contains("edited"))
        try shell.enter("history 1")
        #expect(shell.terminal.screen.lines.contains("    3  print \"edited \""))
        #expect(try shell.end() == .exited(0))
        // What the editor was given is gone.
        let left = try FileManager.default.contentsOfDirectory(atPath: shell.home.path(""))
        #expect(!left.contains { $0.hasPrefix("authing.") })
    }

    @Test("edit runs nothing where nothing is saved, or the editor fails", arguments: ["true", "false"])
    func unedited(editor: String) throws {
        let shell = try PromptHome(environment: ["VISUAL": editor])
        try shell.waitForPrompt()
        try shell.enter("print \"only \" (1 + 1)")
        try shell.enter("edit")
        #expect(shell.terminal.screen.lines.count { $0 == "only  2" } == 1)
        #expect(shell.output.contains(editor == "true" ? "nothing was saved" : "error[A2422]"))
        #expect(try shell.end() == .exited(0))
    }

    @Test("the commands of the prompt are refused in a script")
    func script() throws {
        for command in ["history", "rerun 1", "edit", "clear"] {
            let outcome = try ProductHome().run(["-c", command])
            #expect(outcome.exitCode == 4)
            #expect(outcome.error.contains("error[A2420]"))
        }
    }

    @Test("clear empties the screen")
    func clear() throws {
        let shell = try PromptHome()
        try shell.waitForPrompt()
        try shell.enter("print \"to be gone\"")
        try shell.enter("clear")
        #expect(shell.terminal.screen.lines.first?.hasPrefix("authing>") == true)
        #expect(try shell.end() == .exited(0))
    }

    @Test("the person's own file runs first, silently but for what it prints")
    func initFile() throws {
        let statements = "let greeting = \"hi\"\nprint \"begun\"\nuser create --username bob\n"
        let files = ["config/authing/init.authing": statements]
        let shell = try PromptHome(files: files)
        try shell.waitForPrompt()
        #expect(shell.terminal.screen.lines.contains("begun"))
        #expect(!shell.output.contains("userPoolId"))
        try shell.enter("print \"$greeting there\"")
        #expect(shell.terminal.screen.lines.contains("hi there"))
        #expect(try shell.end() == .exited(0))

        let plain = try PromptHome(["--no-init"], files: files)
        try plain.waitForPrompt()
        #expect(!plain.output.contains("begun"))
        #expect(try plain.end() == .exited(0))
    }

    @Test("a faulty file of statements is told, and the prompt is there all the same")
    func faultyInitFile() throws {
        let shell = try PromptHome(files: ["config/authing/init.authing": "logn email a@b.com\n"])
        try shell.waitForPrompt()
        #expect(shell.output.contains("error[A1"))
        #expect(shell.output.contains("logn email"))
        #expect(try shell.end() == .exited(0))
    }

    @Test("scripts never read the person's own file")
    func scriptsWithoutInitFile() throws {
        let shell = try PromptHome(
            ["-c", "print done"],
            files: ["config/authing/init.authing": "print \"begun\"\n"]
        )
        #expect(try shell.terminal.waitForEnd() == .exited(0))
        #expect(shell.output == "done\r\n")
    }

    private static let strace = "/usr/bin/strace"

    @Test(
        "nothing that lies in the working directory is read",
        .enabled(if: FileManager.default.isExecutableFile(atPath: strace))
    )
    func planted() throws {
        let names = [
            "init.authing", ".authingrc", ".authing", "authing/init.authing", ".config/authing/init.authing", ".rc",
        ]
        let shell = try PromptHome(
            files: Dictionary(uniqueKeysWithValues: names.map { ("started-here/\($0)", "print \"planted\"\n") }),
            in: "started-here",
            through: [Self.strace, "-f", "-qq", "-e", "trace=open,openat,openat2", "-o", "HOME/trace"]
        )
        try shell.waitForPrompt()
        #expect(try shell.end() == .exited(0))
        let trace = try String(contentsOfFile: shell.home.path("trace"), encoding: .utf8)
        #expect(trace.contains("config/authing/init.authing"))
        #expect(!trace.contains("/started-here/"))
        let opened = trace.split(separator: "\n").filter { $0.contains("\"") }
        // A relative path would begin in the working directory.
        for name in names {
            #expect(!opened.contains { $0.contains("\"\(name)\"") || $0.contains("\"./\(name)\"") })
        }
        #expect(!shell.output.contains("planted"))
    }

    @Test("--json never asks, neither for statements nor for a secret")
    func json() throws {
        let prompt = try PromptHome(["--json"])
        #expect(try prompt.terminal.waitForEnd() == .exited(6))
        #expect(prompt.output.contains("--json never asks"))
        for code in ["login email a@b.com ?", "ask name", "secret NOBODY_KNOWS"] {
            let shell = try PromptHome(["--json", "-c", code])
            #expect(try shell.terminal.waitForEnd() == .exited(6))
        }
    }

    @Test("what is longer than the screen goes to the pager, and nothing else")
    func pager() throws {
        let environment = ["PAGER": "HOME/pager.sh"]
        let files = ["pager.sh": "#!/bin/sh\necho \"paged $(wc -l)\"\n"]
        let shell = try PromptHome(environment: environment, files: files, rows: 10)
        try shell.waitForPrompt()
        try shell.enter("[{n: 1}, {n: 2}]")
        #expect(!shell.output.contains("paged"))
        try shell.enter("let l = [1, 2, 3, 4, 5, 6, 7, 8, 9]; $l")
        #expect(!shell.output.contains("paged"))
        try shell.enter("let l = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]; $l")
        #expect(shell.terminal.screen.lines.contains("paged 10"))
        #expect(try shell.end() == .exited(0))

        let plain = try PromptHome(["--no-pager"], environment: environment, files: files, rows: 10)
        try plain.waitForPrompt()
        try plain.enter("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]")
        #expect(!plain.output.contains("paged"))
        #expect(try plain.end() == .exited(0))
    }

    @Test("a pager that is not there hides nothing")
    func missingPager() throws {
        let shell = try PromptHome(environment: ["PAGER": "no-such-pager 2>/dev/null"], rows: 10)
        try shell.waitForPrompt()
        try shell.enter("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1111]")
        #expect(shell.terminal.screen.lines.contains("1111"))
        #expect(try shell.end() == .exited(0))
    }

    @Test("Ctrl-C in the pager is the pager's")
    func interruptedPager() throws {
        let script = """
            #!/bin/sh
            trap 'echo caught; exit' INT
            cat > /dev/null
            echo waiting
            while :; do sleep 0.05; done

            """
        let files = ["pager.sh": script]
        let shell = try PromptHome(environment: ["PAGER": "exec HOME/pager.sh"], files: files, rows: 10)
        try shell.waitForPrompt()
        try shell.terminal.send("for i in 1..2 { print \"round $i\" }; let l = range(0, 30); $l; print \"goes on\"\r")
        try shell.terminal.wait(forLine: "waiting")
        try shell.terminal.press(.control("c"))
        try shell.terminal.wait(forLine: "goes on")
        try shell.waitForPrompt()
        try shell.enter("print \"still there\"")
        #expect(shell.terminal.screen.lines.contains("still there"))
        #expect(try shell.end() == .exited(0))
    }
}
