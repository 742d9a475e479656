import Foundation
import TestSupport
import Testing

/// Whatever runs stops when a person wants it to, and what it has stored is whole.
@Suite("G8: everything stops", .serialized)
struct G8EverythingStopsTests {
    /// The size of what a function of the language works on at once.
    private static let size = Timing.isDebug ? 20_000 : 300_000

    /// What is there before a loop begins.
    private static let setUp = [
        "let n = range(1, \(size))", "let m = []", "for i in 1..9000 { $m = $m + [$i * 1.5] }",
        "while len($m) < 400000 { $m = $m + $m }", "let s = split(json($n), \",\")", "let t = \"ab c\"",
        "while len($t) < \(size) { $t = $t + $t }", "fn g(n) { return $n + 1 }",
        "fn deep(n) { if $n == 0 { return 0 }; return deep($n - 1) }",
        "let r = register username ada pass-4711",
    ]

    private static let hash = "while true limit 1000000000 { try { login username ada wrong-1 } catch { } }"

    /// Things that do not end within this life.
    private static let loops = [
        "while true limit 1000000000000 { }", "while true limit 1000000000000 { let x = 1 }",
        "for i in 1..9223372036854775807 { }", "for i in 1..9223372036854775807 { let x = [$i, \"$i\"] }",
        "for i in 1..1000000 { for j in 1..1000000 { } }", "while true limit 1000000000000 { let x = g(1) }",
        "while true limit 1000000000000 { let x = deep(100) }",
        "while true limit 1000000000000 { try { let x = $n[99999999] } catch { } }",
        "while true limit 1000000000000 { try { try { logout } finally { } } catch { } }",
        "while true limit 1000000000000 { if \"a\" matches \"b\" { break } }",
        "while true limit 1000000000000 { let x = $t matches \"(x+x+)+y\" }",
        "while true limit 1000000000000 { let x = sort($s) }", "while true limit 1000000000000 { let x = sort($n) }",
        "let x = unique($m)", "while true limit 1000000000000 { let x = unique($s) }",
        "while true limit 1000000000000 { let x = json($n) }", "while true limit 1000000000000 { let x = join($s) }",
        "while true limit 1000000000000 { let x = sha256($t) }",
        "while true limit 1000000000000 { let x = base64($t) }",
        "while true limit 1000000000000 { let x = upper($t) }",
        "while true limit 1000000000000 { let x = range(1, \(size)) }",
        "while true limit 1000000000000 { let x = random() }", "sleep 100000s",
        "while true limit 1000000000000 { sleep 1ms }", "retry 1000 every 100s { fail }",
        "while true limit 1000000000000 { try { retry 3 every 0s { logout } } catch { } }",
        "retry 1000 every 1ms { assert 1 == 2 }",
        "while true limit 1000000000000 { let x = user list }", "events --follow", hash,
        "while true limit 1000000000000 { let i = random(1000000000); let x = user create --username u$i }",
        "test \"endless\" { while true limit 1000000000000 { } }",
    ]

    /// Waits for the prompt after something was done, and says how long that took.
    private func timeToPrompt(_ terminal: PseudoTerminal, after body: () throws -> Void) throws -> Duration {
        let asked = terminal.screen.questions
        return try Timing.of {
            try body()
            try terminal.wait(for: "prompt", seconds: 60) { $0.questions > asked && $0.isAtPrompt }
        }
    }

    private func shell(_ home: ProductHome) throws -> PseudoTerminal {
        let terminal = try home.prompt(["--pool", home.path("pool.db")])
        for line in Self.setUp { try terminal.enter(line) }
        return terminal
    }

    @Test("Ctrl-C brings the prompt back, from anything")
    func prompt() throws {
        #expect(Self.loops.count >= 30)
        let home = try ProductHome()
        let terminal = try shell(home)
        var number = 0
        for loop in Self.loops {
            var times: [Duration] = []
            for _ in 0..<Scale.of(2, full: 100) {
                number += 1
                // A test stands at the top level.
                let written = terminal.output.count
                try terminal.send("print \"begun \(number)\"; \(loop)\r")
                // What it prints may scroll the line away.
                try terminal.wait(for: "begin of \(loop)") { _ in
                    Data(terminal.output[written...]).range(of: Data("begun \(number)\r\n".utf8)) != nil
                }
                // At another moment of the loop each time.
                terminal.pause(milliseconds: 5 + number * 7 % 60)
                let hasEnded = terminal.screen.isAtPrompt
                #expect(!hasEnded, "\(loop) has ended by itself")
                times.append(try timeToPrompt(terminal) { try terminal.press(.control("c")) })
            }
            times.sort()
            let limit =
                loop == Self.hash
                ? Timing.limit(.milliseconds(200), debug: .milliseconds(800))
                : Timing.limit(.milliseconds(50), debug: .milliseconds(800))
            #expect(times[times.count * 99 / 100] <= limit, "\(loop): \(times.suffix(3))")
        }
        try terminal.enter("print \"still there\"")
        #expect(terminal.screen.lines.contains("still there"))
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(terminal.isCooked)
        #expect(try RawPool(home.path("pool.db")).isSound)
    }

