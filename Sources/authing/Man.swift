import ArgumentParser
import AuthingJSON
import AuthingShell
import Foundation

/// The subcommand `authing man`.
struct Man: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the man page; `authing man | man -l -` shows it."
    )

    func run() throws {
        // What the library says of its own commands is JSON that it made itself.
        let tool = try JSON(parsing: Array(Authing._dumpHelp().utf8), depth: 64)
        let page = ManualPage(tool: tool["command"] ?? .null, version: Authing.version, catalogue: .standard)
        let output = StandardStream(STDOUT_FILENO)
        output.write(page.text)
        output.flush()
    }
}
