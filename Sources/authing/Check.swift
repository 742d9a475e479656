import ArgumentParser
import AuthingShell

/// The subcommand `authing check FILE…`.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check scripts without running them: names, options, types, includes. Exit code 3 when one is wrong."
    )

    @Argument(help: "The scripts; - is standard input.", completion: .file(extensions: ["authing"]))
    var files: [String]

    @OptionGroup var options: RunOptions

    func run() throws {
        try options.launch().run { launcher in launcher.check(files) }
    }
}
