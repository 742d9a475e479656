import AuthingScript

/// Codes of faults that the shell itself finds, A24xx, with the pages that `help` prints.
enum ShellCodes {
    /// All of them, by number.
    static let all: [DiagnosticCode] = [
        .revealRefused, .unknownTopic, .unexpectedError, .negativeLength, .functionTooSlow, .unsuitableFunction,
        .fileRefused, .noReproduction, .sharedPool, .nothingKept,
    ]

    /// The code with an identifier, letter case ignored.
    static func find(_ id: String) -> DiagnosticCode? {
        let wanted = id.uppercased()
        return (all + PromptCodes.all).first { $0.id == wanted }
    }
}

extension DiagnosticCode {
    static let revealRefused = DiagnosticCode(
        "A2401",
        "a secret may not be shown here",
        """
        `reveal` shows a secret on a terminal only: elsewhere it would end up in a file or a log. Where that is meant, \
        say so.

        wrong:  authing run case.authing > log
        right:  authing run --allow-reveal case.authing > log
        """
    )

    static let unexpectedError = DiagnosticCode(
        "A2403",
        "an error that should not occur",
        """
        A command failed in a way that the program does not know. It is a fault of the program: report it, with the \
        statement and the message.
        """
    )

    static let negativeLength = DiagnosticCode(
        "A2404",
        "a length of time that points backwards",
        """
        `sleep` and `clock advance` go forward only. `clock set` sets any instant.

        wrong:  clock advance -1h
        right:  clock set 2024-03-31T01:50:00+01:00
        """
    )

    static let functionTooSlow = DiagnosticCode(
        "A2405",
        "a pipeline function has used up its time",
        """
        A pipeline function may take 3 s on the session's clock; then no command in it runs any more, and the call that \
        waits for it fails with error 500.
        """
    )

    static let unsuitableFunction = DiagnosticCode(
        "A2406",
        "a function that cannot be a pipeline function",
        """
        A pipeline function is called with the user and the context; it may leave out the second one, or both.

        wrong:  fn check(user, context, more) { … }
        right:  fn check(user, context) { … }
        """
    )

    static let fileRefused = DiagnosticCode(
        "A2410",
        "a file that cannot be read or written",
        """
        A command was told a file that it cannot read, or that it may not write. What is written is for its owner alone, \
        appears whole or not at all, and replaces an ordinary file of the same owner only: no link, no pool.

        right:  user export users.jsonl
        """
    )

    static let noReproduction = DiagnosticCode(
        "A2431",
        "no script ends with this code",
        """
        Some codes of the API have no way to come about in the shell; the hint says why. `help errors` lists all codes, \
        `help error CODE` shows the script of one.

        right:  repro error 2000
        """
    )

    static let sharedPool = DiagnosticCode(
        "A2450",
        "a pool in a file is not taken back",
        """
        Other processes may have written to the file since the state was kept. Going back loses that, so it must be said.

        wrong:  undo before
        right:  undo before --force
        """
    )

    static let nothingKept = DiagnosticCode(
        "A2451",
        "no state to go back to",
        """
        `undo` goes back to states that `snapshot` kept, and at the prompt to those before the last 20 entries that changed \
        something. `snapshots` lists them.

        right:  snapshot before
        right:  undo before
        """
    )

    static let unknownTopic = DiagnosticCode(
        "A2402",
        "no help on this topic",
        """
        `help` explains commands, API codes, message codes, settings, functions and the language; `help topics` lists \
        what there is.

        right:  help login email
        right:  help error 2000
        right:  help A1104
        """
    )
}
