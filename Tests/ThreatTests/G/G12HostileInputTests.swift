import Foundation
import TestSupport
import Testing

/// Input that is huge or no text at all is read with a limit or refused, and none of it is lost without a word.
@Suite("G12: hostile input")
struct G12HostileInputTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func write(_ bytes: [UInt8], to name: String, in home: ProductHome) throws -> String {
        try Data(bytes).write(to: URL(filePath: home.path(name)))
        return home.path(name)
    }

    /// Each command that reads a file or standard input, as it reads this one.
    private static func readers(_ path: String) -> [(arguments: [String], input: String)] {
        let none = "/dev/null"
        let imports = [path, "-"].flatMap { source in
            ["jsonl", "csv"].map { ["-c", "user import \(source) --format \($0)"] }
        }
        return [
            (["run", path], none), (["check", path], none), (["test", path], none), (["fmt", path], none),
            (["replay", path], none), (["import", "har", path], none), (["-c", "state load \(path)"], none),
            (["--secrets-file", path, "-c", "print 1"], none), (["repro", "show", path], none), (["-"], path),
            (["run", "-"], path), (["check", "-"], path), (["test", "-"], path), (["fmt", "-"], path),
            (["import", "har", "-"], path), (["lsp"], path),
        ] + imports.map { ($0, path) }
    }

    private static func expectRefusal(_ run: MeasuredRun, _ what: [String]) {
        #expect(run.outcome.exitCode.map { (1...6).contains($0) || $0 == 64 } == true, "\(what): \(run.outcome.ending)")
        #expect(!run.outcome.error.isEmpty && run.outcome.error.utf8.count < 10_000, "\(what)")
        #expect(run.peakMemory > 0 && run.peakMemory <= MeasuredRun.mostMemory, "\(what): \(run.peakMemory >> 20) MiB")
        #expect(run.duration < Timing.limit(.seconds(2), debug: .seconds(20)), "\(what): \(run.duration)")
    }

    @Test("a line of 1 GiB is refused by everything that reads")
    func hugeLine() throws {
        let home = try ProductHome()
        let path = try home.write("", to: "huge")
        // It takes no room on the disk: all of it is NUL.
        #expect(truncate(path, 1 << 30) == 0 && chmod(path, 0o600) == 0)
        for reader in Self.readers(path) {
            Self.expectRefusal(try MeasuredRun(of: reader.arguments, in: home, reading: reader.input), reader.arguments)
        }
    }

    @Test("a line of letters beyond a limit is refused, and one below it read")
    func longLine() throws {
        let home = try ProductHome()
        let letters = String(repeating: "a", count: 17 << 20)
        let path = try home.write("print \"\(letters)\"", to: "long.authing")
        for reader in [(["run", path], "/dev/null"), (["-"], path), (["fmt", path], "/dev/null")] {
            Self.expectRefusal(try MeasuredRun(of: reader.0, in: home, reading: reader.1), reader.0)
        }
        let fine = try home.write("let x = \"\(letters.prefix(Scale.of(1, full: 15) << 20))\"\nprint (len($x))")
        for reader in [(["run", fine], "/dev/null"), (["-"], fine)] {
            let run = try MeasuredRun(of: reader.0, in: home, reading: reader.1)
            #expect(run.outcome.output == "\(Scale.of(1, full: 15) << 20)\n", "\(run.outcome.error.prefix(300))")
            #expect(run.peakMemory > 0 && run.peakMemory <= MeasuredRun.mostMemory)
        }
        for name in ["users.jsonl", "users.csv"] {
            let lead = name.hasSuffix("csv") ? "username\n" : "{\"username\":\""
            try home.write(lead + letters, to: name)
            Self.expectRefusal(try MeasuredRun(of: ["-c", "user import \(name)"], in: home), [name])
        }
    }

    @Test("NUL ends no text: a value of three bytes keeps three")
    func nul() throws {
        let home = try ProductHome()
        let script = #"""
            let x = "a\u{0}b"
            print (len($x)) (len($x + "c")) (len("$x$x")) (len([$x][0])) (len(split("1$x", "a")[1])) (slice($x, 2))
            print ($x == "a") (json($x)) (len(parseJson("\"a\\u0000b\""))) (len(upper($x)))
            print (len(replace($x, "b", "cc")))
            print (base64($x)) (sha256($x) == sha256("a")) ($x matches "a.b") (endsWith($x, "b"))
            let r = register username ada $x
            print (try login username ada a).ok (try login username ada $x).ok
            """#
        let path = try home.write(script)
        let expected = """
            3 4 6 3 2 b
            false "a\\u0000b" 3 3
            4
            YQBi false true true
            false true

            """
        for (arguments, input) in [(["-c", script], "/dev/null"), (["run", path], "/dev/null"), (["-"], path)] {
            let outcome = try MeasuredRun(of: arguments, in: home, reading: input).outcome
            #expect(outcome.exitCode == 0 && outcome.output == expected, "\(arguments[0]): \(outcome)")
        }
        // What a file holds raw is refused, not read up to there.
        for text in ["print \"a\0b\"", "print 1 \0 print 2", "# \0\nprint 1", "print 'a\0'", "\0"] {
            let raw = try home.write(text)
            for (arguments, input) in [(["run", raw], "/dev/null"), (["-"], raw), (["check", raw], "/dev/null")] {
                let outcome = try MeasuredRun(of: arguments, in: home, reading: input).outcome
                let isComment = text.hasPrefix("#")
                #expect(
                    outcome.exitCode == 3 || isComment && outcome.exitCode == 0,
                    "\(text.debugDescription): \(outcome)"
                )
                #expect(isComment || outcome.output == "", "\(text.debugDescription)")
            }
        }
    }

    @Test("NUL, broken UTF-8, a byte order mark and CRLF in files of users")
    func users() throws {
        let home = try ProductHome()
        let (broken, table) = (
            Array("{\"username\":\"caf".utf8) + [0xE9] + Array("\"}\n".utf8), Array("username,nickname\n".utf8)
        )
        let refused: [(String, [UInt8])] = [
            ("jsonl", broken), ("csv", table + Array("caf".utf8) + [0xE9] + Array(",x\n".utf8)),
            ("jsonl", Array("{\"username\":\"a\\u0000b\"}\n".utf8)), ("jsonl", Array("{\"username\":\"a\0b\"}\n".utf8)),
            ("csv", table + Array("a\0b,x\n".utf8)), ("csv", table + Array("a,\"x\0y\"\n".utf8)),
            ("csv", table + Array("a,\"x\n".utf8)), ("jsonl", Array("{\"username\":\"a\"".utf8)),
            ("jsonl", [0xFF, 0xFE] + Array("{}\n".utf8)), ("csv", [0xFF, 0xFE, 0x75, 0]),
        ]
        for (format, bytes) in refused {
            let path = try write(bytes, to: "users.\(format)", in: home)
            for source in [path, "-"] {
                let code = "let r = try user import \(source) --format \(format)\nprint $r.ok (user list).totalCount"
                let outcome = try MeasuredRun(of: ["-c", code], in: home, reading: path).outcome
                #expect(outcome.output == "false 0\n", "\(format) \(bytes): \(outcome)")
            }
        }
        for format in ["jsonl", "csv"] {
            let text =
                format == "csv"
                ? "username,nickname\r\nbob,\"x\r\ny\"\r\n" : "{\"username\":\"bob\",\"nickname\":\"x\\r\\ny\"}\r\n"
            let path = try write(Self.mark + Array(text.utf8), to: "users.\(format)", in: home)
            for source in [path, "-"] {
                let code = """
                    let r = user import \(source) --format \(format)
                    let u = user show bob
                    print $u.username (len($u.username)) (json($u.nickname))
                    """
                let outcome = try MeasuredRun(of: ["-c", code], in: home, reading: path).outcome
                #expect(outcome.output == "bob 3 \"x\\r\\ny\"\n", "\(format): \(outcome)")
            }
        }
    }

    @Test("broken UTF-8, a byte order mark and CRLF in scripts")
    func scripts() throws {
        let home = try ProductHome()
        let broken: [[UInt8]] = [
            [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF, 0xFE], [0x80],
        ]
        for bytes in broken {
            let path = try write(Array("print \"x".utf8) + bytes + Array("\"\n".utf8), to: "case.authing", in: home)
            for (arguments, input) in [
                (["run", path], "/dev/null"), (["-"], path), (["fmt", "--check", path], "/dev/null"),
            ] {
                let outcome = try MeasuredRun(of: arguments, in: home, reading: input).outcome
                #expect(outcome.exitCode == 3 && outcome.error.contains("A1001"), "\(bytes): \(outcome)")
                #expect(outcome.output == "", "\(bytes)")
            }
        }
        let windows = "let x = \"a\"\r\nif $x == \"a\" {\r\n  print yes\r\n}\r\nprint (len($x))\r\n"
        for lead in [[], Self.mark] {
            let path = try write(lead + Array(windows.utf8), to: "case.authing", in: home)
            for (arguments, input) in [(["run", path], "/dev/null"), (["-"], path)] {
                let outcome = try MeasuredRun(of: arguments, in: home, reading: input).outcome
                #expect(outcome.output == "yes\n1\n" && outcome.exitCode == 0, "\(lead): \(outcome)")
            }
        }
        #expect(try home.run(["-c", windows]).output == "yes\n1\n")
    }

    @Test("a long line at the prompt is read as it was typed")
    func prompt() throws {
        let home = try ProductHome()
        let terminal = try home.prompt()
        let length = Scale.of(5_000, full: 100_000)
        let time = try Timing.of {
            try terminal.press(.paste("print (len(\"\(String(repeating: "a", count: length))\"))"))
            try terminal.enter("")
        }
        #expect(terminal.screen.lines.contains("\(length)"))
        #expect(time < Timing.limit(.seconds(2), debug: .seconds(20)), "\(time)")
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
    }
}
