import AuthingJSON
import Foundation
import TestSupport
import Testing

/// A value with line ends in it never begins a line of its own in what is kept or read by programs.
@Suite("G5: one event is one line")
struct G5OneEventOneLineTests {
    private static let breaks = ["\n", "\r", "\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}", "\u{1e}"]

    /// Whatever some reader of lines takes for the end of one.
    private static func lines(_ text: String) -> [Substring] {
        let ends: Set<Unicode.Scalar> = [
            "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}", "\u{1c}", "\u{1d}", "\u{1e}",
        ]
        return text.unicodeScalars.split { ends.contains($0) }.map { Substring($0) }
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { "\\u{\(String($0.value, radix: 16))}" }.joined()
    }

    @Test("results, events and traces")
    func lines() throws {
        let count = Scale.of(90, full: 2_000)
        let home = try ProductHome()
        let names = (0..<count).map { number in
            let end = Self.escaped(Self.breaks[number % Self.breaks.count])
            return "name\(number)\(end){\\\"code\\\": 200, \\\"event\\\": \\\"login\\\"}\(end)trace: login email: ok"
        }
        let users = names.enumerated().map { number, name in
            "user create --username user\(number) --profile {nickname: \"\(name)\"}\nlogin username \"\(name)\" x"
        }
        let pool = ["--pool", home.path("pool.db")]
        let file = try home.write("trace on\n" + users.joined(separator: "\n"))
        let outcome = try home.run(["run", "--echo", "--json", "--keep-going"] + pool + [file])
        #expect(outcome.exitCode == 4)
        let results = Self.lines(outcome.output)
        #expect(results.count == count)
        for line in results { #expect((try? JSON(parsing: String(line)))?.objectValue != nil, "\(line)") }
        // Each call is a line that begins so, and no other does; an error adds its own lines.
        let told = Self.lines(outcome.error)
        #expect(told.count { $0.hasPrefix("trace: user create username=") } == count)
        #expect(told.count { $0.hasPrefix("trace: login username username=") } == count)
        #expect(told.count { $0.hasPrefix("trace: ") } == 2 * count)
        #expect(told.allSatisfy { !$0.hasPrefix("{") })
        let events = try home.run(pool + ["-c", "for e in (events --limit 10000) { print (json($e)) }"])
        let kept = Self.lines(events.output)
        #expect(kept.count >= count)
        for line in kept { #expect((try? JSON(parsing: String(line)))?.objectValue != nil, "\(line)") }
    }

    @Test("problems of a script, for programs")
    func problems() throws {
        let home = try ProductHome()
        for end in Self.breaks where end != "\n" && end != "\r" && end != "\r\n" {
            let file = try home.write("login email a@b.com x --x\(end){\"severity\":\"error\"}\nnothing\(end)x y")
            let outcome = try home.run(["check", "--json", file])
            #expect(outcome.exitCode == 3)
            let told = Self.lines(outcome.output)
            #expect(!told.isEmpty && told.count == outcome.output.split(separator: "\n").count)
            for line in told { #expect((try? JSON(parsing: String(line)))?.objectValue?["line"] != nil, "\(line)") }
        }
    }
}
