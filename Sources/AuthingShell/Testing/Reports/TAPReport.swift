import AuthingJSON
import AuthingScript

/// The Test Anything Protocol, version 14, with diagnostics in YAML.
///
/// - SeeAlso: https://testanything.org/tap-version-14-specification.html
struct TAPReport {
    let run: TestedRun

    var text: String {
        let tests = run.files.flatMap { file in file.cases.map { (file: file, test: $0) } }
        var lines = ["TAP version 14", "1..\(tests.count)"]
        for (index, entry) in tests.enumerated() { lines += point(index + 1, entry.test, of: entry.file) }
        if run.isInterrupted { lines.append("Bail out! interrupted") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func point(_ number: Int, _ test: TestedCase, of file: TestedFile) -> [String] {
        let name = Self.escape("\(file.title): \(test.title)")
        switch test.outcome {
        case .passed: return ["ok \(number) - \(name)"] + block(["duration_ms": .double(milliseconds(test.duration))])
        case .notRun(let reason): return ["ok \(number) - \(name) # SKIP not run: \(Self.escape(reason))"]
        case .failed(let failure):
            var data: JSONObject = ["message": .string(failure.message), "severity": .string("fail")]
            data["code"] = failure.code.map(JSON.string)
            data["duration_ms"] = .double(milliseconds(test.duration))
            var place: JSONObject = ["file": .string(file.path)]
            place["line"] = (failure.line ?? test.line).map(JSON.integer)
            place["column"] = failure.column.map(JSON.integer)
            data["at"] = .object(place)
            if case .object(let diagnostic)? = failure.diagnostics.first, let comparison = diagnostic["comparison"] {
                data["comparison"] = comparison
            }
            if !test.output.isEmpty { data["output"] = .string(test.output) }
            data["text"] = .string(failure.text)
            return ["not ok \(number) - \(name)"] + block(data)
        }
    }

    /// A mapping in YAML whose values are written as JSON, which YAML includes.
    private func block(_ data: JSONObject) -> [String] {
        ["  ---"] + data.map { "  \($0.key): \(Self.escapeInvisible($0.value.text()))" } + ["  ..."]
    }

    private func milliseconds(_ duration: Duration) -> Double {
        (TestTime.seconds(duration) * 1_000_000).rounded() / 1000
    }

    /// A description in which nothing is a directive.
    private static func escape(_ text: String) -> String {
        TerminalText.escape(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }

    /// JSON text with what YAML forbids or reads as a line end written as an escape.
    private static func escapeInvisible(_ json: String) -> String {
        json.unicodeScalars.reduce(into: "") { text, scalar in
            if TerminalText.isPrintable(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
    }
}
