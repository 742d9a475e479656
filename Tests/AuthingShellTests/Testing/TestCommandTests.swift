import AuthingJSON
import Foundation
import TestSupport
import Testing

/// `authing test`, with the built product.
@Suite("authing test")
struct TestCommandTests {
    private let home: ProductHome

    init() throws { home = try ProductHome() }

    @Test("files are told of in the order in which they were named, whichever ends first")
    func order() throws {
        // The first one takes longest.
        try home.write("let n = 0\nwhile $n < 300000 limit 400000 { $n = $n + 1 }\ntest \"slow\" {}", to: "a.authing")
        for name in ["b", "c", "d", "e"] { try home.write("test \"\(name)\" { print \(name) }", to: "\(name).authing") }
        let expected = ["a", "b", "c", "d", "e"].map { "\($0).authing\n  ok      \($0 == "a" ? "slow" : $0)\n" }
            .joined()
        for jobs in ["1", "2", "8"] {
            let outcome = try home.run(["test", "--jobs", jobs, "."])
            #expect(outcome == .init(ending: .exited(0), output: expected + "5 passed, 0 failed\n", error: ""))
        }
    }

    @Test("a file that runs longer than --timeout fails where it was, and the next one runs")
    func timeout() throws {
        let long = "for i in 1..900000 { for j in 1..900000 { } }"
        try home.write("test \"fine\" { }\ntest \"slow\" { \(long) }\ntest \"never\" { }\n", to: "a.authing")
        try home.write("try { \(long) } finally { \(long) }\nprint unseen\n", to: "b.authing")
        try home.write("test \"next\" { print (1 + 1) }\n", to: "c.authing")
        let outcome = try home.run(["test", "--jobs", "1", "--timeout", "300ms", "--report-json", "r.json", "."])
        #expect(outcome.exitCode == 1, "\(outcome)")
        let expected = """
            a.authing
              ok      fine
              FAILED  slow
              not run never: an earlier failure
            b.authing
              FAILED  the whole file
            c.authing
              ok      next
            failed:
              a.authing:2  slow
              b.authing:1  the whole file
            2 passed, 2 failed, 1 not run

            """
        #expect(outcome.output == expected)
        #expect(outcome.error.contains("a.authing:2:"))
        #expect(outcome.error.contains("the file has run longer than --timeout 300ms lets it"))
        let report = try JSON(parsing: String(contentsOfFile: home.path("r.json"), encoding: .utf8))
        #expect(report["files"]?.arrayValue?.map { $0["exitCode"] } == [1, 4, 0])
        #expect(try home.run(["test", "--timeout", "0s", "c.authing"]).error.contains("a duration such as 30s"))
        #expect(try home.run(["test", "--timeout", "1h", "c.authing"]).exitCode == 0)
    }

    @Test("a session and a pool are a file's own, also when many run at once")
    func isolation() throws {
        for number in 1...24 {
            try home.write(
                """
                seed \(number)
                let before = (user list).totalCount
                let u = register username user\(number) pass-4711
                let v = login username user\(number) pass-4711
                let mine = whoami
                test "alone" {
                  assert $before == 0
                  assert (user list).totalCount == 1
                  assert $mine.username == "user\(number)"
                  let w = register username other pass-4711
                }
                test "starts anew" {
                  assert (user list).totalCount == 1
                  assert (whoami).username == "user\(number)"
                }
                """,
                to: "case\(number).authing"
            )
        }
        let outcome = try home.run(["test", "--jobs", "8", "*.authing"])
        #expect(outcome.exitCode == 0, "\(outcome.output.suffix(800)) \(outcome.error.suffix(800))")
        #expect(outcome.output.hasSuffix("48 passed, 0 failed\n"))
    }

    /// A file with tagged tests.
    private func writeTagged() throws {
        try home.write(
            """
            let tag = "computed"
            test "one" tags ["fast"] {}
            test "two" tags ["slow", "net"] {}
            test "three" {}
            test "four" tags [$tag] {}
            """,
            to: "tags.authing"
        )
        try home.write("print whole", to: "whole.authing")
    }

