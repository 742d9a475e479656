import Foundation
import TestSupport
import Testing

/// The story of the README: from the archive of a browser to a case that another machine runs.
@Suite("The README")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    /// What the customer and the support engineer typed as passwords, and the tokens of the archive begin so.
    private static let secrets = [
        "Blue-Kettle", "Red-Teapot", "old-pass-1", "new-pass-2", "c2lnbmF0dXJl", "9b1c77e2a0",
    ]

    /// The commands of the block that begins with an archive, each with what it prints.
    private static func story() throws -> [(command: String, output: String)] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```\n")
        let block = try #require(blocks.first { $0.hasPrefix("$ scripts/authing import har ") })
        return block.components(separatedBy: "$ ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
        }
    }

    @Test("its story prints what it says, and nothing that was written holds a secret")
    func reproduction() throws {
        let story = try Self.story()
        #expect(story.count == 6)
        let home = try ProductHome()
        let scripts = Self.root.appending(path: "scripts").path
        try FileManager.default.createDirectory(atPath: home.path("scripts"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: home.path("scripts/examples"),
            withDestinationPath: scripts + "/examples"
        )
        try FileManager.default.createSymbolicLink(
            atPath: home.path("scripts/authing"),
            withDestinationPath: BuiltProduct.path("authing")
        )
        for (command, output) in story {
            let outcome = try RunningProgram.run(
                "/bin/sh",
                ["-c", command + " 2>&1"],
                environment: home.environment(),
                workingFolder: home.path("")
            )
            #expect(outcome.output == output, "\(command)")
        }
        for file in ["ticket.authing", "small.authing", "ticket-5120.authingz"] {
            let bytes = try Data(contentsOf: URL(filePath: home.path(file)))
            #expect(!bytes.isEmpty)
            for secret in Self.secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file): \(secret)") }
        }
        let archive = try Data(contentsOf: Self.root.appending(path: "scripts/examples/ticket-5120.har"))
        for secret in Self.secrets where !secret.contains("-pass-") {
            #expect(archive.range(of: Data(secret.utf8)) != nil, "\(secret)")
        }
    }
}