    @Test("`finally` runs, `catch` does not, and half a change is none")
    func cleanUp() throws {
        let home = try ProductHome()
        let terminal = try shell(home)
        for (number, loop) in ["while true limit 1000000000000 { }", "sleep 100000s", Self.hash].enumerated() {
            let rest = "catch { print \"caught\" } finally { print \"cleaned \(number)\" }"
            try terminal.send("try { print \"begun \(number)\"; \(loop) } \(rest)\r")
            try terminal.wait(forLine: "begun \(number)")
            terminal.pause(milliseconds: 30)
            _ = try timeToPrompt(terminal) { try terminal.press(.control("c")) }
            // The terminal shows `^C` in front.
            #expect(terminal.screen.lines.contains { $0.hasSuffix("cleaned \(number)") })
            #expect(!terminal.screen.lines.contains { $0.hasSuffix("caught") })
        }
        // An import is all or nothing, wherever it is broken off.
        let count = Scale.of(20_000, full: 200_000)
        let users = (1...count).map { "{\"username\":\"name\($0)\"}\n" }.joined()
        try home.write(users, to: "users.jsonl")
        for milliseconds in [1, 60, 250] {
            try terminal.send("print \"import \(milliseconds)\"; user import \(home.path("users.jsonl"))\r")
            try terminal.wait(forLine: "import \(milliseconds)")
            terminal.pause(milliseconds: milliseconds)
            _ = try timeToPrompt(terminal) { try terminal.press(.control("c")) }
        }
        try terminal.enter("print \"users:\" (user list).totalCount")
        let shown = terminal.screen.lines.first { $0.hasPrefix("users: ") }
        #expect(shown == "users: 1" || shown == "users: \(count + 1)", "\(terminal.screen.lines.suffix(8))")
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try RawPool(home.path("pool.db")).isSound)
    }

    @Test(
        "a second Ctrl-C within a second ends the program, whatever it does",
        arguments: [
            "try { while true limit 1000000000000 { } } finally { while true limit 1000000000000 { } }",
            "try { sleep 1000s } finally { sleep 1000s }",
            "try { sleep 1000s } finally { while true limit 1000000000000 { let x = sort($s) } }",
        ]
    )
    func second(code: String) throws {
        let home = try ProductHome()
        let terminal = try shell(home)
        try terminal.send("print \"begun\"; \(code)\r")
        try terminal.wait(forLine: "begun")
        terminal.pause(milliseconds: 50)
        try terminal.press(.control("c"))
        terminal.pause(milliseconds: 300)
        #expect(!terminal.screen.isAtPrompt)
        var ending: PseudoTerminal.Ending?
        let time = try Timing.of {
            try terminal.press(.control("c"))
            ending = try terminal.waitForEnd()
        }
        #expect(ending == .exited(130))
        #expect(time < .seconds(1), "\(time)")
        #expect(terminal.isCooked && !terminal.screen.modes.contains(2004))
        #expect(try RawPool(home.path("pool.db")).isSound)
        // The same without a terminal.
        let program = try home.start(["--keep-going", "-c", Self.setUp.joined(separator: "\n") + "\nlogout\n" + code])
        try program.wait(for: "start", seconds: 60) { $0.error.contains("2020") }
        usleep(50_000)
        program.send(SIGINT)
        usleep(300_000)
        program.send(SIGINT)
        #expect(try program.waitForEnd(seconds: 5).ending == .exited(130))
    }

    @Test("a termination ends every loop, and the terminal and the pool are as before")
    func terminate() throws {
        for (number, loop) in Self.loops.enumerated() where number.isMultiple(of: Scale.of(7, full: 1)) {
            let home = try ProductHome()
            let terminal = try shell(home)
            try terminal.send("print \"begun\"; \(loop)\r")
            try terminal.wait(forLine: "begun")
            terminal.pause(milliseconds: 20)
            let process = try #require(terminal.process)
            var ending: PseudoTerminal.Ending?
            let time = try Timing.of {
                kill(process, SIGTERM)
                ending = try terminal.waitForEnd()
            }
            #expect(ending == .killed(signal: SIGTERM), "\(loop)")
            #expect(time < .seconds(1), "\(loop): \(time)")
            #expect(terminal.isCooked)
            #expect(try RawPool(home.path("pool.db")).isSound)
        }
    }
}
