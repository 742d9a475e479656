import AuthingScript
import TestSupport
import Testing

@testable import AuthingShell

/// Help that is not true fails: every example of every command is run.
@Suite("Examples of commands")
struct CommandExampleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let command: Command
        let example: Command.Example

        var testDescription: String { "\(command.name): \(example.input)" }
    }

    static let cases = CommandCatalogue.standard.commands.flatMap { command in
        command.examples.map { Case(command: command, example: $0) }
    }

    @Test("do what the help says", arguments: cases)
    func run(_ test: Case) async throws {
        let (before, shown) = try await onScriptThread {
            let shell = try ShellSession()
            let before = test.example.given.flatMap { shell.type($0) }
            return (before, shell.type(test.example.input))
        }
        #expect(!before.contains { $0.hasPrefix("error") })
        if let output = test.example.output {
            #expect(shown.joined(separator: "\n") == output)
        } else {
            #expect(!shown.contains { $0.hasPrefix("error") })
        }
    }

    @Test("A command that needs no person has an example")
    func everyCommandHasOne() {
        let interactive: Set = [
            "ask", "secret", "reveal", "exit", "help", "clock resume", "history", "rerun", "edit", "clear",
        ]
        let without = CommandCatalogue.standard.commands.filter {
            $0.examples.isEmpty && !interactive.contains($0.name)
        }
        #expect(without.map(\.name) == [])
    }

    @Test("Names, aliases and texts follow one form")
    func form() {
        for command in CommandCatalogue.standard.commands {
            #expect(!command.summary.hasSuffix("."), "\(command.name)")
            #expect(command.parameters.allSatisfy { !$0.summary.isEmpty }, "\(command.name)")
        }
    }
}
