import ArgumentParser
import AuthingShell

/// The subcommand `authing shrink SCRIPT`.
struct Shrink: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take away what a script does not need to end as it does: statements, blocks, arguments, literals.",
        discussion: """
            Each try runs in a new pool in memory, from the same instant with the same seed. Where no error of that code \
            ends the script, an `expect error` that is right about it counts. Comments of statements that stay are kept. \
            Ctrl-C ends it with the best so far. Exit code 1 when the whole script does not end so.
            """
    )

    @Argument(help: "The script; - is standard input.")
    var file: String

    @Option(
        help: ArgumentHelp("How it is to end: 'error 2005', or one of our own codes, such as A2101.", valueName: "end")
    )
    var until: String?

    @Flag(help: "It is to fail as it does at first.")
    var untilFails = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the result in this file.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("The most runs.", valueName: "n"))
    var maxRuns = 5000

    @OptionGroup var options: RunOptions

    func validate() throws {
        guard (until == nil) == untilFails else { throw ValidationError("give either --until or --until-fails") }
        guard maxRuns > 0 else { throw ValidationError("--max-runs must be 1 at least") }
        guard options.pool == nil else {
            throw ValidationError("each run has a pool of its own, so --pool does not fit")
        }
        if let until, ShrinkGoal(until) == nil {
            throw ValidationError("--until wants an error's code, such as 'error 2005' or A2101")
        }
    }

    func run() throws {
        let goal = until.flatMap { ShrinkGoal($0) } ?? .fails
        let settings = ShrinkSettings(goal: goal, output: output, limit: maxRuns, seed: options.seed ?? 1)
        let file = file
        try options.launch().run { launcher in launcher.shrink(file, settings) }
    }
}
