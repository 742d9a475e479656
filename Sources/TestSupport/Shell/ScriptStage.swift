package import AuthingScript
package import AuthingShell

/// A host for scripts in this process, on a pool of its own in memory, and what was written on it.
///
/// It is used on one `ScriptThread`; the clock stands still and the randomness repeats.
package final class ScriptStage {
    /// Runs the commands.
    package let host: ShellHost
    /// What a person could interrupt a run with.
    package let interrupt = Interrupt()
    private let streams = Streams()

    private final class Streams {
        var output = ""
        var error = ""
    }

    /// Sets a stage up.
    ///
    /// - Parameters:
    ///   - catalogue: the commands.
    ///   - format: how results look.
    ///   - inputs: where `?`, `ask` and `secret` find their values.
    /// - Throws: what opening a pool throws.
    package init(
        catalogue: CommandCatalogue = .standard,
        format: Console.Format = .json,
        inputs: Inputs = Inputs()
    ) throws {
        host = ShellHost(
            catalogue: catalogue,
            services: try .embedded(),
            console: Console(
                format: format,
                isTerminal: false,
                colours: false,
                coloursErrors: false,
                width: { 80 },
                standardOutput: { [streams] in streams.output += $0 },
                standardError: { [streams] in streams.error += $0 }
            ),
            inputs: inputs,
            allowsReveal: false,
            executor: try ScriptExecutor(),
            interrupt: interrupt,
            interruptDescriptor: nil
        )
    }

    /// What went to standard output.
    package var output: String { streams.output }

    /// What went to standard error.
    package var error: String { streams.error }
}
