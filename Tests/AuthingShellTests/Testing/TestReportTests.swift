import AuthingJSON
import AuthingShell
import Foundation
import FoundationXML
import TestSupport
import Testing

/// The reports of `authing test`: what was recorded, and what other programs read in them.
@Suite("Reports of tests")
struct TestReportTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Transcripts/reports")
    private static let records = ProcessInfo.processInfo.environment["RECORD"] == "1"

    /// Names and texts that try to be markup, directives and terminal control.
    private static let hostile =
        "</script><script>alert(1)</script> & \"q\" 'a' # SKIP \\ ]]> \u{1B}[31m\u{202E}\nnot ok 9 - x"

    /// A run with every kind of ending in it.
    private static let run: TestedRun = {
        var passed = TestedCase(name: "adds up", outcome: .passed)
        passed.tags = ["fast", "sums"]
        passed.line = 3
        passed.duration = .microseconds(1_250)
        passed.virtualDuration = .seconds(301)
        passed.output = "2\n"
        var failure = TestFailure(
            message: "the assertion does not hold: left == right",
            text:
                "sums.authing:9:10: error: the assertion does not hold: left == right\n  9 │   assert $a == $b\n    │          ^^^^^^^^\n  differences (- left, + right):\n  .n\n    - 1\n    + 2\n"
        )
        (failure.line, failure.column) = (9, 10)
        failure.diagnostics = [
            ["severity": "error", "comparison": ["left": ["n": 1], "operator": "==", "right": ["n": 2]]]
        ]
        var failed = TestedCase(name: hostile, outcome: .failed(failure))
        failed.line = 7
        failed.duration = .milliseconds(12)
        failed.output = "printed <b>\n"
        failed.tags = ["<i>"]
        var error = TestFailure(message: "the password is wrong", code: "2006")
        error.line = 12
        let refused = TestedCase(name: "logs in", outcome: .failed(error))
        var sums = TestedFile(path: "sums.authing")
        sums.cases = [passed, failed, refused, TestedCase(name: "later", outcome: .notRun("interrupted"))]
        sums.exitCode = 1
        sums.duration = .milliseconds(20)
        sums.output = "set up\n"
        var whole = TestedFile(path: "folder/whole.authing", repetition: 2)
        whole.cases = [TestedCase(name: nil, outcome: .passed)]
        whole.duration = .milliseconds(3)
        var run = TestedRun(files: [whole, sums, TestedFile(path: "unselected.authing")], shuffleSeed: 4711)
        run.duration = .milliseconds(1_234)
        run.isInterrupted = true
        return run
    }()

    @Test("are as recorded", arguments: TestReportFormat.allCases)
    func recorded(format: TestReportFormat) throws {
        let file = Self.folder.appending(path: "run.\(format.rawValue)")
        let text = format.text(of: Self.run)
        if Self.records {
            try Data(text.utf8).write(to: file)
            Issue.record("read the changed recording, then run again")
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    // MARK: JUnit

    /// What a reader of JUnit's XML keeps.
    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []
        var texts: [String: [String]] = [:]
        var path: [String] = []
        var text = ""
        var error: (any Error)?

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes))
            path.append(name)
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if path.last == name, elements.last?.name == name { texts[name, default: []].append(text) }
            path.removeLast()
        }

        func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { self.error = error }
    }

    private func read(_ xml: String) -> Reader {
        let reader = Reader()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: reader.error))")
        return reader
    }

    @Test("XML is read as it was meant, hostile names included")
    func xml() throws {
        let reader = read(TestReportFormat.junit.text(of: Self.run))
        #expect(reader.elements.map(\.name).filter { $0 == "testsuite" }.count == 2)
        let cases = reader.elements.filter { $0.name == "testcase" }
        try #require(cases.count == 5)
        #expect(
            cases.map { $0.attributes["classname"] ?? "" } == [
                "folder/whole.authing (run 2)", "sums.authing", "sums.authing", "sums.authing", "sums.authing",
            ]
        )
        #expect(
            cases[2].attributes["name"]
                == Self.hostile.replacing("\u{1B}", with: "\\u{1b}").replacing("\u{202E}", with: "\\u{202e}")
        )
        #expect(reader.texts["failure"]?.first?.contains("assert $a == $b") == true)
        #expect(reader.texts["system-out"] == ["2\n", "printed <b>\n", "set up\n"])
        let sums = try #require(reader.elements.first { $0.name == "testsuites" }).attributes
        #expect(
            sums == [
                "name": "authing", "tests": "5", "failures": "1", "errors": "1", "skipped": "1", "time": "1.234000",
            ]
        )
    }

    @Test(
        "every character of data comes through XML as itself or as its escape",
        arguments: [0x0, 0x100, 0x2000, 0xFF00, 0x1F600]
    )
    func characters(first: UInt32) {
        let text = (first..<first + 0x100).compactMap(Unicode.Scalar.init).map { String($0) }.joined(separator: "|")
        var run = Self.run
        run.files[1].cases[1].name = text
        run.files[1].cases[1].output = text
        let reader = read(TestReportFormat.junit.text(of: run))
        #expect(reader.texts["system-out"]?[1].contains("|") == true)
    }

    // MARK: TAP

    @Test("TAP is read as it was meant: one line a test, nothing of a name is a directive")
    func tap() throws {
        let lines = TestReportFormat.tap.text(of: Self.run).split(separator: "\n").map(String.init)
        #expect(lines[0] == "TAP version 14" && lines[1] == "1..5")
        #expect(lines.last == "Bail out! interrupted")
        var results: [(number: Int, ok: Bool, skipped: Bool)] = []
        var isInBlock = false
        for line in lines.dropFirst(2).dropLast() {
            if line == "  ---" {
                isInBlock = true
            } else if line == "  ..." {
                isInBlock = false
            } else if isInBlock {
                let value = try #require(line.firstMatch(of: /^  \w+: (.*)$/)).1
                _ = try JSON(parsing: String(value))
            } else {
                let point = try #require(line.wholeMatch(of: /(not )?ok (\d+) - (.*)/), "\(line)")
                // A directive follows a `#` that no backslash precedes.
                let name = String(point.3).replacing("\\\\", with: "").replacing("\\#", with: "")
                results.append((Int(point.2) ?? 0, point.1 == nil, name.contains(/#\s*SKIP/)))
            }
        }
        #expect(results.map(\.number) == [1, 2, 3, 4, 5])
        #expect(results.map(\.ok) == [true, true, false, false, true])
        #expect(results.map(\.skipped) == [false, false, false, false, true])
    }

    // MARK: HTML

    @Test("a page holds no markup of data, no script, and asks nothing of anybody")
    func html() {
        let page = TestReportFormat.html.text(of: Self.run)
        #expect(!page.contains("<script") && !page.contains("<b>\n") && !page.contains("<i>"))
        #expect(page.contains("&lt;script&gt;alert(1)") && page.contains("printed &lt;b&gt;"))
        for word in ["http://", "https://", "src=", "url(", "@import", "<link", "javascript:", "onload", "onclick"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
        // What failed stands before the files.
        let failure = page.range(of: "assert $a == $b")?.lowerBound
        let files = page.range(of: "<h2>Files</h2>")?.lowerBound
        #expect(failure.flatMap { first in files.map { first < $0 } } == true)
        // Every element that is opened is closed.
        for element in [
            "details", "section", "table", "tr", "td", "pre", "p", "span", "b", "small", "h1", "h2", "h3", "main",
        ] {
            let count = { (part: String) in page.components(separatedBy: part).count - 1 }
            #expect(count("<\(element)>") + count("<\(element) ") == count("</\(element)>"), "\(element)")
        }
    }

    // MARK: The product

    @Test("all four at once, private, with no secret in them in any dress, and none on the screen")
    func secrets() throws {
        let home = try ProductHome()
        let canary = Canary(417)
        try home.write(
            """
            let u = register email ada@example.org (secret PW)
            test "\(canary.text)" {
              let p = reveal (secret PW)
              print "it is $p"
              print (base64($p))
              assert {a: $p, b: 1} == {a: "x", b: 2}
            }
            test "compares" { assert (secret PW) == "other" }
            test "texts" {
              let p = reveal (secret PW)
              assert "$p\\nb" == "a\\nb", "no: $p"
            }
            """,
            to: "s.authing"
        )
        var arguments = ["test", "s.authing", "-v", "--allow-reveal", "--secret", "PW=\(canary.text)"]
        for format in TestReportFormat.allCases { arguments += [format.option, "report.\(format.rawValue)"] }
        let outcome = try home.run(arguments)
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.output.hasSuffix(
                "0 passed, 3 failed, in \(outcome.output.split(separator: " ").suffix(2).joined(separator: " "))"
            )
        )
        #expect(canary.found(in: outcome.output + outcome.error) == [])
        for format in TestReportFormat.allCases {
            let path = home.path("report.\(format.rawValue)")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("compares") && text.contains("secret"))
            #expect(canary.found(in: text) == [], "\(format)")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        let json = try JSON(parsing: String(contentsOfFile: home.path("report.json"), encoding: .utf8))
        guard case .object(let record) = json else { throw RunningProgram.Failure(description: "\(json)") }
        #expect(record["failed"] == 3)
    }
}
