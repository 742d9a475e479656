import ArgumentParser
import Foundation

/// The executable: reads the command line, builds the parts, starts one thing.
@main
enum Main {
    static func main() {
        do {
            var command = try Authing.parseAsRoot()
            try command.run()
        } catch {
            // The language promises exit code 2 for a wrong use of the command line; the library's own is 64.
            let code = Authing.exitCode(for: error)
            guard code == .validationFailure else { Authing.exit(withError: error) }
            // `start` is what happens without a subcommand, and nobody types it.
            let message = Authing.fullMessage(for: error).replacing("authing start", with: "authing")
            FileHandle.standardError.write(Data((message + "\n").utf8))
            Foundation.exit(2)
        }
    }
}

/// The command `authing`.
struct Authing: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "authing",
        abstract: "Explore, script and reproduce the Authing authentication API, with the core built in.",
        usage: """
            authing [<options>] [<file>]
            authing run <file> ...
            authing -c '<code>'
            authing check <file> ...
            authing test <file> ...
            """,
        discussion: """
            Without a file it is a prompt; with standard input from a pipe it runs what it reads. The pool lives in \
            memory and ends with the process, unless --pool names a file.

            Exit codes: 0 fine, 1 an assert, expect, fail or test failed, 2 wrong use, 3 the script does not parse or \
            check, 4 an error nobody handled, 5 backend unreachable, 6 input needed and no terminal, 70 our own fault, \
            130 interrupted.
            """,
        version: "authing \(version)",
        subcommands: [Start.self, Run.self, Check.self, Test.self],
        defaultSubcommand: Start.self
    )
}
