import AuthingScript
import Foundation
import TestSupport
import Testing

@testable import AuthingShell

@Suite("Recordings become scripts")
struct ImportTests {
    @Test("an archive becomes a script that reads as it should")
    func sample() throws {
        let script = try HARReader.script(of: SampleRecording.har())
        #expect(script.text == Self.expected)
        #expect(script.otherCount == 2)
        #expect(script.unknownCount == 2)
    }

    private static let expected = """
        # Made by `authing import har` of 6 calls to core.authing.cn.
        # 2 requests to something else left out.
        # No secret was taken over. Give them as --secret NAME=VALUE or in a --secrets-file:
        #   ADA_WRONG_PASSWORD  a wrong password: entry 4
        #   ADA_PASSWORD        a password: entry 5
        #   SECRET              a secret: entry 7
        #   ADA_NEW_PASSWORD    a new password: entry 8
        #   ADA_PASSWORD_2      a password: entry 8

        clock freeze 2026-03-01T08:00:01Z
        user create --username ada --email ada@example.org --password (secret ADA_PASSWORD) --email-verified

        # entry 4: POST /graphql/v2 loginByEmail, status 200, code 2006
        expect error 2006 login email ada@example.org (secret ADA_WRONG_PASSWORD)

        clock advance 4s250ms
        # entry 5: POST /graphql/v2 loginByEmail, status 200, code 200
        let user = login email ada@example.org (secret ADA_PASSWORD) --client-ip 198.51.100.7

        clock advance 1s
        # entry 6: GET /api/v2/users/me, status 200, code 200
        whoami

        clock advance 1s
        # entry 7: POST /graphql/v2 updateUser, status 200, code 200
        profile update {nickname: 'Ada "L" $x', company: "公司", password: (secret SECRET)}

        clock advance 1m
        # entry 8: POST /graphql/v2 updatePassword, status 200, code 200
        password update (secret ADA_NEW_PASSWORD) (secret ADA_PASSWORD_2)

        # entry 9: POST /api/v2/mfa/totp/verify, status 403: no method of the API

        # entry 10: POST /oidc/token, status 200: no method of the API

        clock advance 1m750ms
        # entry 11: GET /api/v2/logout, status 200, code 200
        logout

        """

    @Test("no secret of an archive is in the script, in any dress")
    func dropsSecrets() throws {
        let script = try HARReader.script(of: SampleRecording.har()).text
        for canary in SampleRecording.canaries {
            for dress in SecretDress.allCases {
                for spelling in dress.spellings(of: canary) {
                    #expect(!script.contains(String(decoding: spelling, as: UTF8.self)), "\(canary) as \(dress)")
                }
            }
        }
        #expect(!script.contains("CANARY"))
    }

    @Test("the script of an archive passes the check, and runs where its secrets are given")
    func runs() throws {
        let home = try ProductHome()
        try Data(SampleRecording.har()).write(to: URL(filePath: home.path("case.har")))
        let imported = try home.run(["import", "har", "case.har", "-o", "case.authing"])
        #expect(imported.exitCode == 0)
        #expect(imported.output.hasPrefix("case.authing: 6 calls; 2 as comments; 2 left out; secrets to give: ADA_"))
        let attributes = try FileManager.default.attributesOfItem(atPath: home.path("case.authing"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try home.run(["check", "case.authing"]).exitCode == 0)
        let text = try String(contentsOfFile: home.path("case.authing"), encoding: .utf8)
        try home.write(text.replacing(", password: (secret SECRET)", with: ""))
        let run = try home.run([
            "run", "--secret", "ADA_PASSWORD=pass-4711", "--secret", "ADA_WRONG_PASSWORD=wrong-4711",
            "--secret", "ADA_PASSWORD_2=pass-4711", "--secret", "ADA_NEW_PASSWORD=pass-4712", "case.authing",
        ])
        #expect(run.exitCode == 0, "\(run.error)")
    }

    @Test("a user whose login is not in the archive logs in first")
    func knownToken() throws {
        let curl = """
            curl https://core.authing.cn/api/v2/users/me -H 'authorization: Bearer \(SampleRecording.tokenOfAda)'
            curl https://core.authing.cn/api/v2/users/me/orgs -H 'authorization: Bearer \(SampleRecording.tokenOfAda)'
            """
        let script = try CurlReader.script(of: Array(curl.utf8)).text
        let statements = script.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            statements == [
                "user create --email ada@example.org --password (secret ADA_PASSWORD)",
                "let user = login email ada@example.org (secret ADA_PASSWORD)", "whoami", "orgs list",
            ]
        )
        #expect(!script.contains("CANARY"))
    }

