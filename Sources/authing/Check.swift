import ArgumentParser
import AuthingShell

/// The subcommand `authing check FILE…`.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check scripts without running them: names, options, types, includes. Exit code 3 when one is wrong."
    )

    @Argument(help: "The scripts; - is standard input.", completion: .file(extensions: ["authing"]))
    var files: [String]

    @Flag(help: "Write what is found as SARIF 2.1.0 to standard output.")
    var sarif = false

    @OptionGroup var options: RunOptions

    func run() throws {
        try options.launch().run { launcher in sarif ? launcher.checkForSARIF(files) : launcher.check(files) }
    }
}
