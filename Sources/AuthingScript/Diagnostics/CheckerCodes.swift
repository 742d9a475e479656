/// Codes of the checker, which resolves names, options, arity and types before a script runs.
extension DiagnosticCode {
    /// All codes of this family.
    static let checkerCodes: [DiagnosticCode] = [unknownOption]

    /// An option that the command does not have.
    package static let unknownOption = DiagnosticCode(
        "A1104",
        "unknown option",
        """
        The command has no option of this name. `help COMMAND` lists its options. A word that begins with `--` and
        is meant as text must be quoted.

        wrong:  login email a@b.com ? --captcha-cod 9f2k
        right:  login email a@b.com ? --captcha-code 9f2k
        """
    )
}
