/// A form in which a run of tests is reported to other programs, and to people who were not there.
package enum TestReportFormat: String, Sendable, CaseIterable {
    /// JUnit's XML, as continuous integration takes it.
    case junit
    /// The Test Anything Protocol, version 14.
    case tap
    /// One record with everything in it.
    case json
    /// A page for people.
    case html

    /// The option that asks for it.
    package var option: String { "--report-\(rawValue)" }

    /// The report of a run.
    package func text(of run: TestedRun) -> String {
        switch self {
        case .junit: JUnitReport(run: run).text
        case .tap: TAPReport(run: run).text
        case .json: JSONTestReport(run: run).text
        case .html: HTMLReport(run: run).text
        }
    }
}
