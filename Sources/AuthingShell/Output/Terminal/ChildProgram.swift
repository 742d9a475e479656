import Foundation

/// A program that has the terminal for a while: an editor, a pager.
struct ChildProgram {
    /// The command, as a shell reads it; `"$@"` stands for the arguments.
    let command: String
    /// The arguments.
    let arguments: [String]
    /// The whole environment.
    let environment: [String: String]

    /// Runs it to its end, with this process's terminal.
    ///
    /// - Parameter input: What it reads; `nil` where it reads the terminal.
    /// - Returns: its exit code, 128 and the signal's number where one ended it; `nil` where it could not be started.
    func run(input: String? = nil) -> Int32? {
        var ends: [Int32] = [-1, -1]
        if input != nil {
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        guard let process = start(readingFrom: input == nil ? nil : ends[0]) else {
            for end in ends where end >= 0 { close(end) }
            return nil
        }
        if let input {
            close(ends[0])
            Self.write(input, to: ends[1])
            close(ends[1])
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private func start(readingFrom descriptor: Int32?) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let descriptor { posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this process ignores or holds back is its own matter.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let words = ["sh", "-c", command, "sh"] + arguments
        let status = Self.withCStrings(words) { words in
            Self.withCStrings(environment.map { "\($0)=\($1)" }) { variables in
                posix_spawn(&process, "/bin/sh", &actions, &attributes, words, variables)
            }
        }
        return status == 0 ? process : nil
    }

    /// Writes as much as the program wants to read; SIGPIPE is ignored by whoever runs a prompt.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }

    private static func withCStrings<R>(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("an array with at least one element") }
            return body(base)
        }
    }
}
