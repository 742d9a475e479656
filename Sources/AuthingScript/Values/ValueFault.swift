/// An operation on values that cannot be done; whoever evaluates adds the place.
struct ValueFault: Error, Equatable {
    let code: DiagnosticCode
    let message: String
    let hint: String?

    init(_ code: DiagnosticCode, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
