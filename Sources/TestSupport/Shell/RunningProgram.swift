import Foundation

/// A program in a process of its own, without a terminal.
///
/// Its streams are files, so it never waits for a reader, and what it wrote can be read at any moment.
package final class RunningProgram {
    /// Why a test could not go on.
    package struct Failure: Error, CustomStringConvertible {
        /// What was waited for, and what was seen instead.
        package let description: String

        /// Creates a failure.
        ///
        /// - Parameter description: What was waited for, and what was seen instead.
        package init(description: String) { self.description = description }
    }

    /// What a program came to.
    package struct Outcome: Equatable, Sendable {
        /// The exit code, or the signal it died of.
        package let ending: PseudoTerminal.Ending
        /// What it wrote to standard output.
        package let output: String
        /// What it wrote to standard error.
        package let error: String

        /// Creates what is expected.
        package init(ending: PseudoTerminal.Ending, output: String, error: String) {
            self.ending = ending
            self.output = output
            self.error = error
        }

        /// The exit code, `nil` when a signal ended it.
        package var exitCode: Int32? { if case .exited(let code) = ending { code } else { nil } }
    }

    private let folder: TemporaryDirectory
    private var process: pid_t?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: of the executable.
    ///   - arguments: without the program's name.
    ///   - input: what it reads on standard input.
    ///   - environment: the whole environment.
    ///   - workingFolder: where it runs; the test's own when `nil`.
    /// - Throws: `Failure` when it cannot be started.
    package init(
        _ path: String,
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        workingFolder: String? = nil
    ) throws {
        folder = try TemporaryDirectory()
        try input.write(toFile: folder.path(of: "input"), atomically: false, encoding: .utf8)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let creates = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 0, folder.path(of: "input"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.path(of: "output"), creates, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.path(of: "error"), creates, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A test run in the background ignores SIGINT, and would hand that down.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGHUP, SIGQUIT] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // The threads of tests block signals, and would hand that down, too.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var pid: pid_t = 0
        let variables = environment.map { "\($0)=\($1)" }
        // `env` becomes the program, so the process stays the same.
        let words = workingFolder.map { ["/usr/bin/env", "-C", $0, path] } ?? [path]
        let status = CStringList.with(words + arguments) { arguments in
            CStringList.with(variables) { posix_spawn(&pid, words[0], &actions, &attributes, arguments, $0) }
        }
        guard status == 0 else { throw Failure(description: "\(words[0]): \(String(cString: strerror(status)))") }
        process = pid
    }

    deinit {
        if let process {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
    }

    /// Starts a program and waits for its end.
    package static func run(
        _ path: String,
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        workingFolder: String? = nil
    ) throws -> Outcome {
        try RunningProgram(path, arguments, input: input, environment: environment, workingFolder: workingFolder)
            .waitForEnd()
    }

    /// What it wrote to standard output so far.
    package var output: String { text(of: "output") }

    /// What it wrote to standard error so far.
    package var error: String { text(of: "error") }

    /// Sends a signal.
    package func send(_ signal: Int32) {
        if let process { kill(process, signal) }
    }

    /// Waits until the program is as wanted.
    ///
    /// - Throws: `Failure` when it does not become so.
    package func wait(for expectation: String, seconds: Double = 20, _ condition: (RunningProgram) -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !condition(self) {
            guard ContinuousClock.now < deadline else { throw failure("no \(expectation) within \(seconds) s") }
            usleep(2_000)
        }
    }

    /// Waits until the program ends.
    ///
    /// - Throws: `Failure` when it goes on.
    package func waitForEnd(seconds: Double = 30) throws -> Outcome {
        guard let process else { throw failure("the program has ended already") }
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard ContinuousClock.now < deadline else { throw failure("the program goes on") }
            peakMemory = max(peakMemory, Self.peakMemory(of: process))
            usleep(1_000)
        }
        self.process = nil
        return Outcome(ending: PseudoTerminal.Ending(status: status), output: output, error: error)
    }

    /// The most bytes that it had in memory at once, as last seen by `waitForEnd`.
    package private(set) var peakMemory = 0

    /// What the system says of a process, 0 when it says nothing.
    ///
    /// What `wait4` tells is of no use: the process begins as a part of this one, and its size counts.
    private static func peakMemory(of process: pid_t) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }

    private func text(of name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: folder.path(of: name)) ?? Data(), as: UTF8.self)
    }

    private func failure(_ text: String) -> Failure {
        Failure(description: "\(text); standard output:\n\(output)\nstandard error:\n\(error)")
    }
}
