import AuthingScript

/// Collects what the tests of several files came to.
package struct TestReport: Sendable {
    /// One test, or a whole file that has none.
    package struct Entry: Sendable {
        /// The file, as named on the command line.
        package let file: String
        /// The test, `nil` for a file without tests.
        package let name: String?
        /// Whether it passed.
        package let passed: Bool
    }

    /// The tests in their order.
    package private(set) var entries: [Entry] = []

    /// Creates an empty report.
    package init() {}

    /// Adds a test.
    package mutating func add(file: String, name: String?, passed: Bool) {
        entries.append(Entry(file: file, name: name, passed: passed))
    }

    /// How many passed.
    package var passed: Int { entries.count { $0.passed } }

    /// How many did not.
    package var failed: Int { entries.count { !$0.passed } }

    /// The closing line.
    package var summary: String { "\(passed) passed, \(failed) failed" }
}
