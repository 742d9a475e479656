import ArgumentParser
import AuthingCore
import AuthingScript
import AuthingShell
import Foundation

/// The subcommand `authing test FILE…`.
struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Run the tests of scripts, several files at once, and report them; a file without tests counts as one.",
        discussion: """
            Each file runs in a session and with a pool of its own, and is told of in the order in which it was named. \
            A folder stands for every *.authing in and below it, hidden ones left out; a glob knows *, ?, [a-z] and **. \
            A test asks nobody: what it needs comes from `secret NAME` and --var.

            Files and their tests run as they are written; --shuffle runs them in an order that --seed decides, and says \
            how to get it again. With --repeat each file runs several times, all files in each turn.

            Exit codes: 0 all passed, 1 a test failed, 3 a file does not check, 4 an error outside of a test, 6 input \
            needed, 130 interrupted; of several, that of the first file.
            """
    )

    @Argument(
        help: "Scripts, folders and globs such as 'cases/**/*.authing'; - is standard input.",
        completion: .file(extensions: ["authing"])
    )
    var files: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Run so many files at once; as many as processors by default.", valueName: "n")
    )
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Run tests that have one of these tags; '!slow' leaves out those that have it.",
            valueName: "a,b"
        )
    )
    var tags: [String] = []

    @Option(help: ArgumentHelp("Run tests with this in their name; /re/ is a regular expression.", valueName: "text"))
    var name: String?

    @Flag(help: "Begin nothing more once a test has failed.")
    var failFast = false

    @Option(name: .customLong("repeat"), help: ArgumentHelp("Run each file so many times.", valueName: "n"))
    var repetitions = 1

    @Option(
        help: ArgumentHelp("Stop a file, and fail it, when it has run so long, such as 30s or 5m.", valueName: "time")
    )
    var timeout: String?

    @Flag(help: "Run files, and the tests in them, in an order made from --seed; without one, from a new seed.")
    var shuffle = false

    @Flag(help: "List the tests that would run, and run none.")
    var list = false

    @Flag(name: .shortAndLong, help: "Show how long everything took, and what passing tests print.")
    var verbose = false

    @Option(help: ArgumentHelp("Write JUnit's XML, for continuous integration.", valueName: "file"))
    var reportJunit: String?

    @Option(help: ArgumentHelp("Write the Test Anything Protocol.", valueName: "file"))
    var reportTap: String?

    @Option(
        help: ArgumentHelp("Write everything as JSON; `help reports` at the prompt explains it.", valueName: "file")
    )
    var reportJson: String?

    @Option(help: ArgumentHelp("Write a page for people.", valueName: "file"))
    var reportHtml: String?

    @OptionGroup var options: RunOptions

    private static let mostJobs = 256
    private static let mostRepetitions = 100_000

    func validate() throws {
        if let jobs, !(1...Self.mostJobs).contains(jobs) {
            throw ValidationError("--jobs must be 1 to \(Self.mostJobs), but is \(jobs)")
        }
        guard (1...Self.mostRepetitions).contains(repetitions) else {
            throw ValidationError("--repeat must be 1 to \(Self.mostRepetitions), but is \(repetitions)")
        }
        if options.pool != nil, let jobs, jobs > 1 {
            throw ValidationError("--pool is one pool for all files, so they run one after the other: leave --jobs out")
        }
        let paths = reports.map(\.path)
        guard Set(paths).count == paths.count else { throw ValidationError("two reports cannot go to the same file") }
        if let empty = tagList.first(where: { $0.isEmpty || $0 == "!" }) {
            throw ValidationError("--tags wants names between its commas, not '\(empty)'")
        }
        _ = try pattern()
        _ = try timeLimit()
    }

    func run() throws {
        let start = ContinuousClock.now
        var settings = TestSettings()
        settings.jobs = options.pool == nil ? jobs ?? ProcessInfo.processInfo.activeProcessorCount : 1
        settings.selection = TestSelection(tags: tagList, name: try pattern())
        settings.stopsAtFailure = failFast
        settings.repetitions = repetitions
        settings.timeout = try timeLimit()
        settings.lists = list
        settings.isVerbose = verbose
        settings.reports = reports
        settings.clock = { start.duration(to: .now) }
        var launch = try options.launch()
        if shuffle {
            let seed = options.seed ?? RandomSource().bytes(count: 3).reduce(1) { $0 << 6 | Int64($1 & 63) }
            settings.shuffleSeed = seed
            // What the tests draw is repeated with the order.
            launch.seed = seed
        }
        let tests = settings
        launch.run { launcher in launcher.test(files, tests) }
    }

    private var tagList: [String] {
        tags.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private var reports: [(format: TestReportFormat, path: String)] {
        let named: [(TestReportFormat, String?)] = [
            (.junit, reportJunit), (.tap, reportTap), (.json, reportJson), (.html, reportHtml),
        ]
        return named.compactMap { format, path in path.map { (format: format, path: $0) } }
    }

    private func timeLimit() throws -> Duration? {
        guard let timeout else { return nil }
        guard let limit = DurationText.read(timeout), limit > .zero else {
            throw ValidationError("--timeout wants a duration such as 30s or 5m, not '\(timeout)'")
        }
        return limit
    }

    private func pattern() throws -> NamePattern? {
        guard let name else { return nil }
        do throws(NamePattern.Malformed) {
            return try NamePattern(name)
        } catch {
            throw ValidationError("--name: \(error.message)")
        }
    }
}
