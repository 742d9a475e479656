import AuthingScript

/// Output, questions and secrets.
extension Command {
    static let language: [Command] = [printValues, fail, ask, secret, reveal, exit]

    static let printValues = Command(
        "print",
        group: .laboratory,
        summary: "Prints values in one line, with a blank between two",
        discussion: "Words are text: put an expression in `( )`. Secrets print as `<secret>`.",
        parameters: [.rest("value", "what to print", kind: .display)],
        examples: [
            Example("print hello $_", prints: "hello null"),
            Example(given: ["let total = 2 + 3"], "print \"total: $total\"", prints: "total: 5"),
        ],
        body: .immediate { arguments, host in
            host.console.print(arguments.list("value").map(\.printed).joined(separator: " "))
            return .null
        }
    )

    static let fail = Command(
        "fail",
        group: .laboratory,
        summary: "Ends the script, or the test, as failed",
        discussion: "It counts as a failed `assert`: exit code 1, and only `retry` handles it.",
        parameters: [.rest("text", "why", kind: .display)],
        examples: [Example("if 1 > 2 { fail arithmetic is broken }")],
        body: .immediate { arguments, _ throws(CommandFailure) in
            throw .failed(arguments.list("text").map(\.printed).joined(separator: " "))
        }
    )

    static let ask = Command(
        "ask",
        group: .laboratory,
        summary: "Asks the person for a secret, hidden while it is typed",
        parameters: [.required("prompt", "the question")],
        result: ResultShape("the answer, a secret"),
        body: .immediate { arguments, host throws(CommandFailure) in
            .secret(SecretValue(.string(try host.inputs.ask(arguments.text("prompt") + " ", hidden: true))))
        }
    )

    static let secret = Command(
        "secret",
        group: .laboratory,
        summary: "Gives the secret of a name",
        discussion: """
            It comes from `--secret NAME=VALUE`, a `--secrets-file`, the environment variable NAME, or is asked for \
            once, hidden. Without a terminal a missing one ends the run with exit code 6.
            """,
        parameters: [.required("name", "the name of the secret")],
        result: ResultShape("the secret"),
        body: .immediate { arguments, host throws(CommandFailure) in
            try host.inputs.secret(named: arguments.text("name"))
        }
    )

    static let reveal = Command(
        "reveal",
        group: .laboratory,
        summary: "Shows what a secret hides",
        discussion: "It needs a terminal, or `--allow-reveal`: a secret in a log is no secret.",
        parameters: [.required("value", "the secret", kind: .display)],
        result: ResultShape("the plain value"),
        body: .immediate { arguments, host throws(CommandFailure) in
            guard host.allowsReveal || host.console.isTerminal else {
                throw .fault(
                    code: DiagnosticCode.revealRefused.id,
                    message: "a secret is shown on a terminal only",
                    hint: "give --allow-reveal to show it all the same"
                )
            }
            guard case .secret(let secret) = arguments["value"] else { return arguments["value"] ?? .null }
            return secret.reveal { value in
                host.redactor.reveal(value.printed)
                return value
            }
        }
    )

    static let exit = Command(
        "exit",
        aliases: ["quit"],
        group: .laboratory,
        summary: "Ends the shell or the script",
        parameters: [.optional("code", "the exit code, 0 by default", kind: .integer(0...255))],
        body: .immediate { arguments, _ throws(CommandFailure) in
            throw .exit(Int32(arguments.integer("code") ?? 0))
        }
    )
}
