import AuthingJSON
import AuthingScript
import Foundation

/// What checks find, as one run of the Static Analysis Results Interchange Format.
///
/// - SeeAlso: OASIS, SARIF version 2.1.0: sections 3.13 (log), 3.14 (run), 3.27 (result), 3.30 (region).
struct SARIFReport {
    let version: String
    private var results: [JSON] = []
    private var rules: [DiagnosticCode] = []

    init(version: String) { self.version = version }

    /// Adds what is wrong with a script.
    mutating func add(_ diagnostics: [Diagnostic], in sources: SourceMap, _ commands: CommandTable) {
        let renderer = DiagnosticRenderer(
            sources: sources,
            covering: WrittenSecrets(commands).find
        )
        for diagnostic in diagnostics {
            let parts = [diagnostic.message, diagnostic.label, diagnostic.hint].compactMap(\.self)
            let text = renderer.covered(parts.joined(separator: "; "), of: diagnostic)
            var result: JSONObject = [:]
            if let code = diagnostic.code {
                result["ruleId"] = .string(code)
                if let index = ruleIndex(code) { result["ruleIndex"] = .integer(index) }
            }
            result["level"] = .string(diagnostic.severity.rawValue)
            result["message"] = ["text": .string(text)]
            if let span = diagnostic.span, let location = Self.location(span, sources) {
                result["locations"] = .array([location])
            }
            results.append(.object(result))
        }
    }

    /// The whole log.
    var json: JSON {
        let rules = rules.map { rule -> JSON in
            [
                "id": .string(rule.id),
                "shortDescription": ["text": .string(rule.title)],
                "fullDescription": ["text": .string(Self.firstParagraph(rule.explanation))],
                "help": ["text": .string(rule.explanation)],
            ]
        }
        let driver: JSON = [
            "name": "authing", "version": .string(version), "rules": .array(rules),
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [["tool": ["driver": driver], "columnKind": "utf16CodeUnits", "results": .array(results)]],
        ]
    }

    private mutating func ruleIndex(_ id: String) -> Int? {
        if let index = rules.firstIndex(where: { $0.id == id }) { return index }
        guard let rule = DiagnosticCode.find(id) ?? ShellCodes.find(id) else { return nil }
        rules.append(rule)
        return rules.count - 1
    }

    private static func firstParagraph(_ text: String) -> String {
        (text.components(separatedBy: "\n\n").first ?? text).replacing("\n", with: " ")
    }

    private static func location(_ span: Span, _ sources: SourceMap) -> JSON? {
        guard let file = sources[span.file] else { return nil }
        let positions = TextPositions(file: file, unit: .utf16)
        let start = positions.position(of: Int(span.start))
        let end = positions.position(of: Int(span.end))
        return [
            "physicalLocation": [
                "artifactLocation": ["uri": .string(uri(file.name))],
                "region": [
                    "startLine": .integer(start.line + 1), "startColumn": .integer(start.column + 1),
                    "endLine": .integer(end.line + 1), "endColumn": .integer(end.column + 1),
                ],
            ]
        ]
    }

    /// The name of a file as a URI reference; a relative one stays relative.
    static func uri(_ name: String) -> String {
        var allowed = CharacterSet(charactersIn: "/-._~")
        allowed.formUnion(CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
        let path = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
        let text = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return text.hasPrefix("/") ? "file://" + text : text
    }
}

extension Launcher {
    /// Checks files without running them, and writes what is found as SARIF.
    ///
    /// - Parameter paths: The files; `-` is standard input.
    /// - Returns: 3 when one has errors, or with `--strict` warnings; else 0.
    package func checkForSARIF(_ paths: [String]) -> Int32 {
        var report = SARIFReport(version: surroundings.version)
        let code = firstFailure(of: paths) { path throws(SourceLoadFault) in
            let script = Script(try source(path), commands: catalogue.table, options: options(path == "-"))
            report.add(script.diagnostics, in: script.sources, catalogue.table)
            return script.isRunnable && !(settings.isStrict && !script.diagnostics.isEmpty) ? 0 : 3
        }
        surroundings.standardOutput(report.json.text() + "\n")
        return code
    }
}
