import AuthingScript
import AuthingShell
import TestSupport
import Testing

/// A way in which a secret can stand in a script.
struct SecretShape: Sendable, CustomTestStringConvertible {
    let name: String
    /// Whether the first line is a `let` with the secret as a text.
    ///
    /// Nothing tells such a text from others when it is
    /// typed, so it is the person's own: the history keeps that line.
    let beginsWithLet: Bool
    /// The script; `nil` where a command does not allow the shape.
    let script: @Sendable (SecretUse, Canary) -> String?

    init(_ name: String, beginsWithLet: Bool = false, _ script: @escaping @Sendable (SecretUse, Canary) -> String?) {
        self.name = name
        self.beginsWithLet = beginsWithLet
        self.script = script
    }

    var testDescription: String { name }

    /// All shapes; `secret PW` gives the canary.
    static let all = words + calls + faults + places

    /// The secret as a word, a text, an expression.
    private static let words = [
        SecretShape("literal") { $0.call($1.text) },
        SecretShape("raw quotes") { $0.call("'\($1.text)'") },
        SecretShape("cooked quotes") { $0.call("\"\($1.text)\"") },
        SecretShape("glued pieces") { $0.call("\($1.head)\"\($1.tail)\"") },
        SecretShape("text of several lines") { $0.call("\"\"\"\n\($1.text)\n\"\"\"") },
        SecretShape("expression in brackets") { $0.call("(\"\($1.head)\" + '\($1.tail)')") },
        SecretShape("expression in a word") { $0.call("${\"\($1.text)\"}") },
        SecretShape("list") { $0.call("[\"\($1.text)\"]") },
        SecretShape("record") { $0.call("{a: \"\($1.text)\"}") },
        SecretShape("variable", beginsWithLet: true) { "let p = \"\($1.text)\"\n\($0.call("$p"))" },
        SecretShape("variable in a text", beginsWithLet: true) { "let p = \"\($1.text)\"\n\($0.call("\"x${p}y\""))" },
        SecretShape("named secret") { use, _ in "let p = secret PW\n\(use.call("(secret PW)"))\nprint $p" },
        SecretShape("named secret in a text") { use, _ in
            "let p = secret PW\n\(use.call("\"x$p\""))\nprint $p \"x$p\" [$p]"
        },
        SecretShape("asked for") { use, _ in use.call("?") },
    ]

    /// Spellings of the call.
    private static let calls = [
        SecretShape("option") { $0.namedCall($1.text, separator: " ") },
        SecretShape("option with =") { $0.namedCall($1.text, separator: "=") },
        SecretShape("quoted option with =") { $0.namedCall("\"\($1.text)\"", separator: "=") },
        SecretShape("behind --") { use, canary in use.isPositional ? use.call("-- \(canary.text)") : nil },
        SecretShape("in the next line") { $0.call("\\\n  \($1.text)") },
        SecretShape("first alias") { use, canary in use.command.aliases.first.map { use.call(canary.text, as: $0) } },
        SecretShape("last alias") { use, canary in use.command.aliases.last.map { use.call(canary.text, as: $0) } },
    ]

    /// Calls that are wrong.
    private static let faults =
        [
            SecretShape("one too many") { $0.call($1.text) + " surplus" },
            SecretShape("the surplus one") { use, canary in
                use.isPositional ? use.call("(secret OTHER) \(canary.text)") : nil
            },
            SecretShape("one too few") { $0.shortCall($1.text) },
            SecretShape("unknown option before") {
                $0.namedCall($1.text, separator: " ", option: "\($0.parameter.name.dropLast())")
            },
            SecretShape("unknown option with =") {
                $0.namedCall($1.text, separator: "=", option: "\($0.parameter.name.dropLast())")
            },
            SecretShape("unknown option behind") { $0.call($1.text) + " --surplus 1" },
            SecretShape("as an option's name") { $0.call("--\($1.text)") },
            SecretShape("misspelled first word") { $0.call($1.text, as: $0.command.name.misspelled) },
            SecretShape("misspelled last word") { $0.call($1.text, as: String($0.command.name.dropLast())) },
            SecretShape("misspelled alias") { use, canary in
                use.command.aliases.first.map { use.call(canary.text, as: $0.misspelled) }
            },
            SecretShape("open cooked quote") { $0.call("\"\($1.text)") },
            SecretShape("open raw quote") { $0.call("'\($1.text)") },
            SecretShape("open quote in a word") { $0.call("\($1.head)\"\($1.tail)") },
            SecretShape("open bracket") { $0.call("(\"\($1.text)\"") },
            SecretShape("unknown escape") { $0.call("\"\($1.head)\\q\($1.tail)\"") },
            SecretShape("unknown variable") { $0.call("\($1.head)$nowhere\($1.tail)") },
            SecretShape("invisible character") { $0.call("\($1.head)\u{200B}\($1.tail)") },
            SecretShape("glued record") { $0.call("\($1.head){\($1.tail)}") },
            SecretShape("fault behind") { $0.call($1.text) + "\nlet = 3" },
        ]
        + ["(", ")", "{", "}", "[", "]", "|", "<", ">", "\"", "'", "`", "$", "$(", "${", ")(", "\u{3000}"].map { mark in
            SecretShape("\(mark) in the middle") { $0.call($1.head + mark + $1.tail) }
        }

    /// Where a call can stand.
    private static let places = [
        SecretShape("if") { "if true { \($0.call($1.text)) }" },
        SecretShape("one-line if") { "if true \($0.call($1.text))" },
        SecretShape("else") { "if false { print no } else { \($0.call($1.text)) }" },
        SecretShape("for") { "for i in 1..2 { \($0.call($1.text)) }" },
        SecretShape("retry") { "clock freeze\nretry 2 { \($0.call($1.text)) }" },
        SecretShape("try") { "try { \($0.call($1.text)) } catch as e { print $e; print $error; fail $e.message }" },
        SecretShape("finally") { "try { \($0.call($1.text)) } finally { print $error }" },
        SecretShape("let") { "let u = \($0.call($1.text))\nprint $u" },
        SecretShape("let without blanks") { "let u=\($0.call($1.text))\nprint $u" },
        SecretShape("let try") { "let r = try \($0.call($1.text))\nprint $r $_ $error $last" },
        SecretShape("assignment") { "let u = 1\n$u = \($0.call($1.text))" },
        SecretShape("guarded") { "\($0.call($1.text))\nif error 9999 print never" },
        SecretShape("expect") { "expect error 9999 \($0.call($1.text))" },
        SecretShape("fn") { "fn f() {\n  return \($0.call($1.text))\n}\nprint (f())" },
        SecretShape("fn's parameter") { use, _ in "fn f(p) {\n  print $p\n  \(use.call("$p"))\n}\nf (secret PW)" },
        SecretShape("test") { "test \"t\" { \($0.call($1.text)) }" },
        SecretShape("brackets") { "print (\($0.call($1.text)))" },
        SecretShape("brackets in a list") { "print [1, (\($0.call($1.text)))]" },
        SecretShape("brackets in an assert") { "assert (\($0.call($1.text))).nothing == 1" },
        SecretShape("twice in a line") { "\($0.call($1.text)); \($0.call($1.text))" },
        SecretShape("then why and events") {
            "let r = try \($0.call($1.text))\nwhy\nevents\nprint (why) (events) (outbox list)"
        },
    ]
}

extension String {
    /// The same with its second and third character exchanged.
    fileprivate var misspelled: String {
        guard count > 2 else { return self + "x" }
        var characters = Array(self)
        characters.swapAt(1, 2)
        return String(characters)
    }
}
