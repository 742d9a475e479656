import Foundation
import TestSupport

/// The product under strace, which writes down its system calls and makes chosen ones fail or kill.
///
/// - SeeAlso: strace(1), sections "Filtering" and "Tampering".
struct Strace {
    /// What the product came to; a killed one takes strace along, with the same signal.
    let outcome: RunningProgram.Outcome
    /// The lines of the trace, one a call, without the ids of threads.
    let calls: [Substring]

    /// Runs the product.
    init(of arguments: [String], in home: ProductHome, _ options: [String]) throws {
        let trace = home.path("strace.log")
        let product = try BuiltProduct.path("authing")
        outcome = try RunningProgram.run(
            "/usr/bin/strace",
            ["-f", "-qq", "-s", "9000", "-o", trace] + options + [product] + arguments,
            environment: home.environment(),
            workingFolder: home.path("")
        )
        let text = String(decoding: FileManager.default.contents(atPath: trace) ?? Data(), as: UTF8.self)
        calls = text.split(separator: "\n").map { $0.drop { $0.isNumber }.drop { $0 == " " } }
    }

    /// Every text in quotes that a call was given: paths, addresses.
    var paths: [String] {
        calls.filter { !$0.hasPrefix("execve") }
            .flatMap { $0.split(separator: "\"", omittingEmptySubsequences: false).enumerated() }
            .filter { !$0.offset.isMultiple(of: 2) }
            .map { String($0.element) }
    }
}
