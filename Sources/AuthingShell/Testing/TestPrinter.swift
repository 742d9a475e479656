import AuthingScript

/// Tells on the screen what tests came to: results on one stream, what went wrong on the other.
struct TestPrinter {
    let isVerbose: Bool
    /// Whether what tests print is shown of those that passed, too.
    let showsOutput: Bool
    let usesColours: Bool
    let output: (String) -> Void
    let error: (String) -> Void

    /// Writes one file; nothing for one of which no test was wanted.
    func show(_ file: TestedFile) {
        guard !file.cases.isEmpty else { return }
        let time = isVerbose ? "  (\(TestTime.text(file.duration)))" : ""
        output("\(TerminalText.escape(file.title))\(time)\n")
        if showsOutput || file.counts.failed > 0 { showPrinted(file.output) }
        for test in file.cases { show(test) }
    }

    private func show(_ test: TestedCase) {
        let title = TerminalText.escape(test.title)
        switch test.outcome {
        case .passed:
            output("  \(paint("ok      ", "32"))\(title)\(times(test))\n")
            if showsOutput { showPrinted(test.output) }
        case .failed(let failure):
            output("  \(paint("FAILED  ", "1;31"))\(title)\(times(test))\n")
            showPrinted(test.output)
            error(failure.shown)
        case .notRun(let reason):
            output("  \(paint("not run ", "33"))\(title): \(reason)\n")
        }
    }

    private func times(_ test: TestedCase) -> String {
        guard isVerbose, test.name != nil else { return "" }
        let virtual = test.virtualDuration.map { ", virtual \(DurationText.write($0))" } ?? ""
        return "  (\(TestTime.text(test.duration))\(virtual))"
    }

    private func showPrinted(_ text: String) {
        guard !text.isEmpty else { return }
        let lines = (text.last == "\n" ? text.dropLast() : Substring(text)).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        for line in lines { output("  \(paint("│", "34")) \(line)\n") }
    }

    /// Writes what a run came to, and how long it took where that is of interest.
    func close(_ run: TestedRun, showsTime: Bool) {
        let failed = run.files.flatMap { file in
            file.cases.filter(\.hasFailed).map { (file: file, test: $0) }
        }
        if run.files.count > 1, !failed.isEmpty {
            output("failed:\n")
            for (file, test) in failed.prefix(Self.longestList) {
                let line = test.failureLine.map { ":\($0)" } ?? ""
                output("  \(TerminalText.escape(file.title))\(line)  \(TerminalText.escape(test.title))\n")
            }
            if failed.count > Self.longestList { output("  and \(failed.count - Self.longestList) more\n") }
        }
        if let seed = run.shuffleSeed { output("shuffled; --shuffle --seed \(seed) gives this order again\n") }
        if run.isInterrupted { output("interrupted\n") }
        let time = showsTime ? ", in \(TestTime.text(run.duration))" : ""
        let summary = run.counts.summary + time
        output(
            (run.counts.failed > 0 ? paint(summary, "1;31") : run.isInterrupted ? summary : paint(summary, "32")) + "\n"
        )
    }

    private static let longestList = 50

    private func paint(_ text: String, _ colour: String) -> String {
        usesColours ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }
}

extension TestedCase {
    /// Whether it failed.
    var hasFailed: Bool { failure != nil }

    /// Why it failed.
    var failure: TestFailure? {
        guard case .failed(let failure) = outcome else { return nil }
        return failure
    }

    /// Where to look when it failed: the line of the failure, else that of the test.
    var failureLine: Int? { failure?.line ?? line }
}

/// Lengths of real time, as they are told.
enum TestTime {
    /// In milliseconds up to a second, then in seconds.
    static func text(_ duration: Duration) -> String {
        let seconds = seconds(duration)
        return seconds < 1 ? "\(rounded(seconds * 1000, digits: 1)) ms" : "\(rounded(seconds, digits: 2)) s"
    }

    /// As a number of seconds with six digits behind the point, for programs.
    static func decimal(_ duration: Duration) -> String { rounded(seconds(duration), digits: 6) }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// A number that is not negative, with so many digits behind the point.
    private static func rounded(_ number: Double, digits: Int) -> String {
        let unit = (0..<digits).reduce(1) { unit, _ in unit * 10 }
        let scaled = Int((max(0, number) * Double(unit)).rounded())
        let fraction = String(scaled % unit)
        return "\(scaled / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
