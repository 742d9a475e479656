import ArgumentParser
import AuthingShell

/// The subcommand `authing test FILE…`.
struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Run the tests of scripts and report them; a file without tests counts as one. Exit code 1 when one fails."
    )

    @Argument(help: "The scripts; - is standard input.", completion: .file(extensions: ["authing"]))
    var files: [String]

    @OptionGroup var options: RunOptions

    func run() throws {
        try options.launch().run { launcher in launcher.test(files) }
    }
}
