import AuthingJSON
import AuthingScript
import AuthingShell
import TestSupport
import Testing

@Suite("Each recorded method becomes its command")
struct ImportMethodTests {
    /// The statements of a script, without what is set up.
    private static func statements(_ script: ImportedScript) -> [String] {
        script.text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && !$0.isEmpty }
    }

    private static func check(_ script: String) async throws -> [String] {
        try await onScriptThread {
            Script(ScriptSource(name: "imported", text: script), commands: CommandCatalogue.standard.table)
                .diagnostics.filter { $0.severity == .error }.map { $0.message + "\n" + script }
        }
    }

    private static func graphQL(_ field: String, _ variables: String) throws -> String {
        let names = try JSON(parsing: variables).objectValue?.map(\.0) ?? []
        let name = String(field.prefix { $0 != "{" })
        let selection = field == name ? "{ id }" : String(field.dropFirst(name.count))
        let arguments = names.filter { field == name || $0 == "id" }.map { "\($0): $\($0)" }.joined(separator: ", ")
        let document = "query Q { alias: \(name)\(arguments.isEmpty ? "" : "(\(arguments))") \(selection) }"
        return #"{"query": \#(JSON.string(document).text()), "variables": \#(variables)}"#
    }

    private static func shellQuoted(_ text: String) -> String { "'" + text.replacing("'", with: #"'\''"#) + "'" }

    private static func curl(_ method: ImportedMethod) throws -> String {
        switch method.request {
        case .graphQL(let field, let variables):
            let body = try graphQL(field, variables)
            return "curl 'https://core.authing.cn/graphql/v2' \\\n  -H 'content-type: application/json' \\\n"
                + "  --data-raw \(shellQuoted(body)) --compressed"
        case .rest(let verb, let path, let body):
            let data = body.isEmpty ? "" : " --data \(shellQuoted(body))"
            return "curl -X \(verb) 'https://core.authing.cn\(path)'\(data)"
        }
    }

    @Test("from a line of curl", arguments: ImportedMethod.all)
    func fromCurl(_ method: ImportedMethod) async throws {
        let script = try CurlReader.script(of: Array(try Self.curl(method).utf8))
        #expect(Self.statements(script).last == method.statement)
        #expect(script.callCount == 1)
        #expect(try await Self.check(script.text) == [])
    }

    @Test("from an archive, and as refused where it was", arguments: ImportedMethod.all)
    func fromArchive(_ method: ImportedMethod) async throws {
        let (verb, path, body, answer): (String, String, String, String) =
            switch method.request {
            case .graphQL(let field, let variables):
                (
                    "POST", "/graphql/v2", try Self.graphQL(field, variables),
                    #"{"errors": [{"message": {"code": 2006, "message": "no", "data": null}}], "data": null}"#
                )
            case .rest(let verb, let path, let body): (verb, path, body, #"{"code": 2006, "message": "no"}"#)
            }
        let har = """
            {"log": {"entries": [{"startedDateTime": "2026-03-01T08:00:00.000+08:00",
              "request": {"method": "\(verb)", "url": "https://core.authing.cn\(path)", "headers": [],
                "postData": {"text": \(JSON.string(body).text())}},
              "response": {"status": 200, "content": {"text": \(JSON.string(answer).text())}}}]}}
            """
        let script = try HARReader.script(of: Array(har.utf8))
        let last = try #require(Self.statements(script).last)
        let isBare = path.hasPrefix("/cas")
        #expect(last.hasPrefix(isBare ? "" : "expect error 2006 "))
        let command = method.statement.prefix { $0 != "(" }
        #expect(last.contains(command))
        #expect(Self.statements(script).first == "clock freeze 2026-03-01T00:00:00Z")
        #expect(try await Self.check(script.text) == [])
    }

    @Test("also from a persisted operation, and each of an array of operations")
    func persisted() async throws {
        let body = """
            [{"operationName": "getUserRoles", "variables": {"namespace": "shop"},
              "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "ecf4edb46db40b5132295c0291d62fb65d6759a9"}}},
             {"operationName": "unbindEmail"},
             {"query": "mutation { sendEmail(email: \\"ada@example.org\\", scene: VERIFY_EMAIL) { code } }"}]
            """
        let script = try CurlReader.script(of: Array("curl https://core.authing.cn/graphql/v2 --json '\(body)'".utf8))
        #expect(
            Self.statements(script)
                == ["roles list --namespace shop", "email unbind", "send email ada@example.org VERIFY_EMAIL"]
        )
        #expect(try await Self.check(script.text) == [])
    }
}
