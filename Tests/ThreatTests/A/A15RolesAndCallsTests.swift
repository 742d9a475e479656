import AuthingAPI
import AuthingCore
import AuthingScript
import AuthingShell
import AuthingStore
import Foundation
import TestSupport
import Testing

/// Who calls, against what is called: every cell of the table is asked.
///
/// The rows are the commands of the authentication API as the shell declares them; one that is not in the table fails the
/// test. What a caller may do is read at each call: who was let in a moment ago is refused now.
@Suite("A15: who may call what")
struct A15RolesAndCallsTests {
    /// What a call has to do with the login of its caller.
    enum Need: Sendable {
        /// It is refused without a good login.
        case login
        /// It is refused where the token it is given, `$t`, is not good.
        case tokenArgument
        /// It answers what the token of the session is worth.
        case verdict
        /// The token makes no difference.
        case nothing
    }

    /// Every command of the authentication API, and a use of it.
    static let calls: [String: (need: Need, statement: String)] = [
        "register email": (.nothing, "register email eve@example.org pass-4711"),
        "register username": (.nothing, "register username eve pass-4711"),
        "register phone": (.nothing, "register phone 13900139000 0000"),
        "login email": (.nothing, "login email ada@example.org wrong"),
        "login username": (.nothing, "login username ada wrong"),
        "login phone": (.nothing, "login phone 13800138000 wrong"),
        "login phone-code": (.nothing, "login phone-code 13800138000 0000"),
        "login ldap": (.nothing, "login ldap ada wrong"),
        "login ad": (.nothing, "login ad ada wrong"),
        "login wechat": (.nothing, "login wechat garbage"),
        "send sms": (.nothing, "send sms 13800138000"),
        "send email": (.nothing, "send email ada@example.org CHANGE_EMAIL"),
        "password reset phone": (.nothing, "password reset phone 13800138000 0000 pass-4712"),
        "password reset email": (.nothing, "password reset email ada@example.org 0000 pass-4712"),
        "password strength": (.nothing, "password strength pass-4711"),
        "password level": (.nothing, "password level pass-4711"),
        "user exists": (.nothing, "user exists --user-name ada"),
        "ticket validate": (.nothing, "ticket validate ST-1 https://app.example.org"),
        "login sub-account": (.nothing, "login sub-account till-1 pass-4711"),
        "session track": (.nothing, "session track"),
        "password reset first-token": (.nothing, "password reset first-token garbage pass-4712"),
        "password reset force-token": (.nothing, "password reset force-token garbage pass-4711 pass-4712"),
        "token set": (.nothing, "token set garbage"),
        "session clear": (.nothing, "session clear"),
        "token status": (.verdict, "print (token status).code"),
        "whoami": (.login, "whoami"),
        "session check": (.login, "session check"),
        "logout": (.login, "logout"),
        "token refresh": (.login, "token refresh"),
        "password update": (.login, "password update pass-4712 pass-4711"),
        "profile update": (.login, "profile update {nickname: \"Ada\"}"),
        "security level": (.login, "security level"),
        "phone bind": (.login, "phone bind 13900139000 0000"),
        "phone unbind": (.login, "phone unbind"),
        "phone update": (.login, "phone update 13900139000 0000"),
        "email bind": (.login, "email bind eve@example.org 0000"),
        "email unbind": (.login, "email unbind"),
        "email update": (.login, "email update eve@example.org 0000"),
        "account link": (.tokenArgument, "account link $t $t"),
        "account unlink": (.tokenArgument, "account unlink $t github"),
        "udf get": (.login, "udf get"),
        "udf set": (.login, "udf set {age: 22}"),
        "udf remove": (.login, "udf remove age"),
        "udv list": (.login, "udv list"),
        "udv set": (.login, "udv set age 22"),
        "udv remove": (.login, "udv remove age"),
        "roles list": (.login, "roles list"),
        "roles has": (.login, "roles has admin"),
        "resources list": (.login, "resources list default"),
        "orgs list": (.login, "orgs list"),
        "departments list": (.login, "departments list"),
        "apps list": (.login, "apps list"),
    ]

    /// Who calls.
    enum Caller: String, CaseIterable, Sendable {
        case nobody, garbage, loggedOut, expired, ofAnotherPool, ofAnotherApplication, deleted, blocked, shutOut
        case user, admin, demoted

