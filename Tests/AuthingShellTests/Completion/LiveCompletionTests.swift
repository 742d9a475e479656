import AuthingAPI
import AuthingScript
import Foundation
import TestSupport
import Testing

@testable import AuthingShell

@Suite("Completion from the pool, the disk and the tables")
struct LiveCompletionTests {
    /// What completion offers in a session in which some statements ran.
    private func offers(_ before: String, after statements: [String] = []) async throws -> [CompletionResult.Candidate]
    {
        try await onScriptThread {
            let stage = try ScriptStage()
            let conversation = Conversation(host: stage.host, interrupt: stage.interrupt)
            // A machine that runs all tests at once is slower than a person's.
            conversation.patience = .seconds(20)
            for statement in statements { conversation.run(statement) }
            return conversation.complete(CompletionRequest(before: before)).candidates
        }
    }

    private static let pool = [
        "let a = user create --username ada --email ada@example.org --phone 13800138000",
        "let b = user create --username \"bob b\"", "let r = role create boss --description \"the boss\"",
        "let g = group create staff", "let n = namespace create books", "let p = app create shop",
        "let s = role create keeper --namespace books", "let f = udf define school STRING",
    ]

    @Test(
        "Users, roles and the rest of the pool",
        arguments: [
            ("user show ", ["\"bob b\"", "ada@example.org"]), ("user show ad", ["ada@example.org", "ada"]),
            ("user show 138", ["13800138000"]), ("login email ", ["ada@example.org"]),
            ("login username a", ["ada"]), ("role assign bo", ["boss"]), ("role assign boss bob", ["\"bob b\""]),
            ("role delete --namespace books ", ["keeper"]), ("group show ", ["staff"]),
            ("role list --namespace b", ["books"]), ("app show sh", ["shop"]), ("udv set ", ["school"]),
            ("role create ", []), ("register email ", []), ("login email ada@example.org ", []),
        ]
    )
    func pool(before: String, expected: [String]) async throws {
        let found = try await offers(before, after: Self.pool).map(\.text)
        #expect(found.filter { !$0.hasPrefix("--") }.sorted() == expected.sorted(), "\(before)")
    }

    @Test("A description stands beside a name")
    func summaries() async throws {
        let found = try await offers("role assign ", after: Self.pool)
        #expect(found.first { $0.text == "boss" }?.summary == "the boss")
        #expect(try await offers("expect error 2006").first?.summary.isEmpty == false)
        #expect(try await offers("pool set loginFailC").first?.summary.isEmpty == false)
    }

    @Test(
        "Codes behind `error`, and settings with their keys and values",
        arguments: [
            ("if error 200", ["200", "2000", "2001", "2003", "2004", "2005", "2006", "2007", "2008"]),
            ("expect error 2006, 205", ["2057", "2058"]), ("help error 1635", ["1635"]),
            ("try { } catch 2006", ["2006"]),
            ("pool set registerDisabled t", ["true"]), ("pool set loginFailCheck ", ["{"]),
            ("pool set loginFailCheck {", ["enabled:", "timeInterval:", "limit:"]),
            ("pool set loginFailCheck {limit: 3, en", ["enabled:"]),
            ("pool set loginFailCheck {enabled: ", ["true", "false"]),
            ("register email a@b.com ? --profile {nickn", ["nickname:"]),
        ]
    )
    func tables(before: String, expected: [String]) async throws {
        #expect(try await offers(before).map(\.text) == expected, "\(before)")
    }

    @Test("Nothing secret is offered: neither a variable's value nor anything of the pool")
    func secrets() async throws {
        let statements = ["let u = login username eve Canary-4711 --auto-register", "let t = $u.token"]
        for before in ["print $", "print $u.to", "token set ", "login username eve ", "user show ", "print ${t"] {
            let found = try await offers(before, after: statements)
            #expect(
                !found.contains { ($0.text + $0.summary).contains("Canary") || $0.text.contains("eyJ") },
                "\(before)"
            )
        }
    }

    @Test("A pool that does not answer does not keep anybody waiting")
    func patience() throws {
        let start = ContinuousClock.now
        #expect(LiveNames.none.names(.users) == [])
        #expect(LiveNames.patience <= .milliseconds(250) && LiveNames.limit <= 50)
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test("Files and folders, for parameters and for include")
    func files() throws {
        let home = try ProductHome()
        for name in ["a b.json", "case.authing", "cases.txt", ".hidden"] { try home.write("", to: name) }
        mkdir(home.path("cafe"), 0o700)
        let completer = Completer(
            catalogue: .standard,
            variables: [],
            functions: [],
            files: FileNames(folder: home.path(""))
        )
        let texts = { completer.complete($0).candidates.map(\.text) }
        #expect(texts("state load ") == ["\"a b.json\"", "cafe/", "case.authing", "cases.txt"])
        #expect(texts("state save ca") == ["cafe/", "case.authing", "cases.txt"])
        #expect(texts("state load .") == [".hidden"])
        #expect(texts("include \"ca") == ["\"cafe/", "\"case.authing\""])
    }

    @Test("Every parameter that is said to name a user is one that users are offered for")
    func subjects() {
        for command in CommandCatalogue.standard.commands {
            for parameter in command.parameters where parameter.summary.contains("id, email, phone or username") {
                #expect(CompletionSubject(parameter, of: command.name) == .users, "\(command.name) \(parameter.name)")
            }
        }
    }

    @Test(
        "What comes next",
        arguments: [
            ("login email ", "EMAIL PASSWORD [--auto-register] [--captcha-code TEXT] [--client-ip TEXT]…"),
            ("login email a@b.com", " PASSWORD [--auto-register] [--captcha-code TEXT] [--client-ip TEXT]…"),
            (
                "login email a@b.com ? --auto-register ",
                "[--captcha-code TEXT] [--client-ip TEXT] [--custom-data RECORD]…"
            ),
            ("login email a@b.com ? --captcha-code ", "TEXT"), ("let u = login ad bob ", "PASSWORD"),
            ("login ad bob ? ", ""), ("print ", "VALUE…"), ("# login email ", ""), ("nothing ", ""), ("", ""),
        ]
    )
    func hints(before: String, expected: String) {
        let completer = Completer(catalogue: .standard, variables: [], functions: [])
        #expect(completer.hint(before) == expected)
    }
}
