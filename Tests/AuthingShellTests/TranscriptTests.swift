import Foundation
import TestSupport
import Testing

/// Replays every transcript below `Transcripts/`; `RECORD=1` writes them anew and fails, so that the change is read.
@Suite("Transcripts")
struct TranscriptTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let url: URL
        let index: Int
        let session: Transcript.Session

        var testDescription: String { "\(url.deletingPathExtension().lastPathComponent): \(session.title)" }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

    static func cases() throws -> [Case] {
        try Transcript.files(below: folder).flatMap { url in
            try Transcript(contentsOf: url).sessions.enumerated().map { Case(url: url, index: $0, session: $1) }
        }
    }

    @Test("shows what was recorded", arguments: try cases())
    func replay(_ test: Case) async throws {
        let replayed = try await test.session.replayed()
        for (recorded, shown) in zip(test.session.steps, replayed.steps) {
            #expect(shown.shown == recorded.shown, "after \(recorded.typed.joined(separator: "\n"))")
        }
    }

    @Test("there are transcripts, each session with something to do")
    func exist() throws {
        let cases = try Self.cases()
        #expect(!cases.isEmpty)
        #expect(cases.allSatisfy { !$0.session.steps.isEmpty })
    }

    @Test("recordings are as they were", .enabled(if: ProcessInfo.processInfo.environment["RECORD"] != nil))
    func record() async throws {
        for url in try Transcript.files(below: Self.folder) {
            var transcript = try Transcript(contentsOf: url)
            let before = transcript.text
            for (index, session) in transcript.sessions.enumerated() {
                transcript.sessions[index] = try await session.replayed()
            }
            guard transcript.text != before else { continue }
            try transcript.text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("\(url.lastPathComponent) was written anew; read the difference")
        }
    }
}
