/// Codes of faults in the text itself: characters, quotes, numbers, interpolation.
extension DiagnosticCode {
    /// All codes of this family.
    static let lexerCodes: [DiagnosticCode] = []
}
