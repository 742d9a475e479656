import ArgumentParser
import AuthingScript
import AuthingShell
import Foundation

/// The subcommand `authing repro save|run|show`.
struct Repro: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Save a case in one file, run it anywhere, show what is in it.",
        discussion: """
            A case holds a script with what it comes to, the pool that it starts from, the clock and the seed. It is a tar \
            archive. People in the pool become others and no password fits its hashes, unless told otherwise; secrets of \
            the script are asked for by name.
            """,
        subcommands: [Repro.Save.self, Repro.Run.self, Repro.Show.self]
    )

    /// `authing repro save CASE.authingz SCRIPT`.
    struct Save: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a script and save it as a case, with the pool that it starts from."
        )

        @Argument(help: "The case, such as ticket-4812.authingz.")
        var bundle: String

        @Argument(help: "The script; - is standard input.")
        var script: String

        @Option(help: ArgumentHelp("Start from this file of `state save`.", valueName: "file"))
        var state: String?

        @Option(
            help: ArgumentHelp("Stop the clock at this instant, by default that of the state.", valueName: "instant")
        )
        var clock: Instant?

        @Flag(help: "Keep hashes of passwords, so that old passwords are good.")
        var keepHashes = false

        @Flag(help: "Keep people as they are, and their hashes.")
        var keepPeople = false

        @Flag(help: "Replace a case that is there.")
        var force = false

        @OptionGroup var options: RunOptions

        func validate() throws {
            if options.pool != nil, state != nil { throw ValidationError("give either --pool or --state, not both") }
        }

        func run() throws {
            var launch = try options.launch()
            let pool = launch
            launch.pool = nil
            // A new pool is the same each time.
            launch.seed = options.seed ?? 1
            launch.clock = clock?.date ?? Date(timeIntervalSince1970: 1_767_225_600)
            var settings = ReproSettings(clock: clock?.date, seed: options.seed ?? 1, stateFile: state)
            if pool.pool != nil { settings.openPool = { try pool.openServices() } }
            settings.keepsHashes = keepHashes
            settings.keepsPeople = keepPeople
            settings.replaces = force
            let (bundle, script, repro) = (bundle, script, settings)
            launch.run { launcher in launcher.reproSave(bundle, script, repro) }
        }
    }

    /// `authing repro run CASE.authingz`.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a case: exit code 0 when all is as it was saved, 1 with the first difference."
        )

        @Argument(help: "The case.")
        var bundle: String

        @OptionGroup var options: RunOptions

        func validate() throws { try options.checkForCase() }

        func run() throws {
            let bundle = bundle
            try options.launch().run { launcher in launcher.reproRun(bundle) }
        }
    }

    /// `authing repro show CASE.authingz`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what is in a case; nothing is run.")

        @Argument(help: "The case.")
        var bundle: String

        @OptionGroup var options: RunOptions

        func validate() throws { try options.checkForCase() }

        func run() throws {
            let bundle = bundle
            try options.launch().run { launcher in launcher.reproShow(bundle) }
        }
    }
}

extension RunOptions {
    /// A case brings its own pool and seed.
    ///
    /// - Throws: `ValidationError`.
    fileprivate func checkForCase() throws {
        guard pool == nil, seed == nil else { throw ValidationError("a case has its own pool and seed") }
    }
}

/// An instant on the command line.
struct Instant: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        guard let date = TimeText.read(argument) else { return nil }
        self.date = date
    }
}
