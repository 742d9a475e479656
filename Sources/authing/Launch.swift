import AuthingAPI
import AuthingCore
import AuthingDelivery
import AuthingScript
import AuthingShell
import AuthingStore
import Foundation

/// Builds the parts from the command line and runs one thing on the script's thread, while the main thread waits.
struct Launch {
    /// What the command line says about the run.
    var settings = RunSettings()
    /// The file that the pool is kept in, `nil` for one in memory.
    var pool: String?
    /// What makes all randomness repeatable.
    var seed: Int64?
    /// When the clock stands still; nil where it runs.
    var clock: Date?

    /// Runs one thing and ends the process with its exit code.
    func run(_ body: @escaping @Sendable (Launcher) -> Int32) -> Never {
        // A large pool is nobody's fault.
        ScriptMemory.limit(to: ScriptMemory.standard) { ProcessGuard.allocatedBytes() - SQLitePool.memoryInUse }
        let code = ScriptThread.run { [self] in
            let output = StandardStream(STDOUT_FILENO)
            let error = StandardStream(STDERR_FILENO)
            defer {
                output.flush()
                error.flush()
            }
            do {
                return body(try makeLauncher(output, error))
            } catch {
                FileHandle.standardError.write(Data("authing: \(error)\n".utf8))
                return 70
            }
        }
        exit(code)
    }

    private func makeLauncher(_ output: StandardStream, _ error: StandardStream) throws -> Launcher {
        let environment = ProcessInfo.processInfo.environment
        let interrupt = Interrupt()
        let start = ContinuousClock.now
        let source = try InterruptSource(storingInto: UnsafeMutableRawPointer(interrupt.address))
        let surroundings = Surroundings(
            environment: environment,
            standardOutput: output.write,
            standardError: { text in
                output.flush()
                error.write(text)
            },
            flush: output.flush,
            outputTerminal: { Terminal(descriptor: STDOUT_FILENO, environment: environment) },
            errorTerminal: { Terminal(descriptor: STDERR_FILENO, environment: environment) },
            hasTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
            openServices: openServices,
            interrupt: interrupt,
            interruptSource: source,
            stopwatch: { ContinuousClock.now - start },
            version: Authing.version,
            poolFile: pool
        )
        return Launcher(surroundings: surroundings, settings: settings)
    }

    func openServices() throws -> Services {
        let wall = SteadyClock(wallClock: { Date() })
        let clock = VirtualClock(wallClock: { wall.now })
        if let instant = self.clock { clock.freeze(at: instant) }
        let random = RandomSource(seed: seed)
        let environment = Environment(clock: clock, random: random, wall: wall)
        let sender = CurlWebhookSender()
        let pool =
            if let file = pool {
                try EmbeddedPool.open(file: file, environment: environment, webhookSender: sender)
            } else {
                try EmbeddedPool.inMemory(environment: environment, webhookSender: sender)
            }
        return Services(
            client: pool.makeClient(language: settings.language),
            administration: pool.administration,
            laboratory: EmbeddedLaboratory(clock: clock, random: random, pool: pool, wall: wall)
        )
    }
}
