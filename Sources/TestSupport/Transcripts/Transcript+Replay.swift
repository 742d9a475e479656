import AuthingCore
import AuthingScript
import Foundation

extension Transcript.Session {
    /// Types what the session types, into a new shell.
    ///
    /// - Returns: the same session with what the screen shows now.
    /// - Throws: `Transcript.Malformed` for a steering line that cannot be read.
    package func replayed() async throws -> Transcript.Session {
        try await onScriptThread { try replay() }
    }

    private func replay() throws -> Transcript.Session {
        let shell = try ShellSession()
        var replayed = self
        for (index, step) in steps.enumerated() {
            let first = step.typed[0]
            if first.hasPrefix("//") {
                try steer(shell, String(first.dropFirst(2)))
                replayed.steps[index].shown = []
                continue
            }
            let entry = step.typed.map { String($0.drop { $0 == ">" || $0 == "." }.dropFirst()) }
            for length in 1..<max(entry.count, 1)
            where !shell.needsMoreInput(entry.prefix(length).joined(separator: "\n")) {
                throw Transcript.Malformed(line: step.typed[length])
            }
            replayed.steps[index].shown = shell.type(entry.joined(separator: "\n"))
        }
        return replayed
    }

    private func steer(_ shell: ShellSession, _ line: String) throws {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        switch words.first {
        case "clock":
            guard words.count == 2, let instant = TimeText.read(words[1]) else {
                throw Transcript.Malformed(line: line)
            }
            shell.clock.freeze(at: instant)
        case "advance":
            guard words.count == 2, let length = DurationText.read(words[1]) else {
                throw Transcript.Malformed(line: line)
            }
            shell.clock.advance(by: length)
        case "file":
            // `//file NAME TEXT`, with `\n` for a line end.
            let parts = words.count == 2 ? words[1].split(separator: " ", maxSplits: 1).map(String.init) : []
            guard parts.count == 2 else { throw Transcript.Malformed(line: line) }
            let text = parts[1].replacing("\\n", with: "\n") + "\n"
            try text.write(toFile: shell.folder.path(of: parts[0]), atomically: false, encoding: .utf8)
        default:
            throw Transcript.Malformed(line: line)
        }
    }
}