        /// What made the caller so.
        func preparation(strangersToken: String) -> [String] {
            let login = ["let t = (login username ada pass-4711).token"]
            let role = ["let r = role create admin", "role assign admin ada"]
            let grant = ["let m = resource define menu_a --type MENU", "resource grant menu_a --to-role admin"]
            return switch self {
            case .nobody: [#"let t = """#]
            case .garbage: [#"let t = "garbage""#, "token set $t"]
            case .loggedOut: login + ["logout", "token set $t"]
            case .expired: login + ["clock advance 14d"]
            case .ofAnotherPool: ["let t = \"\(strangersToken)\"", "token set $t"]
            case .ofAnotherApplication:
                ["let a = app create Shop", "app use Shop"] + login + ["app use default", "token set $t"]
            case .deleted:
                [
                    "let b = register username bob pass-4711 --generate-token",
                    "user identity add ada github 583231",
                ] + login + ["account link $b.token $t", "token set $t"]
            case .blocked: login + ["user block ada"]
            case .shutOut: login + ["app access default granted"]
            case .user: login
            case .admin: role + grant + login
            case .demoted: role + grant + login + ["role revoke admin ada"]
            }
        }

        /// What a call is refused with that needs a login; nothing where the caller has one.
        var refusal: Int? {
            switch self {
            case .nobody, .garbage, .loggedOut, .ofAnotherApplication: 2020
            case .expired: 2206
            case .ofAnotherPool: 2036
            case .deleted: 2004
            case .blocked: 2005
            case .shutOut: 1001
            case .user, .admin, .demoted: nil
            }
        }

        /// What a token is worth that is judged and not stood on; 200 where it is good.
        var verdict: Int {
            switch self {
            case .garbage, .ofAnotherApplication: 2207
            case .loggedOut: 2206
            default: refusal ?? 200
            }
        }
    }

    /// The codes that are about a login, whatever the call.
    private static let loginCodes: Set = [2020, 2206, 2207, 2036, 2004, 2005, 1001]

    @Test("every command of the API is in the table")
    func table() {
        let declared = CommandCatalogue.standard.commands.filter { $0.group == .authentication }.map(\.name)
        #expect(Set(declared) == Set(Self.calls.keys))
        // What refuses a login that is not good says so.
        for command in CommandCatalogue.standard.commands {
            guard let need = Self.calls[command.name]?.need else { continue }
            #expect(command.errors.contains(2020) == (need == .login), "\(command.name)")
        }
    }

    @Test("each cell of the table", arguments: Caller.allCases)
    func cells(caller: Caller) async throws {
        let strangersToken = try await strangersToken()
        try await onScriptThread {
            let shell = try ShellSession()
            let people = [
                "let ada = user create --username ada --email ada@example.org --phone 13800138000 --password pass-4711",
                "let f = udf define age NUMBER",
            ]
            for statement in people + caller.preparation(strangersToken: strangersToken) {
                #expect(Self.code(shell.type(statement)) == nil, "\(statement)")
            }
            let prepared = try shell.host.saveState()
            for (name, (need, statement)) in Self.calls {
                try shell.host.restoreState(prepared)
                let shown = shell.type(statement)
                Self.check(shown, name, need, caller)
                guard need == .nothing else { continue }
                try shell.host.restoreState(prepared)
                _ = shell.type("session clear")
                #expect(shell.type(statement) == shown, "\(name) by \(caller): the token makes a difference")
            }
        }
    }

    private static func check(_ shown: [String], _ name: String, _ need: Need, _ caller: Caller) {
        let code = code(shown)
        switch need {
        case .nothing: break
        case .verdict: #expect(shown == [String(caller.verdict)], "\(name) by \(caller)")
        case .login:
            if let refusal = caller.refusal {
                #expect(code == refusal, "\(name) by \(caller)")
            } else {
                #expect(!loginCodes.contains(code ?? 200), "\(name) by \(caller)")
            }
        case .tokenArgument:
            if caller == .nobody {
                #expect(code == 2231, "\(name) by \(caller)")
            } else if caller.verdict != 200 {
                #expect(code == caller.verdict, "\(name) by \(caller)")
            } else {
                #expect(!loginCodes.contains(code ?? 200), "\(name) by \(caller)")
            }
        }
    }

    /// The number of an error that is shown.
    private static func code(_ shown: [String]) -> Int? {
        guard let line = shown.first, line.hasPrefix("error[") else { return nil }
        return Int(line.dropFirst(6).prefix { $0 != "]" })
    }

    /// A token that a pool with other keys issued.
    private func strangersToken() async throws -> String {
        let pool = try EmbeddedPool.inMemory(
            environment: .repeatable(seed: 9),
            identity: PoolIdentity(poolID: "aa0000000000000000000001", appID: "aa0000000000000000000002")
        )
        let options = RegistrationOptions(generateToken: true)
        let user = try await pool.makeClient().registerByUsername("eve", password: "fake-pw", options: options)
        return try #require(user.token).reveal { $0 }
    }

    @Test("a role taken away is missing at the next call of the same token", arguments: Backend.allCases)
    func demotion(backend: Backend) async throws {
        let pool = try await backend.makePool()
        let console = pool.administration
        let (first, second) = (pool.client(), pool.client())
        _ = try await first.registerByUsername("ada", password: "fake-pw")
        for client in [first, second] { _ = try await client.loginByUsername("ada", password: "fake-pw") }
        _ = try await console.createRole("admin", namespace: "default", description: nil, parent: nil)
        _ = try await console.defineResource(
            "menu_a",
            namespace: "default",
            type: .menu,
            actions: [],
            description: nil
        )
        try await console.grantResource(ResourceGrant("menu_a"), to: .role("admin", namespace: "default"))
        for _ in 0..<20 {
            try await console.assignRole("admin", namespace: "default", to: .user("ada"))
            for client in [first, second] {
                #expect(try await client.hasRole("admin"))
                #expect(try await client.listAuthorizedResources(namespace: "default").list.count == 1)
            }
            try await console.revokeRole("admin", namespace: "default", from: .user("ada"))
            for client in [first, second] {
                #expect(try await !client.hasRole("admin"))
                #expect(try await client.listAuthorizedResources(namespace: "default").list.isEmpty)
            }
        }
    }

    @Test("a token says nothing of roles")
    func tokensHoldNoRoles() async throws {
        let pool = try await Backend.embedded.makePool()
        let client = pool.client()
        _ = try await client.registerByUsername("ada", password: "fake-pw")
        _ = try await pool.administration.createRole(
            "a-role-of-the-test",
            namespace: "default",
            description: nil,
            parent: nil
        )
        try await pool.administration.assignRole("a-role-of-the-test", namespace: "default", to: .user("ada"))
        let user = try await client.loginByUsername("ada", password: "fake-pw")
        let payload = try #require(user.token).reveal { token in
            token.split(separator: ".").dropFirst().first.flatMap { Base64URL.decode(ArraySlice($0.utf8)) }
        }
        #expect(!String(decoding: try #require(payload), as: UTF8.self).contains("a-role-of-the-test"))
    }
}
