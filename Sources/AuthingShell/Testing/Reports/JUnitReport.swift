/// The form of JUnit's reports that Jenkins, GitLab and others read.
///
/// A file is a `testsuite`, a test a `testcase`. A failed check is a `failure`, an error an `error`, a test that did not run
/// `skipped`. Times are seconds.
///
/// - SeeAlso: the schema of Jenkins' plugin, jenkinsci/xunit-plugin, `junit-10.xsd`.
struct JUnitReport {
    let run: TestedRun

    var text: String {
        let suites = run.files.filter { !$0.cases.isEmpty }
        let attributes = counts(run.files.flatMap(\.cases)) + #" time="\#(TestTime.decimal(run.duration))""#
        let lines =
            [#"<?xml version="1.0" encoding="UTF-8"?>"#, #"<testsuites name="authing" \#(attributes)>"#]
            + suites.map(suite) + ["</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func suite(_ file: TestedFile) -> String {
        let time = #"time="\#(TestTime.decimal(file.duration))""#
        var lines = [
            #"  <testsuite name="\#(MarkupText.attribute(file.title))" \#(counts(file.cases)) \#(time)>"#
        ]
        lines += file.cases.map { test($0, of: file) }
        if !file.output.isEmpty { lines.append("    <system-out>\(MarkupText.escape(file.output))</system-out>") }
        lines.append("  </testsuite>")
        return lines.joined(separator: "\n")
    }

    private func counts(_ cases: [TestedCase]) -> String {
        let errors = cases.count { $0.failure?.code != nil }
        let failures = cases.count { $0.hasFailed } - errors
        let skipped = cases.count { $0.reasonNotRun != nil }
        return #"tests="\#(cases.count)" failures="\#(failures)" errors="\#(errors)" skipped="\#(skipped)""#
    }

    private func test(_ test: TestedCase, of file: TestedFile) -> String {
        let start =
            #"    <testcase classname="\#(MarkupText.attribute(file.title))" name="\#(MarkupText.attribute(test.title))""#
            + #" time="\#(TestTime.decimal(test.duration))""#
        var content: [String] = []
        if let failure = test.failure {
            let element = failure.code == nil ? "failure" : "error"
            let attributes =
                #"message="\#(MarkupText.attribute(failure.message))" type="\#(MarkupText.attribute(failure.code ?? "assertion"))""#
            content.append("      <\(element) \(attributes)>\(MarkupText.escape(failure.text))</\(element)>")
        } else if let reason = test.reasonNotRun {
            content.append(#"      <skipped message="\#(MarkupText.attribute(reason))"/>"#)
        }
        if !test.output.isEmpty { content.append("      <system-out>\(MarkupText.escape(test.output))</system-out>") }
        guard !content.isEmpty else { return start + "/>" }
        return ([start + ">"] + content + ["    </testcase>"]).joined(separator: "\n")
    }
}

extension TestedCase {
    /// Why it did not run, `nil` when it did.
    var reasonNotRun: String? {
        guard case .notRun(let reason) = outcome else { return nil }
        return reason
    }
}
