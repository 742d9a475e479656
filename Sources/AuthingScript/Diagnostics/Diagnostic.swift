/// Something to tell about a script, as data: what, where, and what may help.
///
/// `DiagnosticRenderer` writes the text.
package struct Diagnostic: Error, Sendable, Equatable {
    /// How grave it is.
    package enum Severity: String, Sendable {
        /// The script cannot run, or stopped.
        case error
        /// The script runs, but probably does not do what was meant.
        case warning
    }

    /// A further remark, shown below the first.
    package struct Note: Sendable, Equatable {
        /// The remark, one sentence in lower case.
        package let message: String
        /// The place it is about, where there is one.
        package let span: Span?

        /// Creates a remark.
        package init(_ message: String, at span: Span? = nil) {
            self.message = message
            self.span = span
        }
    }

    /// How grave it is.
    package var severity: Severity
    /// The permanent code: one of `DiagnosticCode` such as `A1104`, or the API's such as `2000`; `nil` for a failed
    /// `assert`, `expect` or `fail`, which are no errors with a code.
    package let code: String?
    /// What is wrong, with the value and the valid range; lower case, no full stop.
    package let message: String
    /// The place; `nil` when the fault is not in a text.
    package let span: Span?
    /// Written under the carets, such as `did you mean --captcha-code?`.
    package let label: String?
    /// Further remarks, such as the calls that led here.
    package var notes: [Note]
    /// The comparison that an `assert` found false, where it is one.
    package var comparison: FailedComparison?
    /// What to do next.
    package let hint: String?
    /// Whether more input behind the present one could mend it: the prompt then asks for another line.
    package let needsMoreInput: Bool

    /// Creates a diagnostic with one of our own codes.
    package init(
        _ code: DiagnosticCode,
        _ message: String,
        at span: Span?,
        label: String? = nil,
        notes: [Note] = [],
        hint: String? = nil,
        severity: Severity = .error,
        needsMoreInput: Bool = false
    ) {
        self.init(
            code: code.id,
            message: message,
            at: span,
            label: label,
            notes: notes,
            hint: hint,
            severity: severity,
            needsMoreInput: needsMoreInput
        )
    }

    /// Creates a diagnostic with a code of the API, of a host's fault, or none.
    package init(
        code: String?,
        message: String,
        at span: Span?,
        label: String? = nil,
        notes: [Note] = [],
        hint: String? = nil,
        severity: Severity = .error,
        needsMoreInput: Bool = false
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.label = label
        self.notes = notes
        self.hint = hint
        self.needsMoreInput = needsMoreInput
    }
}
