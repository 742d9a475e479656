import ArgumentParser
import AuthingShell

/// The subcommand `authing run FILE…`.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run saved scripts, one after the other, each with a pool of its own unless --pool names one."
    )

    @Argument(help: "The scripts; - is standard input.", completion: .file(extensions: ["authing"]))
    var files: [String]

    @OptionGroup var options: RunOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        try options.launch(recording: record, of: files).run { launcher in launcher.run(files) }
    }
}
