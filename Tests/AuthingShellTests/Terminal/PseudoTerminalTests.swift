import TestSupport
import Testing

/// The terminal the other tests rely on, with a shell on it.
struct PseudoTerminalTests {
    @Test("a program has it as its controlling terminal, with size and signals")
    func controlling() throws {
        let terminal = try PseudoTerminal(columns: 60, rows: 10)
        let script = """
            trap 'echo caught' INT
            stty size </dev/tty
            until read word; do :; done
            echo "got $word"
            exit 3
            """
        try terminal.launch("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
        try terminal.wait(forLine: "10 60")
        #expect(terminal.isCooked)
        try terminal.press(.control("c"))
        try terminal.wait(forText: "caught")
        try terminal.send("Chinese 中文\r")
        try terminal.wait(forLine: "got Chinese 中文")
        #expect(try terminal.waitForEnd() == .exited(3))
    }

    @Test("the signal a program dies of is known")
    func killed() throws {
        let terminal = try PseudoTerminal()
        try terminal.launch("/bin/sh", ["-c", "kill -TERM $$"], environment: [:])
        #expect(try terminal.waitForEnd() == .killed(signal: 15))
    }

    @Test("the screen follows what a line editor writes")
    func screen() {
        var screen = TerminalScreen(columns: 10, rows: 3)
        screen.write(Array("abc中\u{8}\u{8}\u{1b}[K\r\nsecond line\u{1b}[A\u{1b}[2G\u{1b}[@X\u{1b}[?2004h".utf8))
        #expect(screen.lines == ["abc", "sXecond lin", "e"].map { String($0.prefix(10)) })
        #expect(screen.row == 1 && screen.column == 2)
        #expect(screen.modes == [2004])
    }
}
