import ArgumentParser
import AuthingShell

/// The subcommand `authing editors NAME`.
struct Editors: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a file that teaches an editor the language; those under scripts/editors are made so."
    )

    /// The files that can be printed.
    enum Name: String, ExpressibleByArgument, CaseIterable {
        case textmate, vim
    }

    @Argument(help: "textmate (a grammar in JSON) or vim (a syntax file).")
    var name: Name

    func run() throws {
        let name = name
        Launch().run { launcher in launcher.printSyntax(of: name == .vim ? .vim : .textMate) }
    }
}
