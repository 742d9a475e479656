import CProcess

/// Keeps secrets out of what the system shows of a process, and of what it writes when a process dies.
enum ProcessGuard {
    /// Forbids core files, and wipes environment and secret arguments where others see them.
    ///
    /// - Parameter arguments: those of the command line without the program's name; a copy, which stays whole.
    static func apply(to arguments: [String]) {
        cprocess_forbid_core_files()
        // Without memory for a copy the environment stays where it is; the program itself will not get far either.
        _ = cprocess_hide_environment()
        for (index, argument) in arguments.enumerated() {
            guard let offset = firstSecretByte(of: argument, behind: index > 0 ? arguments[index - 1] : "") else {
                continue
            }
            cprocess_hide_argument(index + 1, offset)
        }
    }

    /// How many bytes the process has allocated.
    @Sendable static func allocatedBytes() -> Int { Int(cprocess_allocated_bytes()) }

    /// Where in an argument its secret begins: the value of `--secret`, and the code of `-c`, in which one may be written.
    private static func firstSecretByte(of argument: String, behind previous: String) -> Int? {
        let option = "--secret="
        if previous == "-c" { return 0 }
        if argument.hasPrefix("-c"), argument.utf8.count > 2 { return 2 }
        let start = previous == "--secret" ? 0 : argument.hasPrefix(option) ? option.utf8.count : nil
        guard let start else { return nil }
        let value = argument.utf8.dropFirst(start)
        // Without a name all of it may be the value.
        return value.firstIndex(of: UInt8(ascii: "=")).map {
            start + value.distance(from: value.startIndex, to: $0) + 1
        }
            ?? start
    }
}