    @Test("texts that look like syntax, secrets or markers stay texts")
    func hostileTexts() async throws {
        let body = #"""
            {"query": "mutation { updateUser(input: $input) { id } }", "variables": {"input": {
              "nickname": "$(x) ${y} \u0000 \n # \u2028 }", "\u0000secret": 7, "a b": {"\u0000secret": 1}, "if": -1.5e300,
              "x": -9223372036854775808, "deep": [[[{}]]]}}}
            """#
        let curl = "curl https://core.authing.cn/graphql/v2 --data-raw '\(body)'"
        let script = try CurlReader.script(of: Array(curl.utf8)).text
        let isRunnable = try await onScriptThread {
            Script(ScriptSource(name: "imported", text: script), commands: CommandCatalogue.standard.table).isRunnable
        }
        #expect(isRunnable, "\(script)")
        #expect(script.contains(#"nickname: "\$(x) \${y} \0 \n # \u{2028} }""#))
    }

    @Test("a long answer takes no room")
    func skipsAnswers() throws {
        let script = try HARReader.script(of: SampleRecording.har(padding: 8_000_000))
        #expect(script.text == Self.expected)
    }

    @Test(
        "what cannot be read has a place",
        arguments: [
            ("{\"log\": {\"entries\": [\n  {\"request\": ]}}", "line 2, column 15"),
            ("", "line 1, column 1"), ("[]", "line 1, column 1"), ("{}", "line 1, column 1"),
            ("{\"log\": {}} x", "line 1, column 13"),
        ]
    )
    func faults(text: String, place: String) {
        let fault = #expect(throws: ImportFault.self) { try HARReader.script(of: Array(text.utf8)) }
        #expect(fault?.place == place)
    }

    @Test(
        "lines of curl that cannot be read have a place",
        arguments: [
            ("curl 'https://a", "line 1, column 16"), ("wget https://a", "line 1, column 1"),
            ("curl -s", "line 1, column 1"),
            ("curl https://a \\\n  -d @body", "line 2, column 3"), ("curl https://a -H", "line 1, column 16"),
            ("  \n", "line 1, column 1"),
        ]
    )
    func curlFaults(text: String, place: String) {
        let fault = #expect(throws: ImportFault.self) { try CurlReader.script(of: Array(text.utf8)) }
        #expect(fault?.place == place)
    }

    @Test(
        "quotes of a shell are read",
        arguments: [
            (#"$'a\'b\n\x41\u4f60\101'"#, "a'b\nA你A"), (#"'it'\''s'"#, "it's"), (#""a \"b\" \$c \d""#, #"a "b" $c \d"#),
            ("a\\\n b", "a"), (#"a\ b"#, "a b"),
        ]
    )
    func shellWords(text: String, word: String) throws {
        var words = ShellWords(text)
        #expect(try words.nextCommand()?.first?.text == word)
    }

    @Test("hostile bytes give a fault or a script, never a trap", arguments: [1, 2, 3, 4])
    func survives(seed: UInt64) async throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let har = SampleRecording.har()
        let curl = Array(
            "curl 'https://core.authing.cn/graphql/v2' -H $'a: \\x41' --data-raw '{\"query\":\"{ user(id: \\\"1\\\") { roles } }\"}'"
                .utf8
        )
        var scripts: Set<String> = []
        for _ in 0..<300 {
            for (bytes, isHAR) in [(har, true), (curl, false)] {
                var bytes = bytes
                for _ in 0..<(1 + next(8)) {
                    let place = next(bytes.count)
                    switch next(3) {
                    case 0: bytes[place] = UInt8(next(256))
                    case 1: bytes.remove(at: place)
                    default: bytes.removeSubrange(place..<min(bytes.count, place + next(40)))
                    }
                }
                // Both outcomes are right; a trap is not.
                guard let script = try? isHAR ? HARReader.script(of: bytes) : CurlReader.script(of: bytes) else {
                    continue
                }
                scripts.insert(script.text)
            }
        }
        #expect(!scripts.isEmpty)
        let faulty = try await onScriptThread { [scripts] in
            scripts.filter { script in
                !Script(ScriptSource(name: "imported", text: script), commands: CommandCatalogue.standard.table)
                    .isRunnable
            }
        }
        #expect(faulty.isEmpty, "\(faulty.first ?? "")")
    }
}
