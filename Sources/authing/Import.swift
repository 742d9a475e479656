import ArgumentParser
import AuthingShell
import Foundation

/// The subcommand `authing import har|curl`.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a script of a browser's recording or a line of curl; no secret is taken over.",
        subcommands: [HAR.self, Curl.self]
    )

    /// `authing import har FILE`.
    struct HAR: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "har",
            abstract: "Make a script of an HTTP archive, as browsers export it."
        )

        @Argument(help: "The archive (.har); - is standard input.")
        var file: String

        @Option(name: .shortAndLong, help: ArgumentHelp("Write the script to this file.", valueName: "script"))
        var output: String?

        func run() throws { Import.run(.har, file, to: output) }
    }

    /// `authing import curl FILE`.
    struct Curl: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "curl",
            abstract: "Make a script of lines of curl, as browsers copy them."
        )

        @Argument(help: "A file with them, - for standard input, or one as a single argument: 'curl …'.")
        var source: String

        @Option(name: .shortAndLong, help: ArgumentHelp("Write the script to this file.", valueName: "script"))
        var output: String?

        func run() throws { Import.run(.curl, source, to: output) }
    }

    private static func run(_ kind: Importer.Kind, _ source: String, to script: String?) -> Never {
        let output = StandardStream(STDOUT_FILENO)
        let error = StandardStream(STDERR_FILENO)
        let code = Importer(output: output.write, error: error.write).run(kind, source, to: script)
        output.flush()
        error.flush()
        Foundation.exit(code)
    }
}