    @Test(
        "tags and names select tests",
        arguments: [
            (["--tags", "fast"], ["one"]), (["--tags", "fast,slow"], ["one", "two"]),
            (["--tags", "!slow"], ["one", "three", "four", "the whole file"]), (["--tags", "slow,!net"], []),
            (["--tags", "computed"], ["four"]), (["--tags", "fast", "--tags", "net"], ["one", "two"]),
            (["--name", "o"], ["one", "two", "four"]), (["--name", "/^t.*e$/"], ["three"]),
            (["--name", "/^(one|two)$/", "--tags", "!fast"], ["two"]), (["--name", "ONE"], []),
        ] as [([String], [String])]
    )
    func selection(arguments: [String], names: [String]) throws {
        try writeTagged()
        let outcome = try home.run(["test", "tags.authing", "whole.authing"] + arguments)
        #expect(outcome.exitCode == (names.isEmpty ? 2 : 0), "\(outcome)")
        let ran = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  ok      ") }.map { $0.dropFirst(10) }
        #expect(ran.map(String.init) == names)
        #expect(names.isEmpty == outcome.error.contains("no test is selected"))
    }

    @Test("the list runs nothing")
    func list() throws {
        try writeTagged()
        let outcome = try home.run(["test", "--list", "tags.authing", "whole.authing"])
        let expected = """
            tags.authing
              one  [fast]
              two  [slow, net]
              three
              four
            whole.authing
              the whole file

            """
        #expect(outcome == .init(ending: .exited(0), output: expected, error: ""))
        #expect(try home.run(["test", "--list", "--name", "two", "."]).output == "tags.authing\n  two  [slow, net]\n")
        try home.write("prnt 1", to: "bad.authing")
        #expect(try home.run(["test", "--list", "."]).exitCode == 3)
    }

    @Test("nothing more begins after the first failure")
    func failFast() throws {
        try home.write("test \"a\" {}\ntest \"b\" { fail on purpose }\ntest \"c\" {}", to: "1.authing")
        try home.write("test \"d\" {}", to: "2.authing")
        let outcome = try home.run(["test", "--fail-fast", "--jobs", "1", "."])
        let expected = """
            1.authing
              ok      a
              FAILED  b
              not run c: an earlier failure
            2.authing
              not run the whole file: an earlier failure
            failed:
              1.authing:2  b
            1 passed, 1 failed, 2 not run

            """
        #expect(outcome.output == expected)
        #expect(outcome.exitCode == 1)
        #expect(try home.run(["test", "."]).output.hasSuffix("3 passed, 1 failed\n"))
    }

    @Test("each file runs so many times, all files in each turn")
    func repetitions() throws {
        try home.write("let u = register username bob pass-4711\ntest \"t\" {}", to: "1.authing")
        try home.write("test \"u\" {}", to: "2.authing")
        let outcome = try home.run(["test", "--repeat", "2", "."])
        let files = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(
            files == [
                "1.authing", "2.authing", "1.authing (run 2)", "2.authing (run 2)", "4 passed, 0 failed",
            ]
        )
    }

    @Test("an order made from a seed can be had again, and is another one than that of the files")
    func shuffle() throws {
        let tests = (1...12).map { "test \"t\($0)\" { print (random(1000000)) }" }.joined(separator: "\n")
        for number in 1...6 { try home.write(tests, to: "\(number).authing") }
        let first = try home.run(["test", "--shuffle", "--verbose", "."])
        let seed = try #require(first.output.firstMatch(of: /--shuffle --seed (\d+)/)).1
        let again = try home.run(["test", "--shuffle", "--verbose", "--seed", String(seed), "--jobs", "1", "."])
        /// Without the times, which differ.
        let lines = { (text: String) in text.replacing(/\s+\(.*\)|, in .*/, with: "").split(separator: "\n") }
        #expect(lines(first.output) == lines(again.output))
        let plain = try home.run(["test", "--verbose", "--seed", String(seed), "."])
        #expect(lines(plain.output) != lines(first.output))
        #expect(plain.output.contains("1.authing"))
        let tests1 = lines(first.output).filter { $0.hasPrefix("  ok") }
        #expect(tests1.count == 72)
        #expect(tests1.prefix(12).map(String.init) != (1...12).map { "  ok      t\($0)" })
    }

