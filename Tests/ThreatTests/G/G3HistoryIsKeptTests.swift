import Foundation
import Glibc
import TestSupport
import Testing

/// What was typed is in the history whole, whoever else writes into it.
@Suite("G3: the history is its owner's, and whole")
struct G3HistoryIsKeptTests {
    @Test("eight shells write at once, one of them is killed, and no line is lost or mixed")
    func concurrent() throws {
        let home = try ProductHome()
        let count = Scale.of(12, full: 1_000)
        let shells = try (0..<8).map { _ in try home.prompt() }
        for number in 0..<count {
            let asked = shells.map(\.screen.questions)
            for (shell, terminal) in shells.enumerated() { try terminal.send("print shell-\(shell)-entry-\(number)\r") }
            for (terminal, before) in zip(shells, asked) {
                try terminal.wait(for: "the entry to end", seconds: 60) { $0.questions > before && $0.isAtPrompt }
            }
        }
        kill(try #require(shells[0].process), SIGKILL)
        _ = try shells[0].waitForEnd()
        try shells[1].enter("print the last one")
        for terminal in shells.dropFirst() {
            try terminal.press(.control("d"))
            #expect(try terminal.waitForEnd() == .exited(0))
        }
        let path = home.path("state/authing/history")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        let expected = (0..<8).flatMap { shell in (0..<count).map { "print shell-\(shell)-entry-\($0)" } }
        #expect(lines.sorted() == (expected + ["print the last one"]).sorted())
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
}
