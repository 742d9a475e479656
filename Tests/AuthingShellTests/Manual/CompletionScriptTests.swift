import Foundation
import TestSupport
import Testing

/// The completions that the built product prints, run by the shells they are for.
@Suite("Completions of the program")
struct CompletionScriptTests {
    private static func exists(_ shell: String) -> Bool { FileManager.default.fileExists(atPath: "/usr/bin/\(shell)") }

    /// A folder with the completions, the program on its path, a script, and a file that is none.
    private func home(_ shell: String) throws -> ProductHome {
        let home = try ProductHome()
        let outcome = try home.run(["completions", shell])
        #expect(outcome.exitCode == 0 && outcome.error.isEmpty, "\(outcome.error)")
        try home.write(outcome.output, to: "completions.\(shell)")
        try home.write("print 1", to: "case.authing")
        try home.write("nothing", to: "case.txt")
        try FileManager.default.createSymbolicLink(
            atPath: home.path("authing"),
            withDestinationPath: BuiltProduct.path("authing")
        )
        return home
    }

    private func run(_ shell: String, _ arguments: [String], in home: ProductHome) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            "/usr/bin/\(shell)",
            arguments,
            environment: home.environment(["PATH": "\(home.path("")):/usr/bin:/bin", "TERM": "dumb"]),
            workingFolder: home.path("")
        )
    }

    @Test(
        "bash",
        .enabled(if: exists("bash")),
        arguments: [
            ("authing r", ["run"], []),
            ("authing run ca", ["case.authing"], ["case.txt"]),
            ("authing check ca", ["case.authing"], ["case.txt"]),
            ("authing run --se", ["--seed", "--secret", "--secrets-file"], ["--pool"]),
            ("authing run --lang ", ["en-US", "zh-CN"], []),
            ("authing completions ", ["bash", "zsh", "fish"], []),
        ] as [(String, [String], [String])]
    )
    func bash(line: String, offered: [String], withheld: [String]) throws {
        let home = try home("bash")
        #expect(try run("bash", ["-n", "completions.bash"], in: home).error.isEmpty)
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
        let script = """
            source completions.bash
            COMP_WORDS=(\(words.joined(separator: " "))) COMP_CWORD=\(words.count - 1)
            COMP_LINE='\(line)' COMP_POINT=\(line.count) COMP_TYPE=9
            _authing authing \(words[words.count - 1]) \(words[words.count - 2]) 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let outcome = try run("bash", ["--norc", "-c", script], in: home)
        let candidates = outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for word in offered { #expect(candidates.contains(word), "\(line): \(candidates)") }
        for word in withheld { #expect(!candidates.contains(word), "\(line): \(candidates)") }
    }

    @Test("zsh reads its own", .enabled(if: exists("zsh")))
    func zsh() throws {
        let home = try home("zsh")
        #expect(try run("zsh", ["-f", "-n", "completions.zsh"], in: home).error.isEmpty)
        let script = "autoload -U compinit && compinit -u -D && source ./completions.zsh; whence -w _authing"
        let outcome = try run("zsh", ["-f", "-c", script], in: home)
        #expect(outcome.output.contains("_authing: function"), "\(outcome)")
    }

    @Test(
        "fish",
        .enabled(if: exists("fish")),
        arguments: [
            ("authing r", ["run"]), ("authing run ca", ["case.authing"]), ("authing run --se", ["--seed"]),
            ("authing completions ", ["fish", "zsh"]),
        ] as [(String, [String])]
    )
    func fish(line: String, offered: [String]) throws {
        let home = try home("fish")
        let script = "source completions.fish; complete -C '\(line)'"
        let outcome = try run("fish", ["--no-config", "-c", script], in: home)
        let candidates = outcome.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        for word in offered { #expect(candidates.contains(word), "\(line): \(outcome)") }
    }

    @Test("A shell that is none of them is refused with their names")
    func unknown() throws {
        let outcome = try ProductHome().run(["completions", "csh"])
        #expect(outcome.exitCode == 2)
        #expect(outcome.error.contains("bash") && outcome.error.contains("fish"))
    }
}
