import Foundation
import TestSupport
import Testing

@testable import AuthingShell

/// The man page of the built product, as troff reads it.
@Suite("The man page")
struct ManualTests {
    private static let manProgram = "/usr/bin/man"
    private static let groffProgram = "/usr/bin/groff"

    private func page() throws -> String {
        let outcome = try ProductHome().run(["man"])
        #expect(outcome.exitCode == 0 && outcome.error.isEmpty, "\(outcome.error)")
        return outcome.output
    }

    @Test("It names every command, subcommand and option of the program")
    func content() throws {
        let page = try page().replacing("\\-", with: "-")
        for command in CommandCatalogue.standard.commands {
            #expect(page.contains(".B \"\(command.name)"), "\(command.name)")
        }
        for word in ["run", "check", "test", "man", "completions"] { #expect(page.contains(".SS \"authing \(word)")) }
        for option in ["--pool FILE", "--seed N", "--secrets-file FILE", "--allow-reveal", "-c CODE", "-h, --help"] {
            #expect(page.contains(".B \"\(option)\""), "\(option)")
        }
        for (code, _) in ExitCode.all { #expect(page.contains(".B \"\(code)\"")) }
    }

    @Test("groff has nothing to say about it", .enabled(if: FileManager.default.fileExists(atPath: groffProgram)))
    func troff() throws {
        let outcome = try RunningProgram.run(
            Self.groffProgram,
            ["-ww", "-man", "-Kutf8", "-Tutf8", "-rLL=78n"],
            input: try page(),
            environment: ["PATH": "/usr/bin:/bin", "GROFF_NO_SGR": "1"]
        )
        #expect(outcome.exitCode == 0 && outcome.error.isEmpty, "\(outcome.error)")
        // Letters that are printed over themselves are bold.
        let text = outcome.output.replacing(#/.\x08/#, with: "")
        #expect(text.contains("login email EMAIL PASSWORD"))
        #expect(text.contains("authing -c 'login username bob ?; why'"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
    }

    @Test("man shows it without a warning", .enabled(if: FileManager.default.fileExists(atPath: manProgram)))
    func man() throws {
        let home = try ProductHome()
        let file = try home.write(page(), to: "authing.1")
        let outcome = try RunningProgram.run(
            Self.manProgram,
            ["--warnings", "-l", file],
            environment: ["PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "HOME": home.path("")]
        )
        #expect(outcome.exitCode == 0 && outcome.error.isEmpty, "\(outcome.error)")
        // A minimised system has a stand-in that prints a notice and no page.
        if outcome.output.contains("AUTHING(1)") { #expect(outcome.output.contains("EXIT STATUS")) }
    }

    @Test("Text that troff would read as a request or an escape stays text")
    func escapes() {
        #expect(Roff.line(".TH is text") == "\\&.TH is text\n")
        #expect(Roff.line("'tis") == "\\(aqtis\n")
        #expect(Roff.line(#"a\fB b-c"#) == "a\\efB b\\-c\n")
        #expect(Roff.argument("a \"b\"") == "\"a \\(dqb\\(dq\"")
    }
}
