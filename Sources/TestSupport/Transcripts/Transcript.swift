package import Foundation

/// A file of recorded sessions: what a person types and sees, one session under each heading.
///
/// ```
/// ## a wrong password
/// //clock 2026-01-01T00:00:00Z
/// > login username bob wrong
/// error[2004]: the user does not exist
/// //advance 60s
/// ```
///
/// `> ` is typed at the prompt, `.. ` at the continuation prompt, `//clock` freezes the clock, `//advance` moves it;
/// everything else is what the screen shows.
package struct Transcript: Sendable {
    /// One line that is typed or steers the clock, with what follows it on the screen.
    package struct Step: Sendable, Equatable {
        /// The line as the file has it, with its mark; several for a continued entry.
        package var typed: [String]
        /// What the screen shows then.
        package var shown: [String]
    }

    /// One session.
    package struct Session: Sendable {
        /// The heading.
        package let title: String
        /// Its steps.
        package var steps: [Step]
    }

    /// The file.
    package let url: URL
    /// Its sessions.
    package var sessions: [Session]

    /// Reads a file.
    ///
    /// - Throws: what reading throws, or `Malformed`.
    package init(contentsOf url: URL) throws {
        self.url = url
        sessions = []
        for line in try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ) {
            try add(String(line))
        }
        for index in sessions.indices { sessions[index].dropBlankTail() }
    }

    private mutating func add(_ line: String) throws {
        if line.hasPrefix("## ") {
            sessions.append(Session(title: String(line.dropFirst(3)), steps: []))
            return
        }
        guard !sessions.isEmpty else {
            guard line.isEmpty else { throw Malformed(line: line) }
            return
        }
        let session = sessions.count - 1
        if line.hasPrefix("> ") || line.hasPrefix("//") {
            sessions[session].steps.append(Step(typed: [line], shown: []))
            return
        }
        guard !sessions[session].steps.isEmpty else {
            guard line.isEmpty else { throw Malformed(line: line) }
            return
        }
        let step = sessions[session].steps.count - 1
        if line.hasPrefix(".. ") {
            sessions[session].steps[step].typed.append(line)
        } else {
            sessions[session].steps[step].shown.append(line)
        }
    }

    /// The text of the file.
    package var text: String {
        sessions.map { session in
            (["## " + session.title] + session.steps.flatMap { $0.typed + $0.shown }).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// A line that stands before any heading.
    package struct Malformed: Error {
        /// The line.
        package let line: String
    }

    /// The transcripts below a folder, in the order of their paths.
    package static func files(below folder: URL) throws -> [URL] {
        guard
            let files = FileManager.default.enumerator(
                at: folder.resolvingSymlinksInPath(),
                includingPropertiesForKeys: nil
            )
        else { return [] }
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "transcript" }.sorted { $0.path < $1.path }
    }
}

extension Transcript.Session {
    fileprivate mutating func dropBlankTail() {
        guard !steps.isEmpty else { return }
        while steps[steps.count - 1].shown.last == "" { steps[steps.count - 1].shown.removeLast() }
    }
}
