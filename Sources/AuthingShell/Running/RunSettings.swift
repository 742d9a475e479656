package import AuthingAPI
package import AuthingScript

/// What the command line says about a run.
package struct RunSettings: Sendable {
    /// Variables that the script finds defined.
    package var variables: [(name: String, value: Value)]
    /// Secrets by name.
    package var secrets: [String: String]
    /// The language of the API's messages.
    package var language: Language
    /// Results as JSON on a terminal too; elsewhere they always are.
    package var printsJSON: Bool
    /// How results look; `nil` for tables on a terminal and JSON elsewhere.
    package var format: Console.Format?
    /// Whether what is longer than the screen is shown a page at a time.
    package var usesPager: Bool
    /// Whether the prompt begins with the person's own file of statements.
    package var readsInitFile: Bool
    /// Whether a file shows the results of its commands.
    package var echoes: Bool
    /// Whether an error nobody handled is reported and the run goes on.
    package var keepsGoing: Bool
    /// Whether warnings, and secrets written in the script, are refused.
    package var isStrict: Bool
    /// Whether `reveal` works without a terminal.
    package var allowsReveal: Bool
    /// Where what runs is written down as a script, and what becomes of a file that is there.
    package var record: RecordSettings?

    /// Creates settings.
    package init(
        variables: [(name: String, value: Value)] = [],
        secrets: [String: String] = [:],
        language: Language = .english,
        printsJSON: Bool = false,
        format: Console.Format? = nil,
        usesPager: Bool = true,
        readsInitFile: Bool = true,
        echoes: Bool = false,
        keepsGoing: Bool = false,
        isStrict: Bool = false,
        allowsReveal: Bool = false
    ) {
        self.variables = variables
        self.secrets = secrets
        self.language = language
        self.printsJSON = printsJSON
        self.format = format
        self.usesPager = usesPager
        self.readsInitFile = readsInitFile
        self.echoes = echoes
        self.keepsGoing = keepsGoing
        self.isStrict = isStrict
        self.allowsReveal = allowsReveal
    }
}

/// Where a session is written down.
package struct RecordSettings: Sendable {
    /// The file.
    package var file: String
    /// Whether it goes on behind what is in the file.
    package var appends: Bool
    /// Whether a file that is there is replaced.
    package var replaces: Bool

    /// Creates settings.
    package init(file: String, appends: Bool = false, replaces: Bool = false) {
        self.file = file
        self.appends = appends
        self.replaces = replaces
    }
}
