package import AuthingScript

/// What surrounds a session: streams, terminals, the environment, and what makes the pool.
///
/// Only the executable and tests build one.
package struct Surroundings {
    /// Environment variables.
    package let environment: [String: String]
    /// Writes to standard output.
    package let standardOutput: (String) -> Void
    /// Writes to standard error.
    package let standardError: (String) -> Void
    /// Writes out what is buffered.
    package let flush: () -> Void
    /// The terminal behind standard output, as it is now.
    package let outputTerminal: () -> Terminal
    /// The terminal behind standard error, as it is now.
    package let errorTerminal: () -> Terminal
    /// Whether a person sits at a terminal that can be asked.
    package let hasTerminal: Bool
    /// Opens the pool, anew for each call, on any thread.
    package let openServices: @Sendable () throws -> Services
    /// Set by Ctrl-C.
    package let interrupt: Interrupt
    /// Becomes readable with Ctrl-C.
    package let interruptSource: InterruptSource
    /// The time since some moment, which no setting of the clock changes.
    package let stopwatch: () -> Duration
    /// The version of the program.
    package let version: String
    /// The file that the pool is kept in, `nil` for one in memory.
    package let poolFile: String?

    /// Creates surroundings.
    package init(
        environment: [String: String],
        standardOutput: @escaping (String) -> Void,
        standardError: @escaping (String) -> Void,
        flush: @escaping () -> Void,
        outputTerminal: @escaping () -> Terminal,
        errorTerminal: @escaping () -> Terminal,
        hasTerminal: Bool,
        openServices: @escaping @Sendable () throws -> Services,
        interrupt: Interrupt,
        interruptSource: InterruptSource,
        stopwatch: @escaping () -> Duration = { .zero },
        version: String,
        poolFile: String?
    ) {
        self.environment = environment
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.flush = flush
        self.outputTerminal = outputTerminal
        self.errorTerminal = errorTerminal
        self.hasTerminal = hasTerminal
        self.openServices = openServices
        self.interrupt = interrupt
        self.interruptSource = interruptSource
        self.stopwatch = stopwatch
        self.version = version
        self.poolFile = poolFile
    }
}
