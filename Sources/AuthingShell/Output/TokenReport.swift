import AuthingScript

/// What is in a token, and the verdicts on it, as people read them.
enum TokenReport {
    /// The lines.
    ///
    /// - Parameter value: What `token explain` answers.
    /// - Returns: nil where it is something else.
    static func text(of value: Value) -> String? {
        guard case .record(let record) = value, case .list(let verdicts) = record["verdicts"] else { return nil }
        let isGood = record["good"] == .boolean(true)
        let message = record["message"]?.printed ?? ""
        var lines = [isGood ? "good: \(message)" : "no good: error \(record["code"]?.printed ?? ""), \(message)"]
        for (label, time, distance) in [("issued ", "issuedAt", "age"), ("expires", "expiresAt", "life")] {
            guard let instant = record[time], !instant.isNull else { continue }
            lines.append("\(label)  \(instant.printed)  (\(record[distance]?.printed ?? ""))")
        }
        for part in ["header", "claims"] { lines += section(part, record[part]) }
        lines.append("verdicts")
        for case .record(let verdict) in verdicts { lines.append(line(verdict)) }
        return lines.map { TerminalText.escape($0) }.joined(separator: "\n")
    }

    /// The members of a part of the token; a part that cannot be read says so.
    private static func section(_ name: String, _ value: Value?) -> [String] {
        guard case .record(let members) = value else { return ["\(name)  cannot be read"] }
        let width = members.map { TerminalText.width($0.0) }.max() ?? 0
        return [name]
            + members.map { key, value in
                let shown: String
                if case .record(let inner) = value {
                    shown = "{" + inner.map { $0.0 }.joined(separator: " ") + "}"
                } else {
                    shown = value.printed
                }
                return "  \(TerminalText.pad(key, width: width))  \(shown)"
            }
    }

    private static func line(_ verdict: Record) -> String {
        let words = ["passed": "ok", "failed": "FAILED", "unknown": "unknown"]
        let word = verdict["verdict"]?.printed ?? ""
        let check = TerminalText.pad(verdict["check"]?.printed ?? "", width: 10)
        return "  \(check)  \(TerminalText.pad(words[word] ?? word, width: 7))  \(verdict["remark"]?.printed ?? "")"
    }
}
