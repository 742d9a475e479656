import AuthingScript
import Testing

@testable import AuthingShell

@Suite("Completion")
struct CompleterTests {
    private let completer = Completer(
        catalogue: .standard,
        variables: [
            (
                "u",
                .record([
                    "email": .string("a@b.com"), "emailVerified": .boolean(false), "address": .record(["city": .null]),
                ])
            ),
            ("user", .integer(1)),
        ],
        functions: ["lock"]
    )

    private func texts(_ before: String) -> [String] {
        completer.complete(before).candidates.map(\.text)
    }

    @Test(
        "Words of commands",
        arguments: [
            ("log", ["login", "logout"]),
            ("login ph", ["phone-code", "phone"]),
            ("login e", ["email"]),
            ("password reset ", ["phone", "email", "first-token", "force-token"]),
            ("let u = login em", ["email"]),
            ("let u = try login em", ["email"]),
            ("if error 2000 login em", ["email"]),
            ("expect error 2006, 2004 login em", ["email"]),
            ("print (login em", ["email"]),
            ("for i in 1..3 { login em", ["email"]),
            ("print 1; login em", ["email"]),
            ("login_by_em", ["login_by_email"]),
            ("help login ph", ["phone-code", "phone"]),
        ]
    )
    func commands(before: String, expected: [String]) {
        #expect(texts(before) == expected)
    }

    @Test(
        "Options and values of closed lists",
        arguments: [
            ("login email a@b.com ? --c", ["--captcha-code", "--client-ip", "--custom-data", "--context"]),
            ("login email a@b.com ? --client-ip 1.2.3.4 --cl", []),
            ("send email a@b.com RES", ["RESET_PASSWORD"]),
            ("pool set verify", ["verifyCodeLength", "verifyCodeMaxAttempts"]),
        ]
    )
    func arguments(before: String, expected: [String]) {
        #expect(texts(before) == expected)
    }

    @Test(
        "Variables and fields of what they hold",
        arguments: [
            ("print $u", ["$u", "$user"]),
            ("print $u.em", ["$u.email", "$u.emailVerified"]),
            ("print $u.address.", ["$u.address.city"]),
            ("print \"hello ${u.emailV", ["${u.emailVerified"]),
            ("let x = $us", ["$user"]),
            ("print $nobody.x", []),
        ]
    )
    func variables(before: String, expected: [String]) {
        #expect(texts(before) == expected)
    }

    @Test("The replaced word begins where it is typed, also behind wide characters")
    func start() {
        #expect(completer.complete("print 王小明 $u.em").start == 10)
        #expect(completer.complete("login em").start == 6)
    }

    @Test("Nothing is offered inside a comment or a raw string", arguments: ["# log", "print 'log"])
    func text(before: String) {
        #expect(texts(before).isEmpty)
    }

    @Test("Functions of expressions and own ones")
    func functions() {
        #expect(texts("let n = le") == ["len("])
        #expect(texts("let n = len(ma") == ["max("])
        #expect(texts("assert not er") == ["error"])
        #expect(texts("loc") == ["lock"])
    }
}
