import AuthingScript
import Foundation
import Testing

/// Scripts with what they print, what is wrong with them and their exit code beside them.
@Suite("Script cases")
struct CaseTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Cases")

    private static let cases: [String] = ["ok", "fails"].flatMap { kind -> [String] in
        let path = folder.appending(path: kind).path(percentEncoded: false)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".authing") }.map { "\(kind)/\($0.dropLast(".authing".count))" }.sorted()
    }

    private static let records = ProcessInfo.processInfo.environment["RECORD"] == "1"

    @Test("there are cases of both kinds")
    func thereAreCases() {
        #expect(Self.cases.filter { $0.hasPrefix("ok/") }.count >= 10)
        #expect(Self.cases.filter { $0.hasPrefix("fails/") }.count >= 10)
    }

    @Test("a script does what was recorded", arguments: cases)
    func didWhatWasRecorded(name: String) throws {
        let file = Self.folder.appending(path: name + ".authing")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let run = ScriptRun.of(text, name: name + ".authing")
        try compare(run.output, name + ".out")
        try compare(run.problems, name + ".err")
        try compare("\(run.exitCode)\n", name + ".exit")
        #expect((run.exitCode == 0) == name.hasPrefix("ok/"))
        #expect(!Self.records, "read the changed recordings, then run again")
    }

    private func compare(_ text: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if Self.records {
            try Data(text.utf8).write(to: file)
            return
        }
        let recorded = String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
        #expect(Self.fits(text, recorded), "\(name): \(text)")
    }

    /// Whether a text is the recorded one, in which `~~~` stands for anything within a line.
    private static func fits(_ text: String, _ recorded: String) -> Bool {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let patterns = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == patterns.count else { return false }
        return zip(lines, patterns).allSatisfy { line, pattern in
            let parts = pattern.components(separatedBy: "~~~")
            guard parts.count > 1 else { return line == pattern }
            var rest = line
            for (index, part) in parts.enumerated() where !part.isEmpty {
                guard let range = rest.range(of: part), index > 0 || range.lowerBound == rest.startIndex else {
                    return false
                }
                rest = rest[range.upperBound...]
            }
            return parts.last?.isEmpty == true || rest.isEmpty
        }
    }
}
