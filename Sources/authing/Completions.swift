import ArgumentParser
import Foundation

/// The subcommand `authing completions SHELL`.
struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print completions of this program for a shell: bash, zsh or fish.",
        discussion: """
            bash reads ~/.local/share/bash-completion/completions/authing,
            zsh a file _authing in a folder of $fpath,
            fish ~/.config/fish/completions/authing.fish.
            """
    )

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: ShellName

    func run() throws {
        let output = StandardStream(STDOUT_FILENO)
        output.write(Authing.completionScript(for: shell.shell))
        output.flush()
    }
}

/// A shell that completions are made for.
enum ShellName: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish

    /// The library's name of it.
    var shell: CompletionShell {
        switch self {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
    }
}
