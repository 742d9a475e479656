import ArgumentParser
import AuthingShell

/// The subcommand `authing replay FILE…`.
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Run scripts and show the first thing that differs from their #> comments. Exit code 1 when one does.",
        discussion: """
            A recording shows all that there was to see, so all of it is compared. In a script written by hand, a statement \
            without a comment must not fail, and may show what it likes; ~~~ in a comment stands for anything. Ids, times, \
            codes and tokens are masked unless the script begins with seed and clock freeze.
            """
    )

    @Argument(help: "The scripts; - is standard input.")
    var files: [String]

    @Flag(help: "Bring the comments to what happened.")
    var accept = false

    @OptionGroup var options: RunOptions

    func run() throws {
        let accept = accept
        try options.launch().run { launcher in launcher.replay(files, accepts: accept) }
    }
}
