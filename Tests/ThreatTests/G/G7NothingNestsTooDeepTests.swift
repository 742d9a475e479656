import AuthingJSON
import Foundation
import TestSupport
import Testing

/// However deep something is nested, whoever reads it says so, soon, and lives.
@Suite("G7: nothing nests too deep")
struct G7NothingNestsTooDeepTests {
    private static let count = Scale.of(20_000, full: 1_000_000)

    /// What stands in front, and what is repeated.
    private static let bombs: [(start: String, unit: String)] = [
        ("print ", "("), ("print (", "["), ("print (", "{a: "), ("print (", "{"), ("print ", "${"), ("print (", "-"),
        ("print (", "- "), ("print (", "!"), ("print (", "! "), ("print (", "not "), ("print (", "len("),
        ("print ", "\"${"), ("print (", "1 + "), ("print (", "\"a\" + "), ("print (", "true and "), ("", "if true { "),
        ("", "if true "), ("", "fn f() { "), ("", "try { "), ("", "while true {\n"), ("let x = $a", "[$a"),
        ("", "login email ( "), ("", ") ] } "),
    ]

    /// The time for a text of so many bytes; what grows faster than the text is over it.
    private static func limit(_ bytes: Int) -> Duration {
        let byte = Timing.limit(.nanoseconds(150), debug: .microseconds(6))
        return Timing.limit(.milliseconds(200), debug: .milliseconds(1_500)) + byte * bytes
    }

    private static func expectRefusal(_ run: MeasuredRun, _ bytes: Int, _ what: String) {
        #expect(run.outcome.exitCode == 3, "\(what): \(run.outcome.ending)")
        #expect((run.outcome.error + run.outcome.output).contains("A1"), "\(what)")
        #expect(run.duration < limit(bytes), "\(what): \(run.duration)")
        #expect(run.peakMemory > 0 && run.peakMemory <= MeasuredRun.mostMemory, "\(what): \(run.peakMemory >> 20) MiB")
    }

    @Test("in a script, by each command that reads one")
    func scripts() throws {
        let home = try ProductHome()
        for (number, bomb) in Self.bombs.enumerated() {
            let text = bomb.start + String(repeating: bomb.unit, count: Self.count)
            let path = try home.write(text)
            let ways = [["check", path], ["run", path], ["fmt", "--check", path], ["test", path], ["-"]]
            for way in Scale.isFull ? ways : [ways[0], ways[1 + number % 4]] {
                let run = try MeasuredRun(of: way, in: home, reading: path)
                // A test says anew what the check said of each file.
                Self.expectRefusal(run, text.utf8.count * (way[0] == "test" ? 3 : 1), "\(bomb.unit) \(way[0])")
            }
        }
    }

    @Test("in an editor's document, which stays of use")
    func languageServer() throws {
        let home = try ProductHome()
        let frame = { (message: JSON) in "Content-Length: \(message.text().utf8.count)\r\n\r\n\(message.text())" }
        for unit in ["(", "\"${", "fn f() { ", "1 + "] {
            let document: JSON = [
                "uri": "file:///tmp/a.authing", "languageId": "authing", "version": 1,
                "text": .string("print (" + String(repeating: unit, count: Self.count)),
            ]
            let messages: [JSON] = [
                ["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["capabilities": [:]]],
                ["jsonrpc": "2.0", "method": "textDocument/didOpen", "params": ["textDocument": document]],
                ["jsonrpc": "2.0", "id": 2, "method": "shutdown", "params": .null],
                ["jsonrpc": "2.0", "method": "exit", "params": .null],
            ]
            let input = try home.write(messages.map(frame).joined(), to: "session")
            let run = try MeasuredRun(of: ["lsp"], in: home, reading: input)
            #expect(run.outcome.exitCode == 0, "\(unit): \(run.outcome.ending)")
            #expect(run.outcome.output.contains("publishDiagnostics") && run.outcome.output.contains("A1"))
            #expect(run.duration < Self.limit(Self.count * unit.utf8.count * 3), "\(unit): \(run.duration)")
        }
    }

    @Test("in data: a line of users, a state, a recording, a text as JSON")
    func data() throws {
        let home = try ProductHome()
        for unit in ["[", "{\"a\":"] {
            let deep = String(repeating: unit, count: Scale.of(100_000, full: 1_000_000) / unit.utf8.count)
            try home.write("{\"username\":\"bob\",\"customData\":" + deep, to: "users.jsonl")
            try home.write(deep, to: "deep.json")
            let calls: [(arguments: [String], code: Int32)] = [
                (["-c", "user import users.jsonl"], 4), (["-c", "state load deep.json"], 4),
                (["import", "har", "deep.json"], 3),
            ]
            for (arguments, code) in calls {
                let run = try MeasuredRun(of: arguments, in: home)
                #expect(run.outcome.exitCode == code, "\(arguments): \(run.outcome)")
                #expect(run.duration < Self.limit(deep.utf8.count), "\(arguments): \(run.duration)")
            }
        }
        let parse = """
            let deep = "["
            while len($deep) < 1000000 { $deep = $deep + $deep }
            print (parseJson($deep))
            """
        #expect(try home.run(["-c", parse]).exitCode == 4)
    }

    @Test("a value as deep as may be is printed, compared, sorted, copied, freed, and no deeper one is made")
    func values() throws {
        let home = try ProductHome()
        let script = """
            let list = []
            let record = {}
            let rounds = 0
            try { while true limit 1000000 { $list = [$list]; $record = {inner: $record}; $rounds = $rounds + 1 }
            } catch as e { print $e.code }
            print $rounds ($list == $list) ($record == $record) (len(json($list)) > 500) (len("$record") > 500)
            print (parseJson(json($list[0])) == $list[0]) (unique([$list[0], $list[0]]) == [$list[0]])
            let own = {name: "own"}
            let i = 0
            while $i < 200 { $i = $i + 1; $own.me = $own }
            print (len(json($own)) > 1000)
            try { while true limit 1000000 { $own.me = $own } } catch as e { print $e.code }
            """
        for arguments in [["-c", script], ["run", try home.write(script)]] {
            let outcome = try home.run(arguments)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(outcome.output == "A2202\n255 true true true true\ntrue true\ntrue\nA2202\n", "\(outcome.output)")
        }
        // Another thread runs it.
        let tested = try home.run(["test", try home.write("test \"deep\" {\n\(script)\n}")])
        #expect(tested.exitCode == 0, "\(tested)")
    }

    @Test("calls that call themselves end in an error, also through commands and at the prompt")
    func calls() throws {
        let home = try ProductHome()
        for call in ["f($n + 1)", "(f ($n + 1))"] {
            let outcome = try home.run(["-c", "fn f(n) { return \(call) }\nprint (f(1))"])
            #expect(outcome.exitCode == 4 || outcome.exitCode == 3, "\(outcome)")
            #expect(outcome.error.contains("A2") || outcome.error.contains("A1"), "\(outcome)")
        }
        let terminal = try home.prompt()
        try terminal.enter("fn f(n) { return f($n + 1) }")
        try terminal.enter("f (1)")
        try terminal.enter("print " + String(repeating: "(", count: 500))
        #expect(terminal.screen.lines.contains { $0.contains("A1055") })
        try terminal.enter("print \"alive\"")
        #expect(terminal.screen.lines.contains("alive"))
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
    }
}
