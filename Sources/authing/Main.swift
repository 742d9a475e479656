import ArgumentParser
import AuthingScript
import AuthingShell
import Foundation

/// The executable: reads the command line, builds the parts, starts one thing.
@main
enum Main {
    static func main() {
        // A file that may not grow any further is an error to report, not a death.
        signal(SIGXFSZ, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        ProcessGuard.apply(to: arguments)
        startPlainly(arguments)
        do {
            var command = try parse(arguments)
            try command.run()
        } catch {
            // The language promises exit code 2 for a wrong use of the command line; the library's own is 64.
            let code = Authing.exitCode(for: error)
            guard code == .validationFailure else { Authing.exit(withError: error) }
            // `start` is what happens without a subcommand, and nobody types it.
            let message = Authing.fullMessage(for: error).replacing("authing start", with: "authing")
            // It quotes the words of the command line.
            let shown = TerminalText.escape(message, allowsLineBreaks: true)
            FileHandle.standardError.write(Data((shown + "\n").utf8))
            Foundation.exit(2)
        }
    }

    private static let subcommands: [String: any ParsableCommand.Type] = [
        "run": Run.self, "check": Check.self, "test": Test.self, "fmt": Fmt.self, "lsp": LanguageServer.self,
        "editors": Editors.self, "replay": Replay.self, "shrink": Shrink.self, "repro": Repro.self,
        "import": Import.self, "man": Man.self, "completions": Completions.self,
    ]

    /// Starts the uses that have no option, and returns for all others.
    ///
    /// The library takes 1.2 ms to read them, which is a quarter of the whole start.
    private static func startPlainly(_ arguments: [String]) {
        let launch = Launch()
        switch arguments.count {
        case 0: launch.runInput()
        case 1 where isFile(arguments[0]): launch.run(file: arguments[0])
        case 2 where arguments[0] == "-c": launch.run(code: arguments[1])
        case 2 where arguments[0] == "run" && isFile(arguments[1]): launch.run(file: arguments[1])
        default: return
        }
    }

    private static func isFile(_ argument: String) -> Bool {
        !argument.isEmpty && !argument.hasPrefix("-") && argument != "help" && subcommands[argument] == nil
    }

    /// Reads the arguments by the one subcommand that they are for, which takes less time than all together.
    ///
    /// What it refuses, and the help, is worded by the whole.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        guard arguments.first != "help" else { return try Authing.parseAsRoot(arguments) }
        do {
            guard let name = arguments.first, let subcommand = subcommands[name] else {
                return try Start.parse(arguments)
            }
            return try subcommand.parse(Array(arguments.dropFirst()))
        } catch {
            return try Authing.parseAsRoot(arguments)
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
            authing fmt <file> ...
            authing replay <file> ...
            authing shrink <file> --until 'error <code>'
            authing repro save|run|show <case>
            authing import har|curl <file>
            """,
        discussion: """
            Without a file it is a prompt; with standard input from a pipe it runs what it reads. The pool lives in \
            memory and ends with the process, unless --pool names a file.

            Exit codes: 0 fine, 1 an assert, expect, fail or test failed, 2 wrong use, 3 the script does not parse or \
            check, 4 an error nobody handled, 5 backend unreachable, 6 input needed and no terminal, 70 our own fault, \
            130 interrupted.
            """,
        version: "authing \(version)",
        subcommands: [
            Start.self, Run.self, Check.self, Test.self, Fmt.self, LanguageServer.self, Editors.self, Replay.self,
            Shrink.self, Repro.self, Import.self, Man.self, Completions.self,
        ],
        defaultSubcommand: Start.self
    )
}
