import TestSupport
import Testing

@Suite("How results leave the executable")
struct OutputOptionTests {

    @Test(
        "--format says how, and a file gets what the format wants",
        arguments: [
            ("ndjson", "{\"code\":\"x\"}\n{\"code\":\"y\"}\n"), ("csv", "code\r\nx\r\ny\r\n"),
            ("json", "[{\"code\":\"x\"},{\"code\":\"y\"}]\n"), ("table", "code\nx\ny\n(2 rows)\n"),
        ]
    )
    func formats(format: String, expected: String) throws {
        let home = try ProductHome()
        let outcome = try home.run(["--format", format, "-c", "[{code: \"x\"}, {code: \"y\"}]"])
        #expect(outcome == .init(ending: .exited(0), output: expected, error: ""))
    }

    @Test("an unknown format is wrong use")
    func unknown() throws {
        #expect(try ProductHome().run(["--format", "xml", "-c", "1"]).exitCode == 2)
    }

    @Test("timing tells both clocks on standard error, a line for each statement outside of blocks")
    func timing() throws {
        let code = "clock freeze; timing on; clock advance 5m; for i in 1..3 { sleep 1s }"
        let outcome = try ProductHome().run(["--format", "csv", "-c", code])
        let lines = outcome.error.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(try lines[1].wholeMatch(of: Regex("time [0-9]+\\.[0-9] ms, clock \\+5m")) != nil)
        #expect(lines[2].hasSuffix("clock +3s"))
        #expect(!outcome.output.contains("time "))
    }

    @Test("a pager is never used where no terminal is")
    func noPager() throws {
        let outcome = try ProductHome().run(["-c", "help"], environment: ["PAGER": "echo paged"])
        #expect(!outcome.output.contains("paged"))
        #expect(outcome.output.count { $0 == "\n" } > 60)
    }
}
