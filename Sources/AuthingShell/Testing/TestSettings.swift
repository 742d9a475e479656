/// What the command line says about a run of tests.
package struct TestSettings: Sendable {
    /// How many files run at once, at least 1.
    package var jobs = 1
    /// Which tests run.
    package var selection = TestSelection()
    /// Whether nothing new begins once a test has failed.
    package var stopsAtFailure = false
    /// How often each file runs, at least once.
    package var repetitions = 1
    /// How long a file may run; `nil` for as long as it wants.
    package var timeout: Duration?
    /// What the order of files and tests is made from; `nil` for the order in which they are written.
    package var shuffleSeed: Int64?
    /// Whether tests are listed and not run.
    package var lists = false
    /// Whether times, and what passing tests print, are shown.
    package var isVerbose = false
    /// Which reports are written, and where.
    package var reports: [(format: TestReportFormat, path: String)] = []
    /// How long the process has been running.
    package var clock: @Sendable () -> Duration = { .zero }

    /// Creates settings that run every test once, one file after the other.
    package init() {}
}
