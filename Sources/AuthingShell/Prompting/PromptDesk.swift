import AuthingScript
import Foundation

/// The entries of one prompt, and what its commands may ask for.
///
/// It is used on the script's thread only.
final class PromptDesk: PromptServices {
    private(set) var entries: [String] = []
    private var waiting: [String] = []
    private let surroundings: Surroundings

    /// Creates a desk without entries.
    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// Adds entries of former shells.
    func recall(_ former: [String]) { entries += former }

    /// Adds an entry that was run.
    func add(_ entry: String) {
        if entry != entries.last { entries.append(entry) }
    }

    /// How many entries wait to be run.
    var waitingCount: Int { waiting.count }

    /// The next entry that is to run without being typed.
    func takeWaiting() -> String? { waiting.isEmpty ? nil : waiting.removeFirst() }

    /// Forgets what was to run.
    func dropWaiting() { waiting = [] }

    func run(later entries: [String]) { waiting.insert(contentsOf: entries, at: 0) }

    func clearScreen() {
        guard !["", "dumb"].contains(surroundings.environment["TERM"] ?? "") else { return }
        surroundings.standardOutput("\u{1b}[H\u{1b}[2J")
    }

    func edit(_ text: String) throws(CommandFailure) -> String? {
        let folder = try makeFolder()
        // What an editor leaves beside the file goes with the folder, which nobody but the owner could read.
        defer { _ = try? FileManager.default.removeItem(atPath: folder) }
        let file = NamedFile("\(folder)/entry.authing")
        try FileFault.failing { () throws(FileFault) in
            let draft = try PrivateFile(replacing: file)
            draft.write(Array((text.isEmpty ? "" : text + "\n").utf8))
            try draft.finish()
        }
        let before = Self.moment(of: file)
        try open(file)
        let bytes = try FileFault.failing { () throws(FileFault) in try PrivateFile.contents(of: file) }
        let saved = String(decoding: bytes, as: UTF8.self)
        guard Self.moment(of: file) != before, saved.contains(where: { !$0.isWhitespace }) else { return nil }
        return saved.hasSuffix("\n") ? String(saved.dropLast()) : saved
    }

    private func open(_ file: NamedFile) throws(CommandFailure) {
        let environment = surroundings.environment
        let choices = ["VISUAL", "EDITOR"].compactMap { environment[$0] }
        let named = choices.first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
        surroundings.flush()
        // Its Ctrl-C is not ours.
        surroundings.interruptSource.endRun()
        let code = ChildProgram(command: "\(named) \"$@\"", arguments: [file.path], environment: environment).run()
        surroundings.interrupt.clear()
        surroundings.interruptSource.drain()
        surroundings.interruptSource.beginRun()
        guard code != 0 else { return }
        throw .fault(
            code: DiagnosticCode.editorFailed.id,
            message: "the editor \(TerminalText.escape(named)) ended with \(code.map(String.init) ?? "an error")",
            hint: "set VISUAL or EDITOR to another one; nothing was run"
        )
    }

    private func makeFolder() throws(CommandFailure) -> String {
        let parent = surroundings.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = "\(parent)/authing.XXXXXX".utf8CString.map(\.self)
        guard mkdtemp(&template) != nil else {
            throw .fault(
                code: DiagnosticCode.editorFailed.id,
                message: "no folder can be made in \(TerminalText.escape(parent)): \(String(cString: strerror(errno)))",
                hint: nil
            )
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What changes when the file is saved.
    private static func moment(of file: NamedFile) -> [Int] {
        var status = stat()
        guard stat(file.path, &status) == 0 else { return [] }
        return [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }
}
