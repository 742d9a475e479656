import Foundation

/// A terminal of our own, with a program on it: sends keys, follows the screen.
///
/// It is used by one test on one thread.
package final class PseudoTerminal {
    /// Why a test could not go on.
    package struct Failure: Error, CustomStringConvertible {
        /// What was waited for, and what the screen showed instead.
        package let description: String
    }

    /// How a program ended.
    package enum Ending: Equatable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)

        /// Reads what `waitpid` says of a program that has ended.
        init(status: Int32) {
            self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
        }
    }

    /// What the terminal shows.
    package private(set) var screen: TerminalScreen
    /// Everything that was written to it.
    package private(set) var output: [UInt8] = []
    /// The program's process.
    package private(set) var process: Int32?

    private let master: Int32
    private let slavePath: String

    /// Opens a terminal on which nothing runs yet.
    ///
    /// - Throws: `Failure` when the system has none left.
    package init(columns: Int = 80, rows: Int = 24) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: Int32 = 0
        var number: UInt32 = 0
        guard master >= 0, ioctl(master, Self.setLock, &lock) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
            throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        slavePath = "/dev/pts/\(number)"
        screen = TerminalScreen(columns: columns, rows: rows)
        setSize(columns: columns, rows: rows)
    }

    deinit {
        if let process {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(master)
    }

    /// The end a program sees, for an editor in the test's own process; the caller closes it.
    package func openProgramEnd() -> Int32 { open(slavePath, O_RDWR | O_NOCTTY | O_CLOEXEC) }

    /// Starts a program, whose controlling terminal this is.
    ///
    /// - Parameters:
    ///   - path: of the executable.
    ///   - arguments: without the program's name.
    ///   - environment: the whole environment but for `TERM`, `xterm-256color`.
    /// - Throws: `Failure` when it cannot be started.
    package func launch(_ path: String, _ arguments: [String] = [], environment: [String: String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, it becomes the controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, slavePath, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Self.newSession)
        )

        let variables = environment.merging(["TERM": "xterm-256color"]) { _, new in new }.map { "\($0)=\($1)" }
        var pid: pid_t = 0
        let status = Self.withCStrings([path] + arguments) { arguments in
            Self.withCStrings(variables) { posix_spawn(&pid, path, &actions, &attributes, arguments, $0) }
        }
        guard status == 0 else { throw Failure(description: "\(path): \(String(cString: strerror(status)))") }
        process = pid
    }

    /// Types text.
    package func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            // A program that is busy writing must be read, or both wait for each other.
            var descriptor = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
            guard poll(&descriptor, 1, 10_000) > 0 else { throw failure("the program takes no more input") }
            if descriptor.revents & Int16(POLLIN) != 0 { try receive(milliseconds: 0) }
            guard descriptor.revents & Int16(POLLOUT) != 0 else { continue }
            let count = rest.prefix(256).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure("the terminal is closed") }
            rest = rest.dropFirst(count)
        }
    }

    /// Presses keys.
    package func press(_ keys: TerminalKey...) throws {
        for key in keys { try send(key.text) }
    }

    /// Waits until the screen is as wanted.
    ///
    /// - Parameters:
    ///   - expectation: what is waited for, for the message.
    ///   - seconds: how long; generous, because it is waited only where something is wrong.
    ///   - condition: asked after each piece of output.
    /// - Throws: `Failure` with the screen when it does not become so.
    package func wait(
        for expectation: String,
        seconds: Double = 20,
        _ condition: (TerminalScreen) -> Bool
    ) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !condition(screen) {
            guard ContinuousClock.now < deadline else { throw failure("no \(expectation) within \(seconds) s") }
            guard try receive(milliseconds: 100) else { throw failure("no \(expectation) before the program ended") }
        }
    }

    /// Waits until a line of the screen is this.
    package func wait(forLine line: String) throws {
        try wait(for: "line “\(line)”") { $0.lines.contains(line) }
    }

    /// Waits until the cursor stands in a line that is this.
    package func wait(forCursorLine line: String) throws {
        try wait(for: "cursor in line “\(line)”") { $0.cursorLine == line }
    }

    /// Waits until the screen holds a text somewhere.
    package func wait(forText text: String) throws {
        try wait(for: "text “\(text)”") { $0.lines.contains { $0.contains(text) } }
    }

    /// Takes what was written meanwhile, so that the program does not wait for a reader.
    package func drain() {
        // An end of the terminal is met by whoever waits for something next.
        while (try? receive(milliseconds: 0, stopsWhenIdle: true)) == true {}
    }

    /// Lets a time pass that the program measures, such as that after ESC.
    package func pause(milliseconds: Int) {
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < deadline {
            // As in `drain`.
            _ = try? receive(milliseconds: 10)
        }
    }

    /// Waits until the program ends.
    ///
    /// - Returns: its exit code, or the signal it died of.
    /// - Throws: `Failure` when it goes on.
    package func waitForEnd(seconds: Double = 20) throws -> Ending {
        guard let process else { throw failure("nothing was started") }
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard ContinuousClock.now < deadline else { throw failure("the program goes on") }
            try receive(milliseconds: 20)
        }
        self.process = nil
        while try receive(milliseconds: 0, stopsWhenIdle: true) {}
        return Ending(status: status)
    }

    /// Changes the size of the window; what the screen shows is forgotten.
    package func resize(columns: Int, rows: Int) {
        screen = TerminalScreen(columns: columns, rows: rows)
        setSize(columns: columns, rows: rows)
    }

    /// The terminal's modes: whether keys are echoed and lines are edited by the system, as before any program.
    package var isCooked: Bool {
        var modes = termios()
        let wanted = tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        return tcgetattr(master, &modes) == 0 && modes.c_lflag & wanted == wanted
            && modes.c_iflag & tcflag_t(ICRNL) != 0
    }

    /// Everything that `stty` would show of the terminal, to be compared.
    package var settings: [UInt64] {
        var modes = termios()
        guard tcgetattr(master, &modes) == 0 else { return [] }
        let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt64.init) }
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map(UInt64.init) + characters
    }

    private func setSize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Takes what the program wrote.
    ///
    /// - Returns: `false` when the program's end is closed, or nothing is there and that is asked for.
    @discardableResult
    private func receive(milliseconds: Int32, stopsWhenIdle: Bool = false) throws -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return !stopsWhenIdle }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(master, &bytes, bytes.count)
        guard count > 0 else { return false }
        output += bytes[..<count]
        screen.write(Array(bytes[..<count]))
        return true
    }

    private func failure(_ text: String) -> Failure {
        Failure(description: "\(text); the screen shows:\n\(screen.lines.joined(separator: "\n"))")
    }

    /// `TIOCSPTLCK` and `TIOCGPTN`: macros that Swift cannot import, as `unlockpt` and `ptsname` use them.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// `POSIX_SPAWN_SETSID`, which the C library declares for GNU sources only.
    private static let newSession: Int32 = 0x80

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