    @Test("what a passing test prints is shown when asked for, what a failing one prints always")
    func printed() throws {
        try home.write(
            "print setup\ntest \"a\" { print from-a }\ntest \"b\" {\nprint from-b\nfail no\n}",
            to: "p.authing"
        )
        let quiet = try home.run(["test", "p.authing"])
        #expect(quiet.output.contains("  FAILED  b\n  │ from-b\n"))
        #expect(!quiet.output.contains("from-a"))
        let verbose = try home.run(["test", "-v", "p.authing"]).output
        #expect(verbose.contains("│ setup") && verbose.contains("│ from-a") && verbose.contains("│ from-b"))
        #expect(verbose.firstMatch(of: /p\.authing  \(\d+\.\d+ m?s\)/) != nil)
    }

    @Test("time on a frozen clock is told apart from real time")
    func virtualTime() throws {
        try home.write(
            "clock freeze 2026-01-01T00:00:00Z\ntest \"waits\" { clock advance 301s\nsleep 1h }",
            to: "v.authing"
        )
        let output = try home.run(["test", "-v", "v.authing"]).output
        #expect(output.firstMatch(of: /waits  \(\d+\.\d ms, virtual 1h5m1s\)/) != nil, "\(output)")
    }

    @Test(
        "the exit code is that of the first file whose own is not 0",
        arguments: [
            (["test \"t\" {}"], 0), (["test \"t\" { fail x }"], 1), (["prnt 1"], 3), (["login email a@b.cc wrong"], 4),
            (["test \"t\" { login email a@b.cc wrong }"], 1), (["login email a@b.cc ?"], 6), (["ask who?"], 6),
            (["test \"t\" { print (secret NOT_THERE) }\ntest \"u\" {}"], 6), (["test \"t\" { exit 0 }"], 1),
            (["exit 0\ntest \"t\" {}"], 1), (["exit 7"], 7), (["test \"t\" {}", "ask who?", "fail x"], 6),
            (["fail x", "prnt 1"], 1),
        ] as [([String], Int32)]
    )
    func exitCodes(files: [String], code: Int32) throws {
        for (index, text) in files.enumerated() { try home.write(text, to: "\(index).authing") }
        let outcome = try home.run(["test", "."])
        #expect(outcome.exitCode == code, "\(outcome)")
        // A test that the script left out by ending itself has not failed, but the run has.
        let isLeftOut = outcome.output.contains("not run t: the script ended before it")
        #expect(isLeftOut == (files[0].hasPrefix("exit 0")))
        #expect(outcome.error.isEmpty == (code == 0 || isLeftOut), "\(outcome)")
        #expect(outcome.output.contains("FAILED") == (code != 0 && !isLeftOut))
    }

