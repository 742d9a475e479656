import AuthingScript

/// A reproduction and what it came to, as people read it.
enum ReproductionReport {
    /// The lines.
    ///
    /// - Parameter value: What `repro error` answers.
    /// - Returns: nil where it is something else.
    static func text(of value: Value) -> String? {
        guard case .record(let record) = value, let script = record["script"]?.printed else { return nil }
        var lines = ["in a new pool, its clock at 2026-01-01T00:00:00Z:"]
        lines += script.split(separator: "\n").map { "  \($0)" }
        let code = record["code"]?.printed ?? ""
        if record["raised"] == .boolean(true) {
            lines.append("error[\(code)]: \(record["message"]?.printed ?? "")")
            if let hint = record["hint"], !hint.isNull { lines.append("  hint: \(hint.printed)") }
        } else {
            lines.append("it did not end with error \(code), but: \(record["message"]?.printed ?? "")")
        }
        if case .list(let decisions) = record["decisions"], !decisions.isEmpty,
            let trail = DecisionReport.text(of: .list(decisions))
        {
            lines += ["why", trail]
        }
        return lines.joined(separator: "\n")
    }
}
