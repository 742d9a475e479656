import ArgumentParser
import AuthingShell

/// The options that write down what runs.
struct RecordOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write what runs in this file, as a script with its results.", valueName: "file"))
    var record: String?

    @Flag(help: "Let --record go on in a file that is there.")
    var append = false

    @Flag(help: "Let --record replace a file that is there.")
    var force = false
}

extension RunOptions {
    /// The launch that these options describe, with a recording of it where one is wanted.
    ///
    /// - Throws: `ValidationError` for options that do not go together, and what `launch` throws.
    func launch(recording record: RecordOptions, of files: [String] = []) throws -> Launch {
        guard let file = record.record else {
            guard !record.append, !record.force else {
                throw ValidationError("--append and --force belong to --record")
            }
            return try launch()
        }
        guard files.count <= 1 else { throw ValidationError("--record takes one script at a time") }
        guard !(record.append && record.force) else {
            throw ValidationError("give either --append or --force, not both")
        }
        var launch = try launch()
        launch.settings.record = RecordSettings(file: file, appends: record.append, replaces: record.force)
        return launch
    }
}