    @Test("a test that needs input says how to give it, also where a person could be asked")
    func input() throws {
        let file = try home.write("test \"t\" { print (secret PW) }")
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        try terminal.launch(BuiltProduct.path("authing"), ["test", file], environment: home.environment())
        #expect(try terminal.waitForEnd() == .exited(6))
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("give --secret PW="))
        #expect(try home.run(["test", file, "--secret", "PW=pw-4711-x"]).exitCode == 0)
    }

    @Test(
        "a wrong use is 2",
        arguments: [
            ["--jobs", "0"], ["--jobs", "x"], ["--repeat", "0"], ["--tags", "a,,b"], ["--tags", "!"],
            ["--name", "/(/"],
            ["--pool", "p.db", "--jobs", "2"], ["--report-tap", "x", "--report-json", "x"],
            ["--report-junit", "nowhere/x"], ["--report-html", "/dev/null"],
        ]
    )
    func wrongUse(arguments: [String]) throws {
        let file = try home.write("test \"t\" { print ran }")
        let outcome = try home.run(["test", "-v", file] + arguments)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(!outcome.error.isEmpty && !outcome.output.contains("ran"))
    }

    @Test("nothing to run is 2", arguments: [["empty"], ["*.none"], ["nowhere.authing"]])
    func nothing(arguments: [String]) throws {
        try FileManager.default.createDirectory(atPath: home.path("empty"), withIntermediateDirectories: true)
        let outcome = try home.run(["test"] + arguments)
        #expect(outcome.exitCode == 2)
        #expect(outcome.error.contains(arguments[0]))
    }

    @Test("with a pool file one file runs after the other, on the same pool")
    func poolFile() throws {
        try home.write("let u = register username one pass-4711", to: "1.authing")
        try home.write("assert (user list).totalCount == 1\nlet u = register username two pass-4711", to: "2.authing")
        try home.write("assert (user list).totalCount == 2", to: "3.authing")
        let outcome = try home.run(["test", "--pool", "p.db", "."])
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    @Test("standard input is a script like others")
    func standardInput() throws {
        try home.write("test \"t\" {}", to: "a.authing")
        let outcome = try home.run(["test", "a.authing", "-"], input: "test \"typed\" {}")
        #expect(outcome.output == "a.authing\n  ok      t\n-\n  ok      typed\n2 passed, 0 failed\n")
    }

    @Test("Ctrl-C ends all files that run, and the reports say what did not", arguments: [1, 2, 4])
    func interrupt(jobs: Int) throws {
        try home.write("test \"done\" {}", to: "0.authing")
        for number in 1...6 {
            try home.write("print begun\ntest \"waits\" { sleep 100s }\ntest \"later\" {}", to: "\(number).authing")
        }
        let program = try home.start(["test", "--jobs", "\(jobs)", "--report-json", "r.json", "."])
        try program.wait(for: "the first file") { _ in true }
        usleep(400_000)
        let start = ContinuousClock.now
        program.send(SIGINT)
        let outcome = try program.waitForEnd()
        #expect(outcome.ending == .exited(130), "\(outcome)")
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(
            outcome.output.hasSuffix("interrupted\n1 passed, 0 failed, \(2 * jobs + 6 - jobs) not run\n"),
            "\(outcome)"
        )
        let report =
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(filePath: home.path("r.json")))
            ) as? [String: Any]
        #expect(report?["interrupted"] as? Bool == true)
        #expect(report?["notRun"] as? Int == jobs + 6)
        #expect(report?["exitCode"] as? Int == 130)
    }

    @Test("a line shows how far it is on a terminal, and is gone at the end")
    func progress() throws {
        for number in 1...4 { try home.write("test \"t\" { sleep 200ms }", to: "\(number).authing") }
        let terminal = try PseudoTerminal(columns: 60, rows: 24)
        try terminal.launch(
            BuiltProduct.path("authing"),
            ["test", "--jobs", "1", home.path("")],
            environment: home.environment(["NO_COLOR": "1"])
        )
        #expect(try terminal.waitForEnd() == .exited(0))
        let output = String(decoding: terminal.output, as: UTF8.self)
        #expect(output.contains(" of 4 files"), "\(output)")
        let shown = terminal.screen.lines.filter { !$0.isEmpty }
        #expect(shown.count == 9 && !shown.contains { $0.contains("of 4 files") }, "\(shown)")
        #expect(shown.last?.hasPrefix("4 passed, 0 failed, in ") == true)
        #expect(try !home.run(["test", "."]).error.contains("of 4 files"))
    }
}
