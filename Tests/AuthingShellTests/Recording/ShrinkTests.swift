import Foundation
import TestSupport
import Testing

/// `authing shrink`, with the built product.
@Suite("Shrinking scripts")
struct ShrinkTests {
    /// Some sixty statements, of which two matter.
    private static let script: String = {
        var lines = ["# the ticket", "pool set loginPasswordFailCheck {enabled: true, limit: 3}"]
        for number in 1...14 {
            lines += [
                "let u\(number) = user create --username user\(number)", "print \"user \(number)\"",
                "role create role\(number)", "role assign role\(number) user\(number)",
            ]
        }
        lines += [
            "# the account", "register email carol@acme.test (secret RIGHT)",
            "login email carol@acme.test (secret WRONG)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }()
    private static let secrets = ["--secret", "RIGHT=Right-11111", "--secret", "WRONG=Wrong-11111"]

    @Test(
        "what an error does not need goes; comments of what stays are kept",
        arguments: [["--until", "error 2006"], ["--until-fails"]]
    )
    func statements(goal: [String]) throws {
        let home = try ProductHome()
        let outcome = try home.run(["shrink", home.write(Self.script)] + goal + Self.secrets)
        #expect(outcome.exitCode == 0)
        let expected =
            "# the account\nregister email carol@acme.test (secret RIGHT)\nlogin email carol@acme.test (secret WRONG)\n"
        #expect(outcome.output == expected, "\(outcome)")
        #expect(outcome.error.hasPrefix("authing: 59 statements became 2 statements in "))
    }

    @Test("where the error is expected, what the expectation needs stays")
    func expected() throws {
        let home = try ProductHome()
        let script = Self.script.replacing("login email", with: "expect error 2006 login email") + "print after\n"
        let outcome = try home.run(["shrink", home.write(script), "--until", "error 2006"] + Self.secrets)
        #expect(
            outcome.output == "# the account\nregister email carol@acme.test (secret RIGHT)\n"
                + "expect error 2006 login email carol@acme.test (secret WRONG)\n",
            "\(outcome)"
        )
        #expect(try home.run(["shrink", home.write(script), "--until", "error 2005"] + Self.secrets).exitCode == 1)
    }

    @Test("blocks, elements, arguments and literals, too")
    func parts() throws {
        let home = try ProductHome()
        let script = """
            test "t" {
              for i in [1, 2, 3] { print $i }
              if 1 == 1 {
                let record = {a: 1, b: "text", c: [1, 2]}
                print $record.missing again
              }
            }
            """
        let outcome = try home.run(["shrink", home.write(script), "--until", "A2101", "-o", "small.authing"])
        #expect(outcome.exitCode == 0, "\(outcome)")
        let small = try String(contentsOfFile: home.path("small.authing"), encoding: .utf8)
        #expect(
            !small.contains("test") && !small.contains("for") && !small.contains("if") && !small.contains("again"),
            "\(small)"
        )
        #expect(small.contains("{}") && small.contains("$record.missing"), "\(small)")
    }

    @Test("--max-runs ends it; a script that ends otherwise is left alone")
    func limits() throws {
        let home = try ProductHome()
        let file = try home.write(Self.script)
        let stopped = try home.run(["shrink", file, "--until", "2006", "--max-runs", "1"] + Self.secrets)
        #expect(stopped.exitCode == 0 && stopped.error.contains("in 1 runs; --max-runs stopped it"))
        let other = try home.run(["shrink", file, "--until", "error 2005"] + Self.secrets)
        #expect(other.exitCode == 1 && other.error.contains("its exit code is 4 with 2006"), "\(other)")
        #expect(try home.run(["shrink", file]).exitCode == 2)
        #expect(try home.run(["shrink", file, "--until", "soon"]).exitCode == 2)
    }
}
