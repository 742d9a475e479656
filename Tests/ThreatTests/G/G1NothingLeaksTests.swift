import AuthingShell
import Foundation
import TestSupport
import Testing

/// One secret through every command that takes one, in twelve shapes: neither what the program writes nor what it keeps holds
/// it, in whatever dress.
@Suite("G1: nothing leaks")
struct G1NothingLeaksTests {
    /// A way to give the secret; the script stands outside of the home.
    enum Shape: String, CaseIterable, Sendable {
        case literal, variable, concatenated, hereText, script, pipe, code, crash

        /// How the secret stands in a call.
        func word(_ canary: Canary) -> String {
            switch self {
            case .literal, .pipe, .code: "'\(canary.text)'"
            case .variable, .crash: "$p"
            case .concatenated: "(\"\(canary.head)\" + \"\(canary.tail)\")"
            case .hereText: "\"\"\"\n\(canary.text)\n\"\"\""
            case .script: "(secret PW)"
            }
        }
    }

    /// Every command with every secret of it, once to see its answer and once to see its error.
    private static func script(_ word: String) -> String {
        let setUp = """
            trace on
            let p = secret PW
            send sms 13800138000
            user create --email known@example.org --password \(word)
            login email known@example.org \(word)
            """
        let calls = SecretUse.all.map { use in
            "let r = try \(use.call(word))\nprint $r $error $last $p\n\(use.call(word))\nif error print $error"
        }
        return ([setUp] + calls + ["why", "events", "outbox list", "user list", "print $_ \"$p\" [$p]"])
            .joined(separator: "\n")
    }

    @Test("in a script that runs", arguments: Shape.allCases)
    func runs(shape: Shape) throws {
        let canary = Canary(500 + (Shape.allCases.firstIndex(of: shape) ?? 0))
        let home = try ProductHome()
        let outside = try TemporaryDirectory()
        let text = Self.script(shape.word(canary)) + (shape == .crash ? "\nfail \"before the end\"\nsleep 100s" : "")
        let options = ["--keep-going", "--echo", "--pool", home.path("pool.db")]
        let environment = ["PW": canary.text, "OTHER": "other-4711"]
        let outcome: RunningProgram.Outcome
        switch shape {
        case .pipe: outcome = try home.run(options + ["-"], input: text, environment: environment)
        case .code: outcome = try home.run(options + ["-c", text], environment: environment)
        case .crash:
            let program = try home.start(
                ["run"] + options + [try home.outside(text, in: outside)],
                environment: environment
            )
            try program.wait(for: "the last statement", seconds: 60) { $0.error.contains("before the end") }
            program.send(SIGSEGV)
            outcome = try program.waitForEnd(seconds: 60)
            #expect(outcome.ending == .killed(signal: SIGSEGV), "\(outcome.ending)")
        default:
            outcome = try home.run(["run"] + options + [try home.outside(text, in: outside)], environment: environment)
        }
        #expect(shape == .crash || outcome.exitCode == 0 || outcome.exitCode == 4, "\(outcome.error.prefix(2_000))")
        #expect(outcome.output.contains("known@example.org") && outcome.error.contains("trace: login email"))
        #expect(canary.found(in: outcome.output + outcome.error) == [])
        let kept = home.contents()
        #expect(kept.range(of: Data("known@example.org".utf8)) != nil)
        #expect(canary.found(in: kept) == [])
    }

    @Test("in a script that is refused", arguments: SecretUse.all)
    func refused(use: SecretUse) throws {
        let canary = Canary(520 + use.number)
        let home = try ProductHome()
        let outside = try TemporaryDirectory()
        let calls = [
            use.call(canary.text) + " surplus 'other'", use.shortCall(canary.text), use.call("\"\(canary.text)"),
            use.call("(\"\(canary.text)\""),
        ]
        for call in calls.compactMap(\.self).prefix(Scale.of(use.number.isMultiple(of: 4) ? 4 : 1, full: 4)) {
            let outcome = try home.run([try home.outside(call, in: outside)])
            #expect(outcome.exitCode == 3, "\(call): \(outcome)")
            #expect(canary.found(in: outcome.output + outcome.error) == [], "\(call)")
        }
        #expect(canary.found(in: home.contents()) == [])
    }

    @Test("in a paste and in completion, at the prompt")
    func prompt() throws {
        let canary = Canary(590)
        let hidden = Canary(591)
        let home = try ProductHome()
        let terminal = try home.prompt(["--pool", home.path("pool.db")], environment: ["PW": hidden.text])
        let lines = SecretUse.all.map { $0.call("'\(canary.text)'").replacing("(secret OTHER)", with: "x") }
        try terminal.toPrompt {
            try terminal.press(.paste(lines.prefix(Scale.of(12, full: 1_000)).joined(separator: "\n")), .enter)
        }
        try terminal.enter("let p = secret PW")
        try terminal.toPrompt {
            try terminal.send("print $p")
            try terminal.press(.tab, .tab, .control("c"))
        }
        try terminal.toPrompt {
            try terminal.send("login email ada@example.org \(canary.text)")
            try terminal.press(.tab, .tab, .enter)
        }
        try terminal.enter("print \"the end\" $p")
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
        // What is typed shows while it is typed; the secret that is not typed never does.
        #expect(!canary.found(in: Data(terminal.output)).isEmpty)
        #expect(hidden.found(in: Data(terminal.output)) == [])
        let kept = home.contents()
        #expect(kept.range(of: Data("the end".utf8)) != nil)
        #expect(canary.found(in: kept) == [])
        #expect(hidden.found(in: kept) == [])
    }

    @Test("what was not a secret when it was written is covered once it is known, in each dress")
    func laterKnown() throws {
        let secret = "C4nary/+ \"&<é>~pw"
        let home = try ProductHome()
        let dresses = [
            secret, secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "",
            Data("x\(secret)".utf8).base64EncodedString(), secret.utf8.map { String(format: "%02x", $0) }.joined(),
            "C4nary/+ &quot;&amp;&lt;é&gt;~pw",
        ]
        for dress in dresses {
            let shown = try home.run(
                [
                    "--keep-going", "--var", "text=\(dress)", "-c",
                    "let p = secret PW\nprint \"<$text>\"\nfail $text",
                ],
                environment: ["PW": secret]
            )
            #expect(shown.exitCode == 1)
            #expect(shown.output.hasPrefix("<") && shown.output.contains("<secret>"), "\(shown.output)")
            #expect(!(shown.output + shown.error).contains(dress), "\(shown)")
        }
    }

    @Test("what a person reveals is shown, and messages stay readable where the password is a word of theirs")
    func stillOfUse() throws {
        let home = try ProductHome()
        let revealed = try home.run(
            ["--allow-reveal", "-c", "let p = secret PW\nprint $p\nprint (reveal $p)"],
            environment: ["PW": "Hunter-4711-xyz"]
        )
        #expect(revealed.output == "<secret>\nHunter-4711-xyz\n")
        let common = try home.run(
            [
                "--keep-going", "-c",
                "let u = register username bob password\nlogin username bob wrong\nprint the password is 1234 \"1234\"",
            ],
            environment: [:]
        )
        #expect(common.error.contains("password") && common.output == "the password is 1234 1234\n", "\(common)")
    }
}
