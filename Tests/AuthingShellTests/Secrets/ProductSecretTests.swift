import AuthingScript
import AuthingShell
import Foundation
import TestSupport
import Testing

/// The same with the built product: streams, pool file and its journal, history file, command line.
@Suite("Secrets stay hidden in the product")
struct ProductSecretTests {
    /// Every command that takes a secret, as it is used in earnest.
    private static func script(_ word: String) -> String {
        let calls = SecretUse.all.map { use in
            "let r = try \(use.call(word))\nprint $r $error $last\n\(use.call(word))\nif error print $error $error.message"
        }
        let setUp = """
            send sms 13800138000
            user create --email known@example.org --password \(word)
            login email known@example.org \(word)
            """
        return ([setUp] + calls + ["why", "events", "outbox list", "user list", "print $_"]).joined(separator: "\n")
    }

    @Test("a secret that is missing at the very end of a text is looked for, and there is none", arguments: ["", "("])
    func missingAtTheEnd(rest: String) throws {
        let home = try ProductHome()
        let outcome = try home.run(["-"], input: "login email a@b.com correct-horse --password=\(rest)")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(!outcome.error.contains("correct-horse"))
    }

    @Test("from the command line, a file of secrets and the environment", arguments: ["option", "file", "environment"])
    func sources(source: String) throws {
        let canary = Canary(["option": 301, "file": 302, "environment": 303][source] ?? 300)
        let home = try ProductHome()
        let outside = try TemporaryDirectory()
        var options: [String] = []
        var environment: [String: String] = [:]
        switch source {
        case "option": options = ["--secret", "PW=\(canary.text)"]
        case "file":
            try "# secrets\n\nPW=\(canary.text)\n".write(
                toFile: outside.path(of: "s"),
                atomically: false,
                encoding: .utf8
            )
            chmod(outside.path(of: "s"), 0o600)
            options = ["--secrets-file", outside.path(of: "s")]
        default: environment = ["PW": canary.text]
        }
        let file = try home.write(Self.script("(secret PW)"))
        for format in [["--echo"], ["--echo", "--json"]] {
            let arguments = ["run", "--keep-going", "--pool", home.path("pool.db")] + options + format
            let outcome = try home.run(
                arguments + [file],
                environment: environment.merging(["OTHER": "other-4711"]) { $1 }
            )
            // Errors that are reported and passed over; none is of the script itself.
            #expect(outcome.exitCode == 0 || outcome.exitCode == 4, "\(outcome.error)")
            #expect(outcome.output.contains("known@example.org"))
            #expect(canary.found(in: outcome.output + outcome.error) == [])
        }
        let kept = home.contents()
        // What is no secret is found: the files are those of the pool.
        #expect(kept.range(of: Data("known@example.org".utf8)) != nil)
        #expect(canary.found(in: kept) == [])
    }

    @Test("literals, checked, tested and run from a file")
    func literals() throws {
        let canary = Canary(304)
        let home = try ProductHome()
        let outside = try TemporaryDirectory()
        let file = outside.path(of: "case.authing")
        try
            (Self.script("'\(canary.text)'")
            + "\ntest \"t\" { login email known@example.org '\(canary.text)'; fail no }")
            .write(toFile: file, atomically: false, encoding: .utf8)
        let ways = [
            ["run", "--echo", "--keep-going"], ["run", "--strict"], ["check", "--strict"],
            ["check", "--json", "--strict"],
            ["test", "--keep-going"],
        ]
        for way in ways {
            let outcome = try home.run(way + ["--pool", home.path("pool.db"), file])
            #expect(canary.found(in: outcome.output + outcome.error) == [], "\(way)")
            #expect(!(outcome.output + outcome.error).isEmpty)
        }
        #expect(canary.found(in: home.contents()) == [])
    }

    @Test("a wrong use of the command line", arguments: [["--secret"], ["--secret", "--lang", "xx"]])
    func wrongUse(arguments: [String]) throws {
        let canary = Canary(305)
        var arguments = arguments
        arguments.insert(arguments.count > 1 ? "PW=\(canary.text)" : canary.text, at: 1)
        let outcome = try ProductHome().run(arguments + ["-c", "1"])
        #expect(outcome.exitCode == 2)
        #expect(canary.found(in: outcome.output + outcome.error) == [])
    }

    @Test("at the prompt: screen, history, completion")
    func prompt() throws {
        let screen = Canary(306)
        let typed = Canary(307)
        let home = try ProductHome()
        let terminal = try PseudoTerminal(columns: 200, rows: 50)
        try terminal.launch(BuiltProduct.path("authing"), environment: home.environment(["PW": screen.text]))
        func waitForPrompt() throws {
            try terminal.wait(for: "prompt") { $0.isAtPrompt }
        }
        func enter(_ line: String) throws {
            try waitForPrompt()
            try terminal.send(line + "\r")
        }
        /// An entry that asks for nothing.
        func run(_ line: String) throws {
            try waitForPrompt()
            let asked = terminal.screen.questions
            try terminal.send(line + "\r")
            try terminal.wait(for: "the next line") { $0.questions > asked && $0.isAtPrompt }
        }
        // Asked for, hidden, for every command; and from the environment.
        for use in SecretUse.all {
            try enter(use.call("?").replacing("(secret OTHER)", with: "x"))
            try terminal.wait(for: "question") { $0.cursorLine.hasSuffix("\(use.command.name) \(use.parameter.name):") }
            try terminal.send(screen.text + "\r")
        }
        try enter("let p = secret PW")
        try enter("print $p \"<$p>\"")
        try terminal.wait(forText: "<<secret>>")
        try enter("password level $")
        try terminal.press(.tab, .tab, .control("c"))
        #expect(screen.found(in: Data(terminal.output)) == [])
        // Typed out: the screen echoes what is typed, and so the search finds it there; the history must not hold it.
        for shape in SecretShape.all where !shape.beginsWithLet {
            guard let script = shape.script(SecretUse.all[3], typed), !script.contains("\n"), !script.contains("?")
            else { continue }
            try run(script)
            // A fault that more input could mend.
            if !terminal.screen.cursorLine.hasSuffix("authing>") { try terminal.press(.control("c")) }
        }
        try run("print done")
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(!typed.found(in: Data(terminal.output)).isEmpty)
        let history = try String(contentsOfFile: home.path("state/authing/history"), encoding: .utf8)
        #expect(history.contains("print done"))
        #expect(history.contains("login email ada@example.org ?"))
        #expect(screen.found(in: home.contents()) == [])
        #expect(typed.found(in: home.contents()) == [], "\(history)")
    }
}
