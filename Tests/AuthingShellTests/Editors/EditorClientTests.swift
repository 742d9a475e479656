import AuthingJSON
import Foundation
import TestSupport
import Testing

/// The client that comes with Neovim, and its own idea of the protocol, instead of messages of our making.
@Suite("An editor with authing lsp")
struct EditorClientTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let files = folder.appending(path: "../../../scripts/editors/vim").standardizedFileURL.path

    @Test("Neovim colours a script, tells what is wrong, completes, explains and lays out")
    func session() throws {
        let home = try ProductHome()
        let script = """
            # A script
            let u   = login email ada@example.com (secret ADA)
            print "学校" $nobody

            """
        let environment = home.environment([
            "AUTHING": try BuiltProduct.path("authing"), "SCRIPT": try home.write(script, to: "case.authing"),
            "RESULT": home.path("result.json"), "EDITOR_FILES": Self.files,
        ])
        let editor = try RunningProgram(
            "/usr/bin/nvim",
            ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", Self.folder.appending(path: "session.lua").path],
            environment: environment,
            workingFolder: home.path("")
        )
        let outcome = try editor.waitForEnd()
        #expect(outcome.exitCode == 0, "\(outcome)")
        let result = try JSON(parsing: String(contentsOfFile: home.path("result.json"), encoding: .utf8))

        #expect(result["filetype"] == "authing")
        let groups = ["comment", "command", "variable"].map { result["groups"]?[$0] }
        #expect(groups == ["Comment", "Identifier", "PreProc"])
        #expect(result["before"]?.arrayValue?.count == 1)
        let problem = ["line", "column", "code", "severity", "message"].map { result["before"]?[0]?[$0] }
        #expect(problem == [2, 15, "A1103", 1, "unknown variable $nobody"])
        #expect(result["completion"]?.arrayValue?.contains("login") == true)
        #expect(result["hover"]?.stringValue?.contains("login email EMAIL PASSWORD") == true)
        #expect(result["after"]?.arrayValue?.isEmpty == true)
        #expect(
            result["text"] == [
                "# A script", "let u = login email ada@example.com (secret ADA)", "print \"学校 $u.email\"",
            ]
        )
        #expect(result["exit"] == 0)
    }
}
