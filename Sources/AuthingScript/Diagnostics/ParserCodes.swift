/// Codes of faults in the grammar: what stands where it cannot.
extension DiagnosticCode {
    /// All codes of this family.
    static let parserCodes: [DiagnosticCode] = []
}
