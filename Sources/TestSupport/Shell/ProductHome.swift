package import Foundation

/// A home of its own for the built `authing`: what it writes lies below one folder, which goes with the object.
package final class ProductHome: Sendable {
    private let folder: TemporaryDirectory

    /// Makes a home.
    ///
    /// - Throws: what the file system says.
    package init() throws { folder = try TemporaryDirectory() }

    /// The path of a file in it, which need not exist.
    package func path(_ name: String) -> String { folder.path(of: name) }

    /// The whole environment of the product, with more variables in it.
    package func environment(_ more: [String: String] = [:]) -> [String: String] {
        ["HOME": path(""), "XDG_STATE_HOME": path("state"), "PATH": "/usr/bin:/bin"].merging(more) { $1 }
    }

    /// Writes a script.
    ///
    /// - Returns: its path.
    /// - Throws: what the file system says.
    @discardableResult
    package func write(_ text: String, to name: String = "case.authing") throws -> String {
        try text.write(toFile: path(name), atomically: false, encoding: .utf8)
        return path(name)
    }

    /// Starts the product in this folder.
    package func start(_ arguments: [String], input: String = "", environment more: [String: String] = [:]) throws
        -> RunningProgram
    {
        try RunningProgram(
            BuiltProduct.path("authing"),
            arguments,
            input: input,
            environment: environment(more),
            workingFolder: path("")
        )
    }

    /// Runs the product in this folder and waits for its end.
    package func run(_ arguments: [String], input: String = "", environment more: [String: String] = [:]) throws
        -> RunningProgram.Outcome
    {
        try start(arguments, input: input, environment: more).waitForEnd()
    }

    /// All bytes of all files below it.
    package func contents() -> Data {
        let names = FileManager.default.enumerator(atPath: path(""))?.compactMap { $0 as? String } ?? []
        return names.reduce(into: Data()) { $0 += FileManager.default.contents(atPath: path($1)) ?? Data() }
    }
}
