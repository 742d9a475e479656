import ArgumentParser
import AuthingShell

/// The subcommand `authing lsp`.
struct LanguageServer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve an editor over standard input and output: diagnostics, completion, hover, layout, symbols."
    )

    // Editors add it to say which transport they use; there is no other.
    @Flag(help: ArgumentHelp(visibility: .hidden))
    var stdio = false

    func run() throws {
        Launch().run { launcher in launcher.serveLanguage() }
    }
}
