import AuthingShell
import Foundation
import Glibc
import TestSupport
import Testing

/// A shell that dies while it writes takes its own last line along, and nothing of the others.
@Suite("G3: the history outlives its writers")
struct G3HistoryOutlivesDeathsTests {
    /// The lines of a home's history.
    private func lines(in home: ProductHome) throws -> [String] {
        try String(contentsOfFile: home.path("state/authing/history"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// An entry that is longer than a pipe takes at once, so that a mixed one shows.
    private func entry(_ shell: Int, _ number: Int) -> String {
        "print \(shell)-\(number) '\(String(repeating: "abcdefgh", count: 40))' end"
    }

    @Test("eight shells append as fast as they can, half are killed in between: each lacks at most its last line")
    func killed() throws {
        let count = Scale.of(16, full: 1_000)
        let home = try ProductHome()
        let shells = try (0..<8).map { _ in try home.prompt(columns: 500) }
        var sent = [Int](repeating: 0, count: 8)
        var asked = shells.map(\.screen.questions)
        /// Sends the next entry of each shell that asks for one; none waits for another.
        func step(_ shell: Int, upTo limit: Int) throws {
            let terminal = shells[shell]
            terminal.drain()
            let isReady = sent[shell] == 0 || (terminal.screen.questions > asked[shell] && terminal.screen.isAtPrompt)
            guard isReady, sent[shell] < limit else { return }
            asked[shell] = terminal.screen.questions
            try terminal.send(entry(shell, sent[shell]) + "\r")
            sent[shell] += 1
        }
        let doomed = 0..<4
        let deadline = ContinuousClock.now + .seconds(Scale.isFull ? 1_200 : 60)
        while sent.contains(where: { $0 < count }), ContinuousClock.now < deadline {
            for shell in 0..<8 {
                // A shell is killed right behind the key that ends its entry.
                guard doomed.contains(shell), sent[shell] == count / 2 else {
                    try step(shell, upTo: count)
                    continue
                }
                usleep(UInt32(shell) * 2_000)
                kill(try #require(shells[shell].process), SIGKILL)
                #expect(try shells[shell].waitForEnd() == .killed(signal: SIGKILL))
                sent[shell] = count
            }
        }
        for shell in 4..<8 {
            try shells[shell].wait(for: "the last entry", seconds: 60) { $0.questions > asked[shell] && $0.isAtPrompt }
            try shells[shell].press(.control("d"))
            #expect(try shells[shell].waitForEnd() == .exited(0))
        }
        let found = try lines(in: home)
        for shell in 0..<8 {
            let own = found.filter { $0.hasPrefix("print \(shell)-") }
            let isDoomed = doomed.contains(shell)
            let all = (0..<(isDoomed ? count / 2 : count)).map { entry(shell, $0) }
            #expect(own == all || (isDoomed && own == all.dropLast()), "shell \(shell): \(own.count) of \(all.count)")
        }
        #expect(found.allSatisfy { $0.hasPrefix("print ") && $0.hasSuffix(" end") })
    }

    @Test("a shell that dies at the write of its third line leaves the two before, and the lock to the next")
    func killedAtWrite() throws {
        let home = try ProductHome()
        try home.prompt().press(.control("d"))
        let history = home.path("state/authing/history")
        let terminal = try PseudoTerminal(columns: 200, rows: 50)
        try terminal.launch(
            "/usr/bin/strace",
            [
                "-f", "-qq", "-o", home.path("strace.log"), "-P", history, "-e", "trace=write",
                "-e", "inject=write:signal=SIGKILL:when=3", try BuiltProduct.path("authing"),
            ],
            environment: home.environment(["SWIFT_BACKTRACE": "enable=no"])
        )
        try terminal.waitForPrompt()
        try terminal.enter("print 1")
        try terminal.enter("print 2")
        try terminal.send("print 3\r")
        #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))
        let before = try lines(in: home)
        #expect(before == ["print 1", "print 2"] || before == ["print 1", "print 2", "print 3"])
        let next = try home.prompt()
        try next.enter("print 4")
        try next.press(.control("d"))
        #expect(try next.waitForEnd() == .exited(0))
        #expect(try lines(in: home) == before + ["print 4"])
    }

    @Test("eight shells that start on a history that has grown too long shorten it to its newest lines, once")
    func cap() throws {
        let home = try ProductHome()
        try FileManager.default.createDirectory(atPath: home.path("state/authing"), withIntermediateDirectories: true)
        let count = HistoryFile.capacity * 2
        let old = (0..<count).map { "print old-\($0) end" }
        try home.write(old.joined(separator: "\n") + "\n", to: "state/authing/history")
        chmod(home.path("state/authing/history"), 0o644)
        let shells = try (0..<8).map { _ in
            let terminal = try PseudoTerminal(columns: 200, rows: 50)
            try terminal.launch(
                BuiltProduct.path("authing"),
                environment: home.environment(["SWIFT_BACKTRACE": "enable=no"])
            )
            return terminal
        }
        for (number, terminal) in shells.enumerated() {
            try terminal.waitForPrompt()
            try terminal.enter("print new-\(number) end")
            try terminal.press(.control("d"))
            #expect(try terminal.waitForEnd() == .exited(0))
        }
        let found = try lines(in: home)
        #expect(found.count == HistoryFile.capacity + 8)
        #expect(found.dropLast(8) == old.suffix(HistoryFile.capacity)[...])
        #expect(Set(found.suffix(8)) == Set((0..<8).map { "print new-\($0) end" }))
        var status = stat()
        #expect(stat(home.path("state/authing/history"), &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
}
