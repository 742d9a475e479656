import Foundation
import TestSupport
import Testing

/// Files that no save has written are refused as a whole, with the place of the fault.
@Suite("Loading states")
struct StateLoadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String
        let message: String

        init(_ name: String, _ old: String, _ new: String, _ message: String) {
            (testDescription, self.old, self.new, self.message) = (name, old, new, message)
        }
    }

    /// Of the user's row: `"username"` and what stands beside it.
    private static let name = "\"Activated\",\"ada\",\"ada@example.org\",0"

    @Test(
        "is refused",
        arguments: [
            Case("another format", "authing-state", "other-state", "line 1: it is not a state of a pool"),
            Case(
                "a newer layout",
                "\"formatVersion\":1",
                "\"formatVersion\":2",
                "line 1: it was written by a newer version"
            ),
            Case(
                "a newer schema",
                "\"schemaVersion\":",
                "\"schemaVersion\":9",
                "line 1: it was written by a newer version"
            ),
            Case(
                "an older schema without its tables",
                "\"schemaVersion\":",
                "\"schemaVersion\":1,\"x\":",
                "line 1: the key x is not known"
            ),
            Case("no clock", "\"clock\":{\"frozenAt\"", "\"clock\":{\"x\"", "line 2: clock is malformed"),
            Case("an unknown table", "\"user\":{", "\"usr\":{", "the table usr is not known"),
            Case(
                "an unknown column",
                "\"middleName\":\"TEXT\"",
                "\"middle\":\"TEXT\"",
                "the column user.middle is not known"
            ),
            Case(
                "a column of another type",
                "\"middleName\":\"TEXT\"",
                "\"middleName\":\"BLOB\"",
                "the column user.middleName has another type"
            ),
            Case("a missing column", "\"middleName\":\"TEXT\",", "", "the column user.middleName is missing"),
            Case("a number for a text", name, "\"Activated\",7,\"ada@example.org\",0", "user.username is no TEXT"),
            Case(
                "a text for a number",
                name,
                "\"Activated\",\"ada\",\"ada@example.org\",\"0\"",
                "user.emailVerified is no INTEGER"
            ),
            Case(
                "a value that a CHECK forbids",
                name,
                "\"Activated\",\"ada\",\"ADA@example.org\",0",
                "CHECK constraint failed"
            ),
            Case(
                "a status that does not exist",
                name,
                "\"Active\",\"ada\",\"ada@example.org\",0",
                "CHECK constraint failed"
            ),
            Case(
                "null where there must be a value",
                name,
                "null,\"ada\",\"ada@example.org\",0",
                "NOT NULL constraint failed: user.status"
            ),
            Case(
                "an identifier twice",
                name,
                "\"Activated\",\"bob\",\"ada@example.org\",0",
                "UNIQUE constraint failed: user.username"
            ),
            Case(
                "a row that is too short",
                name,
                "\"Activated\",\"ada\",\"ada@example.org\"",
                "a row of user must have"
            ),
            Case(
                "a hash of no method",
                "\"$argon2id$",
                "\"$argon9$",
                "it has a value that no pool has written: password hash"
            ),
            Case("settings that are none", "\"{\\\"", "\"[\\\"", "it has a value that no pool has written: settings"),
            Case(
                "a text with a NUL",
                name,
                "\"Activated\",\"a\\u0000\",\"ada@example.org\",0",
                "user.username is no TEXT"
            ),
            Case("JSON cut off", "}}\n", "", "the JSON text ends too early"),
            Case("text behind it", "}}\n", "}} x", "there is text behind the JSON value"),
            Case("a key twice", "\"clock\":", "\"appVersion\":\"x\",\"clock\":", "the key \"appVersion\" stands twice"),
        ]
    )
    func refused(_ test: Case) async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type(
                "register email ada@example.org pass-4711 --profile {username: \"ada\"}; pool set verifyCodeLength 6"
            )
            _ = shell.type("register username bob pass-4711; state save good.json")
            var text = try String(contentsOfFile: shell.folder.path(of: "good.json"), encoding: .utf8)
            let range = try #require(text.range(of: test.old), "\(test.old) is not in the file")
            text.replaceSubrange(range, with: test.new)
            try text.write(toFile: shell.folder.path(of: "bad.json"), atomically: false, encoding: .utf8)
            let shown = shell.type("state load bad.json").joined(separator: " ")
            #expect(
                shown.hasPrefix("error[400]: the state cannot be used: ") && shown.contains(test.message),
                "\(shown)"
            )
            #expect(shell.type("state diff good.json") == ["nothing differs"])
        }
    }

    @Test("a reference to a user that is not there is refused")
    func references() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("let u = register username ada pass-4711 --generate-token; state save good.json")
            let text = try String(contentsOfFile: shell.folder.path(of: "good.json"), encoding: .utf8)
            let id = shell.type("print $u.id")[0]
            // The user gets another id, the token keeps the old one.
            let bad = text.replacing("[1,\"\(id)\"", with: "[1,\"5f00000000000000000000ff\"")
            #expect(bad != text)
            try bad.write(toFile: shell.folder.path(of: "bad.json"), atomically: false, encoding: .utf8)
            let shown = shell.type("state load bad.json").joined(separator: " ")
            #expect(shown.contains("refers to a user that is not there"), "\(shown)")
        }
    }

    @Test("a state of the first version is brought to the present one")
    func older() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("register username bob pass-4711")
            try Self.firstVersion.write(toFile: shell.folder.path(of: "old.json"), atomically: false, encoding: .utf8)
            #expect(shell.type("state load old.json") == ["old.json is loaded: 1 user"])
            #expect(shell.type("print (login username ada pass-4711).username") == ["ada"])
            #expect(shell.type("register username carol pass-4711; print (user list).totalCount").last == "2")
        }
    }

    @Test("white space and the order of the header do not count")
    func layout() async throws {
        try await onScriptThread {
            let shell = try ShellSession()
            _ = shell.type("register username ada pass-4711; state save good.json")
            let text = try String(contentsOfFile: shell.folder.path(of: "good.json"), encoding: .utf8)
            let loose = text.replacing("\n", with: " \n\t ").replacing("{\"format\":\"authing-state\",", with: "{")
                .replacing("\"random\":", with: "\"format\" : \"authing-state\" , \"random\" : ")
            try loose.write(toFile: shell.folder.path(of: "loose.json"), atomically: false, encoding: .utf8)
            #expect(shell.type("state load loose.json") == ["loose.json is loaded: 1 user"])
            #expect(shell.type("state diff good.json") == ["nothing differs"])
        }
    }
}
