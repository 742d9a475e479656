import AuthingJSON
import Foundation
import TestSupport
import Testing

@Suite("authing lsp")
struct LanguageServerTests {
    private static let uri: JSON = "file:///tmp/no-such-folder/case.authing"

    private func frame(_ message: JSON) -> String {
        let text = message.text()
        return "Content-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }

    private func request(_ id: Int, _ method: String, _ parameters: JSON = .null) -> String {
        frame(["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": parameters])
    }

    private func notification(_ method: String, _ parameters: JSON = .null) -> String {
        frame(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
    }

    private func place(_ line: Int, _ column: Int) -> JSON { ["line": .integer(line), "character": .integer(column)] }

    private func at(_ line: Int, _ column: Int) -> JSON {
        ["textDocument": ["uri": Self.uri], "position": place(line, column)]
    }

    private func opened(_ text: String) -> String {
        notification(
            "textDocument/didOpen",
            ["textDocument": ["uri": Self.uri, "languageId": "authing", "version": 1, "text": .string(text)]]
        )
    }

    /// Runs a whole session of the built product.
    private func session(_ input: String) throws -> (messages: [JSON], outcome: RunningProgram.Outcome) {
        let outcome = try ProductHome().run(["lsp"], input: input)
        var rest = Array(outcome.output.utf8)[...]
        var messages: [JSON] = []
        while !rest.isEmpty {
            let end = try #require(rest.indices.first { rest[$0...].starts(with: "\r\n\r\n".utf8) })
            let header = String(decoding: rest[..<end], as: UTF8.self)
            let length = try #require(Int(header.replacing("Content-Length: ", with: "")))
            let body = rest.dropFirst(end + 4 - rest.startIndex).prefix(length)
            messages.append(try JSON(parsing: String(decoding: body, as: UTF8.self)))
            rest = rest[body.endIndex...]
        }
        return (messages, outcome)
    }

    @Test("a session from initialize to exit")
    func whole() throws {
        let text =
            "# 😀\nfn greet(who) { print hello $who }\nlet u=login email a@b.com correct-horse\nprint \"😀\" $nobody\ntest \"t\" { greet ada }\n"
        let change: JSON = [
            "textDocument": ["uri": Self.uri, "version": 2],
            // The face takes two, so that `$nobody` begins at 11.
            "contentChanges": [["range": ["start": place(3, 11), "end": place(3, 18)], "text": "$u"]],
        ]
        let input =
            request(1, "initialize", ["capabilities": [:]]) + notification("initialized", [:]) + opened(text)
            + notification("textDocument/didChange", change)
            + request(2, "textDocument/completion", at(2, 8)) + request(3, "textDocument/hover", at(2, 8))
            + request(4, "textDocument/hover", at(3, 12))
            + request(5, "textDocument/formatting", ["textDocument": ["uri": Self.uri]])
            + request(6, "textDocument/documentSymbol", ["textDocument": ["uri": Self.uri]])
            + request(7, "no/such") + notification("textDocument/didClose", ["textDocument": ["uri": Self.uri]])
            + request(8, "shutdown") + notification("exit")
        let (messages, outcome) = try session(input)
        #expect(outcome.exitCode == 0)
        let answers = Dictionary(
            uniqueKeysWithValues: messages.compactMap { m in m["id"]?.integerValue.map { ($0, m) } }
        )
        let published = messages.filter { $0["method"] == "textDocument/publishDiagnostics" }.compactMap {
            $0["params"]
        }
        try #require(published.count == 3)
        #expect(answers[1]?["result"]?["capabilities"]?["positionEncoding"] == "utf-16")
        let problem = try #require(published[0]["diagnostics"]?.arrayValue?.first { $0["severity"] == 1 })
        #expect(problem["message"]?.stringValue?.contains("nobody") == true)
        #expect(problem["range"]?["start"] == place(3, 11))
        #expect(published[1]["version"] == 2)
        #expect(published[1]["diagnostics"]?.arrayValue?.map { $0["code"] } == ["A1207"])
        #expect(published[2]["diagnostics"]?.arrayValue?.isEmpty == true)
        let items = answers[2]?["result"]?["items"]?.arrayValue ?? []
        let login = try #require(items.first { $0["label"] == "login" })
        #expect(login["textEdit"]?["range"]?["start"] == place(2, 6))
        let help = answers[3]?["result"]?["contents"]?["value"]?.stringValue ?? ""
        #expect(help.contains("login email EMAIL PASSWORD"))
        let variable = answers[4]?["result"]?["contents"]?["value"]?.stringValue ?? ""
        #expect(variable.contains("let u="))
        #expect(!variable.contains("correct-horse"))
        let edits = try #require(answers[5]?["result"]?.arrayValue)
        // A blank before and one behind the `=`; no word of the line travels.
        #expect(edits.map { $0["newText"] } == [" ", " "])
        #expect(edits.map { $0["range"]?["start"] } == [place(2, 5), place(2, 6)])
        #expect(!outcome.output.contains("correct-horse"))
        #expect(answers[6]?["result"]?.arrayValue?.map { $0["name"] } == ["greet", "t"])
        #expect(answers[7]?["error"]?["code"] == -32601)
        #expect(answers[8]?["result"] == .null)
        #expect(answers[8]?["error"] == nil)
    }

    @Test("what `check --strict` says is a warning, and faint where it could be left out")
    func strict() throws {
        let text = "let unread = 1\nlogin email a@b.com correct-horse\n"
        let (messages, outcome) = try session(request(1, "initialize", ["capabilities": [:]]) + opened(text))
        let found = try #require(messages[1]["params"]?["diagnostics"]?.arrayValue)
        #expect(found.map { $0["code"] } == ["A1903", "A1207"])
        #expect(found.map { $0["severity"] } == [2, 2])
        #expect(found.map { $0["tags"] } == [[1], nil])
        #expect(found[1]["range"] == ["start": place(1, 20), "end": place(1, 33)])
        #expect(!outcome.output.contains("correct-horse"))
    }

    @Test("columns are bytes where the editor offers UTF-8")
    func bytes() throws {
        let offer: JSON = ["capabilities": ["general": ["positionEncodings": ["utf-8", "utf-16"]]]]
        let (messages, _) = try session(request(1, "initialize", offer) + opened("print \"😀\" $nobody\n"))
        #expect(messages[0]["result"]?["capabilities"]?["positionEncoding"] == "utf-8")
        #expect(messages[1]["params"]?["diagnostics"]?[0]?["range"]?["start"] == place(0, 13))
    }

    @Test(
        "what is no message, or a wrong one, is answered or ends the session, and never traps",
        arguments: [
            "Content-Length: 3\r\n\r\n{]!", "Content-Length: -1\r\n\r\n",
            "Content-Length: 99999999999999999999\r\n\r\n",
            String(repeating: "x", count: 5000), "Content-Length: 2\r\n\r\n[]", "Content-Length: 4\r\n\r\nnull",
            "\r\n\r\n",
        ]
    )
    func hostile(input: String) throws {
        #expect(try session(input).outcome.exitCode == 1)
    }

    @Test("places outside of the text are moved into it, and parameters of any kind are refused")
    func places() throws {
        let huge = Int.max
        var input = request(1, "initialize", ["capabilities": [:]]) + opened("print a")
        for (id, position) in [place(huge, huge), place(0, huge), place(-1, 0), [:], .null, "x"].enumerated() {
            for (offset, method) in ["completion", "hover"].enumerated() {
                let parameters: JSON = ["textDocument": ["uri": Self.uri], "position": position]
                input += request(10 + id * 2 + offset, "textDocument/\(method)", parameters)
            }
        }
        let change: JSON = [
            "textDocument": ["uri": Self.uri, "version": 2],
            "contentChanges": [
                ["range": ["start": place(huge, huge), "end": place(0, 0)], "text": "print b"], [], .null,
            ],
        ]
        input += notification("textDocument/didChange", change) + request(99, "shutdown") + notification("exit")
        let (messages, outcome) = try session(input)
        #expect(outcome.exitCode == 0)
        #expect(messages.last?["id"] == 99)
        #expect(messages.count == 1 + 1 + 12 + 1 + 1)
    }
}
