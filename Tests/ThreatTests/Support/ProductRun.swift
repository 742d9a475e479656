import Foundation
import TestSupport

/// What the checks of the shell do with the product again and again.
extension ProductHome {
    /// Writes a script outside of the home, so that what stands in it is not found there.
    func outside(_ text: String, in folder: TemporaryDirectory) throws -> String {
        let path = folder.path(of: "case.authing")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// Starts the prompt on a terminal and waits until it asks.
    func prompt(_ arguments: [String] = [], columns: Int = 200, environment more: [String: String] = [:]) throws
        -> PseudoTerminal
    {
        let terminal = try PseudoTerminal(columns: columns, rows: 50)
        // On a terminal Swift's backtracer would ask what to do.
        let quiet = ["SWIFT_BACKTRACE": "enable=no"]
        try terminal.launch(
            BuiltProduct.path("authing"),
            arguments,
            environment: environment(more.merging(quiet) { $1 })
        )
        try terminal.waitForPrompt()
        return terminal
    }
}

extension PseudoTerminal {
    /// Waits until the prompt asks for an entry, or for more of one.
    func waitForPrompt() throws {
        try wait(for: "prompt", seconds: 60) { $0.isAtPrompt }
    }

    /// Types a line at the prompt and waits until it asks for the next.
    func enter(_ line: String) throws { try toPrompt { try send(line + "\r") } }

    /// Types something that ends an entry, and waits until the prompt asks for the next.
    func toPrompt(_ typing: () throws -> Void) throws {
        let asked = screen.questions
        try typing()
        try wait(for: "the entry to end", seconds: 60) { $0.questions > asked && $0.isAtPrompt }
    }
}

/// Measures.
enum Timing {
    /// Whether the tests, and the product beside them, were built without optimisation.
    static let isDebug: Bool = {
        var isDebug = false
        assert(
            {
                isDebug = true; return true
            }()
        )
        return isDebug
    }()

    /// A limit of the threat table for a release build; what is not optimised, or shares its processors, gets more.
    static func limit(_ limit: Duration, debug: Duration) -> Duration { isDebug ? debug : limit }

    /// How long something takes.
    static func of(_ body: () throws -> Void) rethrows -> Duration {
        let start = ContinuousClock.now
        try body()
        return ContinuousClock.now - start
    }
}
