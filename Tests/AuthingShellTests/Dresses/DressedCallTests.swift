import AuthingJSON
import AuthingScript
import Foundation
import TestSupport
import Testing

@testable import AuthingShell

@Suite("The last call in another dress")
struct DressedCallTests {
    private static let methods = CommandCatalogue.standard.commands.filter { $0.group == .authentication }
    private static let canary = "Canary-4711'\"$x`\\"

    /// A call of a command with a value for every parameter: hard ones to quote, and secrets where they belong.
    private static func dressed(_ command: Command, onlyRequired: Bool = false) throws -> DressedCall {
        let values = command.parameters.map { parameter -> Value? in
            if onlyRequired, parameter.placement != .required { return nil }
            if parameter.isSecret { return .secret(SecretValue(.string(canary))) }
            switch parameter.kind {
            case .record:
                return .record([
                    "school": .string("it's \"$HOME\" `id` \\ 王\u{202e}"), "age": .integer(22), "open": .boolean(true),
                    "none": .null, "pin": .secret(SecretValue(.string(canary))), "list": .list([.double(1.5)]),
                ])
            case .choice(let words): return .string(words[0])
            case .integer: return .integer(2)
            case .boolean: return .boolean(true)
            default: return .string("O'Hara \"$HOME\" `id` \\ 王\n\u{1b}")
            }
        }
        let call = SessionDesk.Call(command: command, arguments: Arguments(command.parameters, values))
        return try #require(DressedCall(call, userID: nil, cover: { $0 }), "\(command.name) has no dress")
    }

    private static func texts(_ language: DressedCall.Language) throws -> [(name: String, text: String)] {
        try methods.flatMap { command in
            try [false, true].map { isShort in
                (
                    command.name,
                    try dressed(command, onlyRequired: isShort).lines(language).joined(separator: "\n") + "\n"
                )
            }
        }
    }

    @Test("Every method of the API has one, and those of the 50 have all four")
    func complete() throws {
        #expect(Self.methods.count >= 50)
        for command in Self.methods {
            let dressed = try Self.dressed(command)
            for language in DressedCall.Language.allCases {
                #expect(!dressed.lines(language).joined().isEmpty, "\(command.name) as \(language)")
            }
        }
    }

    @Test("No secret stands in any of them", arguments: DressedCall.Language.allCases)
    func secrets(language: DressedCall.Language) throws {
        for (name, text) in try Self.texts(language) {
            #expect(!text.contains("Canary"), "\(name)")
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202e}" }, "\(name)")
        }
    }

    @Test("Python parses, and calls the method by the name that the SDK gives it")
    func python() throws {
        let texts = try Self.texts(.python)
        let sources = JSON.array(texts.map { .array([.string($0.name), .string($0.text)]) }).text()
        let program = """
            import ast, json, sys
            for name, source in json.load(sys.stdin):
                try: ast.parse(source)
                except SyntaxError as fault: print(name, fault)
            """
        let outcome = try RunningProgram.run(
            "/usr/bin/env",
            ["python3", "-c", program],
            input: sources,
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
        )
        #expect(outcome == .init(ending: .exited(0), output: "", error: ""))
        for command in Self.methods {
            let text = try Self.dressed(command).lines(.python).joined(separator: "\n")
            let names = command.aliases + [command.name]
            #expect(names.contains { text.contains("authentication_client.\($0)(") }, "\(command.name)")
        }
    }

    @Test("curl is a script that bash reads, and sends JSON")
    func curl() throws {
        let home = try ProductHome()
        for (index, (name, text)) in try Self.texts(.curl).enumerated() {
            let path = try home.write("curl() { cat; }\n" + text, to: "\(index).sh")
            #expect(try RunningProgram.run("/bin/bash", ["-n", path]).exitCode == 0, "\(name)")
            guard text.contains("<<JSON") else { continue }
            // Neither the key nor jq need to be there: what they would fill in is empty or missing text.
            let filled = text.replacing("$(json ", with: "$(quote ").split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            .filter { !$0.hasPrefix("encrypt()") && !$0.hasPrefix("json()") }.joined(separator: "\n")
            let stubs = "curl() { cat; }; encrypt() { echo \"<$1>\"; }; quote() { echo \"\\\"<$1>\\\"\"; }\n"
            try home.write(stubs + filled, to: "run.sh")
            let outcome = try RunningProgram.run(
                "/bin/bash",
                ["-u", home.path("run.sh")],
                environment: Dictionary(
                    uniqueKeysWithValues: [
                        "APP_ID", "APP_HOST", "TOKEN", "USER_ID", "PASSWORD", "NEW_PASSWORD", "OLD_PASSWORD",
                        "PRIMARY_TOKEN", "SECONDARY_TOKEN", "PROFILE_PIN", "CUSTOM_DATA_PIN", "CONTEXT_PIN",
                        "RECORD_PIN",
                        "DATA_PIN", "CODE", "TICKET",
                    ].map { ("AUTHING_\($0)", "x") }
                )
            )
            #expect(outcome.exitCode == 0, "\(name): \(outcome.error)")
            #expect(throws: Never.self, "\(name): \(outcome.output)") { try JSON(parsing: outcome.output) }
        }
    }

    @Test("PHP says so where the SDK has no such method, and else makes its input objects")
    func php() throws {
        let text = { (name: String) in
            try Self.dressed(#require(CommandCatalogue.standard[name: name])).lines(.php).joined(separator: "\n")
        }
        #expect(try text("login sub-account") == "// the documents of the official PHP SDK have no such method")
        let login = try text("login email")
        #expect(login.contains("use Authing\\Types\\LoginByEmailInput;"))
        #expect(login.contains("new LoginByEmailInput(") && login.contains("getenv(\"AUTHING_PASSWORD\")"))
        #expect(login.contains("->withCaptchaCode(") && login.contains("$authenticationClient->loginByEmail($input);"))
        // What is no constant is text.
        #expect(try !text("send email").contains("EmailScene::"))
    }

    @Test("A session shows its last call, and nothing where there was none")
    func session() async throws {
        let (none, python, swift) = try await onScriptThread {
            let shell = try ShellSession()
            let none = shell.type("as php")
            _ = shell.type(
                "let u = register email ada@example.org pass-4711 --profile {nickname: \"Ada\"} --force-login"
            )
            return (none, shell.type("as python"), shell.type("as swift"))
        }
        #expect(none.first == "error[A2423]: no method of the API was called yet")
        #expect(
            python.suffix(7) == [
                "result = authentication_client.register_by_email(", "    email=\"ada@example.org\",",
                "    password=os.environ[\"AUTHING_PASSWORD\"],", "    profile={\"nickname\": \"Ada\"},",
                "    force_login=True,", ")", "print(result)",
            ]
        )
        #expect(
            swift.suffix(6) == [
                "let result = try await client.registerByEmail(", "    \"ada@example.org\",",
                "    password: Secret(environment[\"AUTHING_PASSWORD\"] ?? \"\"),",
                "    options: RegistrationOptions(profile: [\"nickname\": \"Ada\"], forceLogin: true)", ")",
                "print(result)",
            ]
        )
    }
}
