import Foundation
import TestSupport

/// A run of the product with what it took.
struct MeasuredRun {
    /// What it came to.
    let outcome: RunningProgram.Outcome
    /// From its start to its end.
    let duration: Duration
    /// The most bytes it had in memory at once.
    let peakMemory: Int

    /// What the threat table gives a hostile script or input.
    static let mostMemory = 256 << 20

    /// Runs the product in a home.
    ///
    /// - Parameters:
    ///   - arguments: without the program's name.
    ///   - home: where it runs.
    ///   - file: what its standard input is, by the path; nothing by default.
    /// - Throws: `RunningProgram.Failure` where it does not start or does not end.
    init(of arguments: [String], in home: ProductHome, reading file: String = "/dev/null") throws {
        let start = ContinuousClock.now
        let program = try RunningProgram(
            "/bin/sh",
            ["-c", "input=$1; shift; exec \"$0\" \"$@\" <\"$input\"", BuiltProduct.path("authing"), file] + arguments,
            environment: home.environment(["SWIFT_BACKTRACE": "enable=no"]),
            workingFolder: home.path("")
        )
        outcome = try program.waitForEnd(seconds: 300)
        duration = ContinuousClock.now - start
        peakMemory = program.peakMemory
    }
}
