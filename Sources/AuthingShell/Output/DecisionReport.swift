import AuthingScript

/// Decisions as people read them: a line for each that passed, and for a refusal what would change it.
enum DecisionReport {
    private static let indent = "         "

    /// The lines.
    ///
    /// - Parameter value: What `why` answers.
    /// - Returns: nil where it is something else.
    static func text(of value: Value) -> String? {
        guard case .list(let decisions) = value else { return nil }
        return decisions.flatMap(lines).joined(separator: "\n")
    }

    /// The lines of one decision: `passed   the user exists  (id 5f…)`.
    private static func lines(of decision: Value) -> [String] {
        guard case .record(let record) = decision else { return [decision.printed] }
        let outcome = record["outcome"]?.printed ?? ""
        let code = record["code"].map { $0.isNull ? "" : ": error \($0.printed)" } ?? ""
        let line = TerminalText.pad(outcome, width: 7) + "  \(record["question"]?.printed ?? "")\(code)"
        let remark = remark(on: record)
        guard case .list(let remedies) = record["remedies"], !remedies.isEmpty else {
            return [remark.isEmpty ? line : "\(line)  (\(remark))"]
        }
        return [line] + (remark.isEmpty ? [] : ["\(indent)\(remark)"]) + ["\(indent)what would change it:"]
            + remedies.map { "\(indent)- \($0.printed)" }
    }

    /// What the rule looked at, and the setting that governs it.
    private static func remark(on decision: Record) -> String {
        var remarks: [String] = []
        if case .record(let figures) = decision["figures"], !figures.isEmpty {
            remarks.append(figures.map { "\($0) \($1.printed)" }.joined(separator: ", "))
        }
        if let setting = decision["setting"], !setting.isNull,
            !remarks.contains(where: { $0.hasPrefix(setting.printed) })
        {
            remarks.append(setting.printed)
        }
        return remarks.joined(separator: "; ")
    }
}
