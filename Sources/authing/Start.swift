import ArgumentParser
import AuthingShell
import Foundation

/// `authing [FILE]`, `authing -c CODE`, and the prompt: what happens without a subcommand.
struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Run a file, code or standard input; without any of them, the prompt.",
        shouldDisplay: false
    )

    @Argument(help: "A script; - is standard input.", completion: .file(extensions: ["authing"]))
    var file: String?

    @Option(name: .customShort("c"), help: ArgumentHelp("Run this code and print its results.", valueName: "code"))
    var code: String?

    @OptionGroup var options: RunOptions
    @OptionGroup var record: RecordOptions

    func validate() throws {
        if file != nil, code != nil { throw ValidationError("give either a file or -c, not both") }
    }

    func run() throws {
        let launch = try options.launch(recording: record)
        if let code { launch.run(code: code) }
        if let file { launch.run(file: file) }
        launch.runInput()
    }
}

extension Launch {
    /// Runs the code of `-c`.
    func run(code: String) -> Never { run { launcher in launcher.run(code: code) } }

    /// Runs one file.
    func run(file: String) -> Never { run { launcher in launcher.run([file]) } }

    /// Runs the prompt on a terminal, else what standard input gives.
    func runInput() -> Never {
        let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        run { launcher in isTerminal ? launcher.prompt() : launcher.runStandardInput() }
    }
}
