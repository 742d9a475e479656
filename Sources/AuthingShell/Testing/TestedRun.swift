package import AuthingJSON

/// What a run of tests came to; no text in it holds a secret that the run has met.
package struct TestedRun: Sendable, Equatable {
    /// The files in the order in which they were to run; those of a second repetition follow all of the first.
    package var files: [TestedFile]
    /// What the order was made from; `nil` where it is that of the command line.
    package var shuffleSeed: Int64?
    /// Whether the person ended it.
    package var isInterrupted = false
    /// How long it took.
    package var duration = Duration.zero

    /// Creates a run.
    package init(files: [TestedFile], shuffleSeed: Int64? = nil) {
        self.files = files
        self.shuffleSeed = shuffleSeed
    }

    /// How many tests passed, failed, and did not run.
    package var counts: TestCounts { files.reduce(into: TestCounts()) { $0.add($1.counts) } }

    /// The first exit code that is not 0; 130 when the person ended the run.
    package var exitCode: Int32 {
        isInterrupted ? 130 : files.lazy.map(\.exitCode).first { $0 != 0 } ?? 0
    }
}

/// How many tests ended in which way.
package struct TestCounts: Sendable, Equatable {
    /// Those that passed.
    package var passed = 0
    /// Those that did not.
    package var failed = 0
    /// Those that were to run and did not.
    package var notRun = 0

    /// All of them.
    package var total: Int { passed + failed + notRun }

    /// Adds those of another count.
    mutating func add(_ other: TestCounts) {
        passed += other.passed
        failed += other.failed
        notRun += other.notRun
    }

    /// Counts one.
    mutating func add(_ outcome: TestedCase.Outcome) {
        switch outcome {
        case .passed: passed += 1
        case .failed: failed += 1
        case .notRun: notRun += 1
        }
    }

    /// The closing line.
    package var summary: String { "\(passed) passed, \(failed) failed" + (notRun > 0 ? ", \(notRun) not run" : "") }
}

/// One run of one file.
package struct TestedFile: Sendable, Equatable {
    /// The file, as named.
    package var path: String
    /// Which of the repetitions it is, from 1.
    package var repetition = 1
    /// Its tests as they ran; a file without tests, and what failed outside of its tests, is one without a name.
    package var cases: [TestedCase] = []
    /// The exit code of language.md, section 6.
    package var exitCode: Int32 = 0
    /// How long it took, reading and checking included.
    package var duration = Duration.zero
    /// What it printed outside of its tests.
    package var output = ""

    /// Creates a file that has not run.
    package init(path: String, repetition: Int = 1) {
        self.path = path
        self.repetition = repetition
    }

    /// How its tests ended.
    package var counts: TestCounts { cases.reduce(into: TestCounts()) { $0.add($1.outcome) } }

    /// The path, and which repetition it is where there are several.
    var title: String { repetition == 1 ? path : "\(path) (run \(repetition))" }
}

/// One test that ran, or was to run.
package struct TestedCase: Sendable, Equatable {
    /// How it ended.
    package enum Outcome: Sendable, Equatable {
        /// As it should.
        case passed
        /// With a failed check or an error.
        case failed(TestFailure)
        /// Not at all, and why not.
        case notRun(String)
    }

    /// Its name; `nil` for a file without tests, and for what failed outside of a file's tests.
    package var name: String?
    /// Its tags.
    package var tags: [String] = []
    /// The line on which it stands.
    package var line: Int?
    /// How it ended.
    package var outcome: Outcome
    /// How long it took.
    package var duration = Duration.zero
    /// How far it moved a clock that stood still; `nil` where the clock ran.
    package var virtualDuration: Duration?
    /// What it printed.
    package var output = ""

    /// Creates a test.
    package init(name: String?, outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }

    /// The name, or what stands in its place.
    package var title: String {
        if let name { return name }
        if case .failed(let failure) = outcome, failure.isOutsideOfTests { return "outside of a test" }
        return "the whole file"
    }
}

/// Why a test failed.
package struct TestFailure: Sendable, Equatable {
    /// What is wrong.
    package var message: String
    /// The code of an error; `nil` for a failed check.
    package var code: String?
    /// The line it happened on.
    package var line: Int?
    /// The column.
    package var column: Int?
    /// The whole of it with the line of the script, for 80 columns.
    package var text: String
    /// The same as this session's terminal shows it.
    package var shown: String
    /// The same as data, in the form of `authing check --json`; one for each thing that was wrong.
    package var diagnostics: [JSON] = []
    /// Whether the file has tests and this is none of them.
    package var isOutsideOfTests = false

    /// Creates a failure.
    package init(message: String, code: String? = nil, text: String? = nil) {
        self.message = message
        self.code = code
        self.text = text ?? message + "\n"
        shown = self.text
    }
}
