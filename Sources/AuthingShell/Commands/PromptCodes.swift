import AuthingScript

/// Codes of faults around the prompt and the last call, A242x.
enum PromptCodes {
    /// All of them, by number.
    static let all: [DiagnosticCode] = [.promptOnly, .noSuchEntry, .editorFailed, .noCallYet]
}

extension DiagnosticCode {
    static let promptOnly = DiagnosticCode(
        "A2420",
        "a command of the prompt alone",
        """
        `history`, `rerun`, `edit` and `clear` are about what was typed at the prompt. A script has no such entries; what it \
        is to do again stands in a loop or a function.

        right:  for i in 1..3 { login email ada@example.org ? }
        """
    )

    static let noSuchEntry = DiagnosticCode(
        "A2421",
        "no entry of this number",
        """
        Entries are numbered from 1, the oldest, as `history` shows them. A range goes forward.

        wrong:  rerun 9-7
        right:  rerun 7-9
        """
    )

    static let editorFailed = DiagnosticCode(
        "A2422",
        "the editor cannot be used",
        """
        `edit` starts what the environment variable VISUAL names, else EDITOR, else vi, on a file for its owner alone. What \
        is saved is run; nothing is where the editor ends with a failure.

        right:  EDITOR=nano authing
        """
    )

    static let noCallYet = DiagnosticCode(
        "A2423",
        "no call of the API yet",
        """
        `as` shows the last call of a method of the API in another dress: log in first, for example. Commands of the \
        console and of the laboratory are no methods of the SDKs.

        right:  login email ada@example.org ?
        right:  as python
        """
    )
}
