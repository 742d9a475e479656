/// What the exit code of the program says.
package enum ExitCode {
    /// Each code and its meaning, in order.
    package static let all: [(code: Int32, meaning: String)] = [
        (0, "everything went well"),
        (1, "an assert, expect, fail or test failed"),
        (2, "wrong use of the command line"),
        (3, "a script does not parse or check; nothing of it ran"),
        (4, "an error that nobody handled, the API's or the script's own"),
        (5, "the backend was unreachable or timed out, or the pool could not be opened"),
        (6, "input was needed and there was no terminal"),
        (70, "our own fault"),
        (130, "interrupted"),
    ]
}
