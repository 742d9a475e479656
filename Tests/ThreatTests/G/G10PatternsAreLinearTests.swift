import AuthingScript
import AuthingShell
import Foundation
import TestSupport
import Testing

/// No pattern of a script takes more than linear time.
@Suite("G10: patterns are linear", .serialized)
struct G10PatternsAreLinearTests {
    /// Patterns on which a backtracking engine takes exponential or polynomial time, and what they are tried on.
    private static let patterns: [(pattern: String, unit: String, end: String)] = {
        let cores = [
            "(a+)+", "(a*)*", "(a|a)*", "(a|aa)+", "(a+)*", "(.*a){12}", "(a?){20}a{20}", "(a|b|ab)*", "([a-z]+)*",
            "(a*a*)*",
            "(aa|a)*", "(a+a+)+", "(.+)+", "(\\w+\\s?)*", "(x+x+)+y", "((a+)+)+", "(a*)*b*", "(a|a?)+", "a*a*a*a*a*",
            "(\\d+)*", "([^,]*,?)*", "(.*)*", "(ab?)*", "(a{1,10}){1,10}", "(?:a+)+", "(a+?)+?", "(a*?)*?", "(\\pL+)+",
            "(?i)(A+)+", "(?s)(.*)+",
        ]
        return cores.flatMap { [("^\($0)$", "a", "!"), ("\($0)\\z", "a", "\n!")] }
    }()

    private static func seconds(_ pattern: (pattern: String, unit: String, end: String), _ bytes: Int) throws -> Double
    {
        let stage = try ScriptStage()
        let text = String(repeating: pattern.unit, count: bytes)
        let quoted = pattern.pattern.replacing("'", with: "''")
        let code = """
            let b = $t matches '\(quoted)'
            print $b
            """
        var options = Script.Options()
        options.variables = [("t", .string(text + pattern.end))]
        let script = Script(
            ScriptSource(name: "case.authing", text: code),
            commands: stage.host.catalogue.table,
            options: options
        )
        #expect(script.diagnostics.isEmpty, "\(script.diagnostics)")
        var best = Double.infinity
        for _ in 0..<3 {
            let time = Timing.of { _ = script.run(host: stage.host, interrupt: stage.interrupt) }
            best = min(best, time / .seconds(1))
        }
        #expect(stage.output.hasPrefix("true\n") || stage.output.hasPrefix("false\n"), "\(stage.error)")
        return best
    }

    @Test func evilPatterns() async throws {
        #expect(Self.patterns.count >= 60)
        try await onScriptThread {
            var (once, twice) = (0.0, 0.0)
            for pattern in Self.patterns {
                let time = try Self.seconds(pattern, 50 << 10)
                #expect(
                    time < Timing.limit(.milliseconds(50), debug: .milliseconds(500)) / .seconds(1),
                    "\(pattern.pattern)"
                )
                once += time
                twice += try Self.seconds(pattern, 100 << 10)
            }
            // A single time is too short to be divided on a machine that does other things.
            #expect(twice / once < (Timing.isDebug ? 3.2 : 2.3), "\(twice / once)")
        }
    }

    @Test("nothing of the product gives a text to an engine that backtracks")
    func engines() throws {
        let users = try SourceText.lines().filter { line in
            ["NSRegularExpression", "Regex(", "NSPredicate", "regcomp(", ".regularExpression"].contains {
                line.text.contains($0)
            }
        }
        #expect(users.isEmpty, "\(users)")
    }
}
