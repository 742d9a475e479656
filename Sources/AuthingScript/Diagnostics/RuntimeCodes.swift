/// Codes of faults that a script can only meet while it runs.
extension DiagnosticCode {
    /// All codes of this family.
    static let runtimeCodes: [DiagnosticCode] = [missingKey]

    /// A record without the key that was asked for.
    package static let missingKey = DiagnosticCode(
        "A2101",
        "missing key",
        """
        A record does not have the key. `.key?` gives null instead, and `??` a default.

        wrong:  print $u.nickname
        right:  print ($u.nickname? ?? "none")
        """
    )
}
