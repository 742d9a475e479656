import Foundation
import TestSupport

/// A home of its own for a prompt on a terminal of its own.
final class PromptHome {
    let home: ProductHome
    let terminal: PseudoTerminal

    /// Starts the prompt in a folder below the home, in which `files` lie by path before; their folders are made.
    ///
    /// `HOME` in the environment's values and in the tracer's words stands for the home.
    init(
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        files: [String: String] = [:],
        columns: Int = 80,
        rows: Int = 24,
        in folder: String = ".",
        through tracer: [String] = []
    ) throws {
        home = try ProductHome()
        for (name, text) in files {
            let path = URL(filePath: home.path(name))
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try home.write(text, to: name)
            chmod(path.path, name.hasSuffix(".sh") ? 0o700 : 0o600)
        }
        terminal = try PseudoTerminal(columns: columns, rows: rows)
        let home = home
        let own = ["XDG_CONFIG_HOME": home.path("config"), "TMPDIR": home.path(""), "SWIFT_BACKTRACE": "enable=no"]
        let given = environment.mapValues { $0.replacing("HOME", with: home.path("")) }
        try terminal.launch(
            "/usr/bin/env",
            ["-C", home.path(folder)] + tracer.map { $0.replacing("HOME", with: home.path("")) }
                + [BuiltProduct.path("authing")] + arguments,
            environment: home.environment(own.merging(given) { $1 })
        )
    }

    /// Waits for a prompt that nothing was typed at.
    func waitForPrompt() throws {
        try terminal.wait(for: "prompt") { $0.isAtPrompt }
    }

    /// Types an entry and waits for the next prompt.
    func enter(_ entry: String) throws {
        try terminal.send(entry)
        try terminal.wait(for: "echo of “\(entry)”") { $0.cursorLine.contains(entry) }
        try terminal.press(.enter)
        try waitForPrompt()
    }

    /// Ends the prompt.
    func end() throws -> PseudoTerminal.Ending {
        try waitForPrompt()
        try terminal.press(.control("d"))
        return try terminal.waitForEnd()
    }

    /// All that was written so far.
    var output: String { String(decoding: terminal.output, as: UTF8.self) }
}
