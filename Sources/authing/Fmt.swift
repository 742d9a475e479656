import ArgumentParser
import AuthingShell

/// The subcommand `authing fmt FILE…`.
struct Fmt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write scripts anew in their one layout; what they mean and their comments stay.",
        discussion: """
            A file that does not parse is left as it is: exit code 3. With --check nothing is written, and the exit code \
            is 1 when a file would change.
            """
    )

    @Argument(help: "The scripts; - reads standard input and writes standard output.")
    var files: [String]

    @Flag(help: "Write nothing; name the files that would change.")
    var check = false

    @Flag(help: "Write nothing; show what would change.")
    var diff = false

    func run() throws {
        let mode: FormatMode = diff ? .difference : check ? .check : .write
        Launch().run { launcher in launcher.format(files, mode) }
    }
}
