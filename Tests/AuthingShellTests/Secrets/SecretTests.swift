import AuthingScript
import TestSupport
import Testing

@testable import AuthingShell

/// One unique secret through every command that takes one, in every shape, in every way a script can run: it is nowhere
/// in what the shell shows or keeps.
@Suite("Secrets stay hidden")
struct SecretTests {
    @Test(arguments: SecretUse.all)
    func stayHidden(_ use: SecretUse) async throws {
        let canary = Canary(use.number)
        let leaks = try await onScriptThread { try SecretShape.all.flatMap { try Self.leaks(of: canary, in: $0, use) } }
        #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))")
    }

    @Test(
        "stay hidden where a plain value was wanted",
        arguments: [
            "login email $p x", "login email \"$p@x\" x", "login username $p x", "login phone $p x", "user show $p",
            "send sms $p", "send email $p VERIFY_EMAIL", "pool set verifyCodeLength $p", "sleep $p", "clock freeze $p",
            "outbox list --limit $p", "help $p", "reveal $p", "fail $p", "print ($p.name)", "print ($p + 1)",
            "assert $p == \"x\", $p", "print (parseJson($p))", "print (parseTime($p))",
            "print (upper($p)) (split($p, \"-\"))",
            "for c in split($p, \"-\") { print $c }", "print (json([$p])) (base64($p)) (slice($p, 0, 9)) {a: $p}",
        ]
    )
    func misplaced(use: String) async throws {
        let canary = Canary(400)
        let shown = try await onScriptThread {
            try [SecretRun.json, .tables, .test, .prompt].map { run in
                try run.shown("let p = secret PW\n\(use)\nif error print $error", secret: canary.text)
            }
        }.joined()
        #expect(canary.found(in: shown) == [], "\(shown)")
    }

    /// The search finds what is shown: with commands that know no secrets every shape is found in some way of running it; but
    /// the one in which the secret stands nowhere.
    @Test("are found where nothing covers them", arguments: SecretShape.all.filter { $0.name != "asked for" })
    func areFound(_ shape: SecretShape) async throws {
        let canary = Canary(100)
        let isFound = try await onScriptThread {
            try SecretUse.all.contains { use in
                guard let script = shape.script(use, canary) else { return false }
                return try SecretRun.allCases.contains { run throws in
                    try !canary.found(in: run.shown(script, secret: canary.text, catalogue: .careless)).isEmpty
                }
            }
        }
        #expect(isFound)
    }

    private static func leaks(of canary: Canary, in shape: SecretShape, _ use: SecretUse) throws -> [String] {
        guard let script = shape.script(use, canary) else { return [] }
        return try SecretRun.allCases.compactMap { run in
            var shown = try run.shown(script, secret: canary.text)
            if run == .history, shape.beginsWithLet { shown = String(shown.drop { $0 != "\n" }) }
            let found = canary.found(in: shown)
            return found.isEmpty ? nil : "\(run) of \(shape.name): \(script)\nshows \(found[0]):\n\(shown)"
        }
    }
}

extension CommandCatalogue {
    /// The same commands with no parameter declared as secret, and secrets given out as plain texts.
    fileprivate static let careless = CommandCatalogue(
        standard.commands.map { command in
            Command(
                command.name,
                aliases: command.aliases,
                group: command.group,
                summary: command.summary,
                parameters: command.parameters.map {
                    .init($0.name, aliases: $0.aliases, placement: $0.placement, kind: $0.kind, summary: $0.summary)
                },
                body: command.name == "secret" ? uncovered : command.body
            )
        }
    )

    private static let uncovered = Command.Body.immediate { arguments, host throws(CommandFailure) in
        guard case .secret(let secret) = try host.inputs.secret(named: arguments.text("name")) else { return .null }
        return secret.reveal { $0 }
    }
}
