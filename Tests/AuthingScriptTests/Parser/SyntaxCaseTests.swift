import AuthingScript
import Foundation
import Testing

@Suite("Syntax cases")
struct SyntaxCaseTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Cases/syntax")

    private static let cases: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return files.filter { $0.hasSuffix(".authing") }.map { String($0.dropLast(".authing".count)) }.sorted()
    }()

    @Test("there are cases")
    func thereAreCases() { #expect(Self.cases.count >= 15) }

    @Test("the parser says what was recorded", arguments: cases)
    func said(name: String) throws {
        let script = Self.folder.appending(path: name + ".authing")
        let recording = Self.folder.appending(path: name + ".err")
        var sources = SourceMap()
        let file = sources.add(name: name + ".authing", bytes: Array(try Data(contentsOf: script)))
        let result = onBigStack { Parser.parse(file) }
        let renderer = DiagnosticRenderer(sources: sources)
        let said = result.diagnostics.map { renderer.text($0) }.joined()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(said.utf8).write(to: recording)
        }
        let recorded = String(decoding: (try? Data(contentsOf: recording)) ?? Data(), as: UTF8.self)
        #expect(said == recorded)
        #expect(!said.isEmpty)
        #expect(ProcessInfo.processInfo.environment["RECORD"] != "1", "read the changed recording, then run again")
    }
}
