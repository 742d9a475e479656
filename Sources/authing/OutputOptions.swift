import ArgumentParser
import AuthingShell

/// The options that say how a person meets results.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How results look: table, json, ndjson or csv.", valueName: "format"))
    var format: FormatOption?

    @Flag(help: "Write results that are longer than the screen all at once.")
    var noPager = false

    @Flag(help: "Begin the prompt without your init.authing.")
    var noInit = false
}

/// How results look.
enum FormatOption: String, ExpressibleByArgument, CaseIterable {
    case table, json, ndjson, csv

    /// The console's format.
    var format: Console.Format {
        switch self {
        case .table: .tables
        case .json: .json
        case .ndjson: .ndjson
        case .csv: .csv
        }
    }
}
