package import AuthingCore
import AuthingScript
package import AuthingShell
import Synchronization

/// A session of the shell in this process, on a pool in memory: what is typed, and what the screen shows.
///
/// It is used on one `ScriptThread`. The screen has 80 columns and no colours; results and errors go to the same lines.
package final class ShellSession {
    /// The one clock of the session.
    package let clock: VirtualClock
    /// The session's host.
    package let host: ShellHost
    private let conversation: Conversation
    private let screen: Screen
    /// Where the files of commands are; removed with the last session in it.
    package let folder: TemporaryDirectory

    private final class Screen {
        var text = ""
    }

    /// Opens a session; its clock stands still and its randomness repeats.
    ///
    /// - Parameters:
    ///   - format: how results look.
    ///   - inputs: where `ask` and `secret` find their answers.
    ///   - seed: the seed of all randomness.
    ///   - folder: where the files of commands are; one of its own by default.
    ///   - poolFile: the name of the file of the pool in that folder; `nil` for a pool in memory.
    /// - Throws: what opening a pool throws.
    package init(
        format: Console.Format = .tables,
        inputs: Inputs = Inputs(),
        seed: Int64 = 1,
        folder: TemporaryDirectory? = nil,
        poolFile: String? = nil
    ) throws {
        let clock = VirtualClock.frozen()
        let screen = Screen()
        let interrupt = Interrupt()
        let folder = try folder ?? TemporaryDirectory()
        let host = ShellHost(
            catalogue: .standard,
            services: try .embedded(clock: clock, seed: seed, file: poolFile.map { folder.path(of: $0) }),
            console: Console(
                format: format,
                isTerminal: true,
                colours: false,
                coloursErrors: false,
                errorWidth: { 80 },
                width: { 80 },
                standardOutput: { screen.text += $0 },
                standardError: { screen.text += $0 }
            ),
            inputs: inputs,
            allowsReveal: false,
            executor: try ScriptExecutor(),
            interrupt: interrupt,
            interruptDescriptor: nil,
            workingFolder: folder.path(of: ".")
        )
        self.clock = clock
        self.host = host
        self.screen = screen
        self.folder = folder
        conversation = Conversation(host: host, interrupt: interrupt)
    }

    /// Types an entry.
    ///
    /// - Returns: the lines that the screen shows then.
    package func type(_ entry: String) -> [String] {
        screen.text = ""
        conversation.run(entry)
        guard !screen.text.isEmpty else { return [] }
        let text = screen.text.hasSuffix("\n") ? screen.text.dropLast() : screen.text[...]
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whether an entry goes on in the next line.
    package func needsMoreInput(_ entry: String) -> Bool { conversation.needsMoreInput(entry) }
}
